import type { Rule } from './rule.js';

export const ambiguousCharge: Rule = {
  id: 'ambiguous-charge',
  severity: 'information',
  documentation: {
    what: 'Tells that the charge is not checked, because more than one answer is plausible and none is written.',
    why:
      'Oxidation states are solved by the order in which couples are oxidised. For cyanides, sulfides and nitrides no ' +
      'such order is known well enough, and a complex ion such as [Fe(CN)6] may carry one charge or another. Silence ' +
      'would look like a balanced charge.',
    example: 'material PBA : PBA = Na2Mn[Fe(CN)6]\n',
    instead: 'material PBA : PBA = Na2Mn2+[Fe(CN)6]4-\n',
    fix: 'There is none: write the states that are known.',
  },
  checkDeclarations(model, report) {
    for (const { charge, declaration, isComplete, name: material } of model.materials) {
      if (declaration.broken || !isComplete) continue;
      if (charge.kind !== 'undetermined' || !charge.isAbstention) continue;
      const names = charge.species.join(', ');
      const open = charge.species.length === 1 ? `state of ${names} is` : `states of ${names} are`;
      report({
        range: declaration.name?.range ?? declaration.keyword,
        material,
        message: `The charge is not checked: the ${open} open, and ${charge.why}`,
        help: 'write the oxidation states that are known: `Mn2+`, `[Fe(CN)6]4-`',
      });
    }
  },
};
