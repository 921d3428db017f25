import { builtInStructures } from '../model/built-in.js';
import type { Declaration, Name, Range } from '../syntax/tree.js';
import type { Rule } from './rule.js';

/** What declarations are called where it is not by their keyword. */
const WORDS: Partial<Record<Declaration['kind'], string>> = { let: 'constant', measured: 'measurement' };

export const duplicateName: Rule = {
  id: 'duplicate-name',
  severity: 'error',
  documentation: {
    what: 'Reports materials, structures and sites of a structure that are declared twice.',
    why: 'Whoever reads, cites or weighs the name later cannot know which of the two is meant.',
    example: 'material NCM : O3 = LiNi0.8Co0.1Mn0.1O2\nmaterial NCM : O3 = LiNi0.6Co0.2Mn0.2O2\n',
    instead: 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\nmaterial NCM622 : O3 = LiNi0.6Co0.2Mn0.2O2\n',
    fix: 'There is none: a name is the author’s to choose.',
  },
  check(model, report) {
    const first = new Map<string, Range>();
    const visit = (kind: string, name: Name | undefined, within = 0): void => {
      if (!name || name.text === '') return;
      const key = `${kind} ${within} ${name.text}`;
      const before = first.get(key);
      if (!before) {
        first.set(key, name.range);
        return;
      }
      report({
        range: name.range,
        message: `A ${kind} called \`${name.text}\` is declared already, in line ${model.lines.positionAt(before.start).line + 1}`,
        help: 'give one of them another name',
        ...(kind === 'material' && { material: name.text }),
        related: [
          { file: model.file, isBuiltIn: false, range: before, message: `the first \`${name.text}\`` },
        ],
      });
    };
    for (const declaration of model.syntax.declarations) {
      visit(WORDS[declaration.kind] ?? declaration.kind, declaration.name);
      if (declaration.kind !== 'structure' || !declaration.name) continue;
      for (const site of declaration.sites) visit('site', site.name, declaration.keyword.start);
      if (builtInStructures().has(declaration.name.text)) {
        report({
          range: declaration.name.range,
          message: `\`${declaration.name.text}\` is a built-in structure`,
          help: 'give yours another name, so that a reader knows which is meant',
        });
      }
    }
  },
};
