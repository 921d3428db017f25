import { formatAmount } from '../chemistry/amount.js';
import { formulaOf } from '../model/formula-text.js';
import type { Rule } from './rule.js';

export const formulaUnits: Rule = {
  id: 'formula-units',
  severity: 'hint',
  documentation: {
    what: 'Tells that a formula is written for another number of formula units than one.',
    why:
      'Amounts, charges and masses are shown per formula unit of the structure. Where the formula counts otherwise, ' +
      'they are not the printed ones, and the reader should know.',
    example: 'material LiNiOF : rock-salt = LiNiOF\n',
    instead: 'material LiNiOF : rock-salt = Li0.5Ni0.5O0.5F0.5\n',
    fix: 'There is none: both ways of writing are right.',
  },
  checkDeclarations(model, report) {
    for (const material of model.materials) {
      const { remarks, structure, declaration } = material;
      const remark = remarks.find((one) => one.kind === 'formula-units');
      if (remark?.kind !== 'formula-units' || !structure || declaration.broken || !declaration.formula)
        continue;
      report({
        range: declaration.structure?.range ?? declaration.formula.range,
        material: material.name,
        message: `This formula is ${formatAmount(remark.units)} formula units of ${structure.name}`,
        help: `amounts are told for one: ${formulaOf(material)}`,
      });
    }
  },
};
