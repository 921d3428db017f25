import type { Rule } from './rule.js';

export const syntax: Rule = {
  id: 'syntax',
  severity: 'error',
  documentation: {
    what: 'Reports text that cannot be read as hem.',
    why:
      'A guess at what was meant may be wrong without anyone noticing: `Ni(NO3)2.6H2O` could be a hydrate or an ' +
      'amount of 2.6. So it is refused, with what was read and what to write. A declaration with such a mistake is ' +
      'not checked further; all others are.',
    example: 'material nitrate = Ni(NO3)2.6H2O\n',
    instead: 'material nitrate = Ni(NO3)2·6H2O\n',
    fix: 'Where only one spelling can have been meant, the fix writes it. Look at it: what was meant is not certain.',
  },
  check(model, report) {
    for (const { range, message, help, fixes } of model.syntax.problems) {
      report({
        range,
        message,
        ...(help && { help }),
        fixes: (fixes ?? []).map((fix) => ({
          title: fix.title,
          isSafe: false,
          edits: [{ range: fix.range, text: fix.replacement }],
        })),
      });
    }
  },
};
