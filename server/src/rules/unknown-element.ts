import { isElementSymbol, similarSymbols } from '../chemistry/symbols.js';
import type { Declaration, Name, Unit } from '../syntax/tree.js';
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
      const material = declaration.kind === 'material' ? declaration.name?.text : undefined;
      eachUnit(declaration, (unit) => {
        if (unit.kind !== 'element' || isElementSymbol(unit.symbol.text)) return;
        report(noElement(unit.symbol, material));
      });
    }
  },
};

/** Every unit of a structure or a material, those in brackets included, in the order of the text. */
function eachUnit(declaration: Declaration, visit: (unit: Unit) => void): void {
  const each = (units: readonly Unit[]): void => {
    for (const unit of units) {
      visit(unit);
      if (unit.kind === 'group') unit.items.forEach(each);
    }
  };
  if (declaration.kind === 'structure') for (const { usual } of declaration.sites) each(usual);
  if (declaration.kind !== 'material') return;
  for (const { units } of declaration.formula?.parts ?? []) each(units);
  for (const { replaced, occupants } of declaration.sites ?? []) {
    if (replaced) each([replaced]);
    each(occupants);
  }
}

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
