import { CONVENTION_MEANING, CONVENTIONS } from '../chemistry/entropy.js';
import { ofKind } from '../syntax/lookup.js';
import type { Rule } from './rule.js';
import { oneOf } from './similar.js';

export const unknownConvention: Rule = {
  id: 'unknown-convention',
  severity: 'error',
  documentation: {
    what: 'Reports conventions for the entropy that are not known, and a second one in the same file.',
    why: 'The same material is of high entropy in one convention and of medium entropy in another: which one decides must be clear.',
    example: 'convention molar\n',
    instead: 'convention formula\n',
    fix: 'There is none: the convention is the author’s to choose.',
    references: CONVENTIONS.map((convention) => `\`${convention}\`: ${CONVENTION_MEANING[convention]}`),
  },
  check(model, report) {
    let hasOne = false;
    for (const declaration of ofKind(model.syntax, 'convention')) {
      if (declaration.broken) continue;
      const { convention, keyword } = declaration;
      if (convention && !CONVENTIONS.some((known) => known === convention.text)) {
        report({
          range: convention.range,
          message: `\`${convention.text}\` is no convention for the entropy`,
          help: `write ${oneOf(CONVENTIONS)}`,
        });
      } else if (hasOne) {
        report({
          severity: 'warning',
          range: keyword,
          message: 'A convention is chosen already in this file; the last one counts',
          help: 'leave one of them out',
        });
      } else hasOne = true;
    }
  },
};
