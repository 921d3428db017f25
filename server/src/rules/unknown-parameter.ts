import type { Rule } from './rule.js';

export const unknownParameter: Rule = {
  id: 'unknown-parameter',
  severity: 'error',
  documentation: {
    what: 'Reports letters in the place of an amount that no one has given a value.',
    why: 'A composition with an open amount has no sum, no charge and no mass.',
    example: 'material MCO : O3 = LiNixCo0.5O2\n',
    instead: 'material MCO : O3 = LiNi0.5Co0.5O2\n',
    fix: 'There is none: the value is the author’s to give.',
  },
  check(model, report) {
    for (const { remarks, name: material } of model.materials) {
      const told = new Set<string>();
      for (const remark of remarks) {
        if (remark.kind !== 'undeclared-parameter' || told.has(remark.name)) continue;
        told.add(remark.name);
        const letter = model.text.charAt(remark.range.start - 1);
        const symbol = /[A-Z]/.test(letter) ? letter + remark.name : undefined;
        report({
          range: remark.range,
          material,
          message: `\`${remark.name}\` stands for an amount, and nothing says which`,
          help: symbol
            ? `write the amount as a number; if an element was meant, \`${symbol}\` is none`
            : 'write the amount as a number',
        });
      }
    }
  },
};
