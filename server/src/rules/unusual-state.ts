import { isUnusual } from '../chemistry/redox.js';
import { statedIn } from '../model/charge.js';
import type { Rule } from './rule.js';

export const unusualState: Rule = {
  id: 'unusual-state',
  severity: 'information',
  documentation: {
    what: 'Tells of stated oxidation states that are known but out of the ordinary in ceramics.',
    why:
      'Ni4+ or Cu3+ exist, in few compounds and often only at high oxygen pressure or in a charged electrode. In the ' +
      'composition of a powder to be made they are more often a slip.',
    example: 'material cuprate : perovskite = La3+Cu3+O3\n',
    instead: 'material nickelate : perovskite = La3+Ni3+O3\n',
    fix: 'There is none: keep the state if it was measured.',
    references: ['server/src/data/usual-states.tsv, with the number of entries in the ICSD for each state'],
  },
  checkDeclarations(model, report) {
    for (const { sites, declaration, name: material } of model.materials) {
      if (declaration.broken) continue;
      for (const { element, state, range, species } of statedIn(sites)) {
        if (!element || !state || !isUnusual(element, state.value.valueOf())) continue;
        report({
          range,
          material,
          message: `${species} is unusual in a ceramic`,
          help: 'keep it if it was measured; otherwise check the sign and the number',
        });
      }
    }
  },
};
