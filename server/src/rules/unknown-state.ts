import { elementOf } from '../chemistry/elements.js';
import { statedIn } from '../model/charge.js';
import { chargeText } from '../syntax/print.js';
import type { Rule } from './rule.js';

export const unknownState: Rule = {
  id: 'unknown-state',
  severity: 'error',
  documentation: {
    what: 'Reports stated oxidation states that the element is not known to have.',
    why:
      'Behind such a state there is usually a slip of notation, which would otherwise be counted without a word: in ' +
      '`Fe2O3+NiO` the sign belongs to a sum, and in `NH4+` to the whole ion. A fractional state must lie between ' +
      'two known ones.',
    example: 'material mix = Fe2O3+NiO\n',
    instead: 'material hematite = Fe2O3\n',
    fix: 'There is none: only the author knows what the sign belongs to.',
    references: ['Greenwood & Earnshaw, Chemistry of the Elements, 2nd ed. 1997: the states that are known'],
  },
  checkDeclarations(model, report) {
    for (const { sites, declaration, name: material } of model.materials) {
      if (declaration.broken) continue;
      for (const { element, state, range } of statedIn(sites)) {
        if (!element || !state) continue;
        const known = elementOf(element)?.knownStates ?? [];
        const value = state.value.valueOf();
        if (known.length === 0 || value === 0) continue;
        if (
          value >= Math.min(...known) &&
          value <= Math.max(...known) &&
          (state.value.d > 1n || known.includes(value))
        ) {
          continue;
        }
        const list = known.map((one) => `${Math.abs(one)}${one < 0 ? '−' : '+'}`).join(', ');
        report({
          range,
          material,
          message: `${element} is not known in the state ${chargeText(state.value)}`,
          help: `its known states are ${list}; a charge of several atoms goes behind their bracket, \`(NH4)+\``,
        });
      }
    }
  },
};
