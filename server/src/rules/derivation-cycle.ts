import type { Rule } from './rule.js';

export const derivationCycle: Rule = {
  id: 'derivation-cycle',
  severity: 'error',
  documentation: {
    what: 'Reports materials that are derived from themselves, directly or by way of others.',
    why: 'There is no composition to begin with.',
    example: 'material A from B { M: Co -> Mn }\nmaterial B from A { M: Mn -> Co }\n',
    instead: 'material A : O3 = LiNi0.5Co0.5O2\nmaterial B from A { M: Co -> Mn }\n',
    fix: 'There is none: one of the materials needs a composition of its own.',
  },
  check(model, report) {
    const told = new Set<number>();
    for (const { reference, resolution } of model.references) {
      if (resolution.kind !== 'cycle' || told.has(reference.range.start)) continue;
      told.add(reference.range.start);
      const [first = ''] = resolution.chain;
      report({
        range: reference.range,
        message: `\`${first}\` is derived from itself: ${[...resolution.chain].join(' from ')}`,
        help: 'give one of them a formula or sites of its own',
      });
    }
  },
};
