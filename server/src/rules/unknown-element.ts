import { isElementSymbol, similarSymbols } from '../chemistry/symbols.js';
import { elementsIn } from '../syntax/lookup.js';
import type { Name } from '../syntax/tree.js';
import type { Report, Rule } from './rule.js';
import { oneOf } from './similar.js';

export const unknownElement: Rule = {
  id: 'unknown-element',
  severity: 'error',
  documentation: {
    what: 'Reports symbols that are no element.',
    why: 'A slip of the keyboard in a symbol gives a composition nobody can make, and one that no total can be had of.',
    example: 'material NCM : O3 = LiNi0.8Co0.1Xn0.1O2\n',
    instead: 'material NCM : O3 = LiNi0.8Co0.1Mn0.1O2\n',
    fix: 'Writes a symbol that is one letter off. Which one was meant only the author knows.',
  },
  checkDeclarations(model, report) {
    for (const declaration of model.syntax.declarations) {
      if (declaration.kind !== 'material' && declaration.kind !== 'structure') continue;
      const material = declaration.kind === 'material' ? declaration.name?.text : undefined;
      for (const symbol of elementsIn(declaration)) {
        if (!isElementSymbol(symbol.text)) report(noElement(symbol, material));
      }
    }
  },
};

/** What is reported of a symbol that is no element. */
export function noElement({ text, range }: Name, material: string | undefined): Report {
  const similar = similarSymbols(text);
  return {
    range,
    message: `\`${text}\` is no element`,
    help: similar.length > 0 ? `write ${oneOf(similar)} if that is meant` : 'write the symbol of an element',
    ...(material && { material }),
    fixes: similar.map((symbol) => ({
      title: `Write ${symbol}`,
      isSafe: false,
      edits: [{ range, text: symbol }],
    })),
  };
}
