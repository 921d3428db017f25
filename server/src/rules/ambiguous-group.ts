import { formatAmount } from '../chemistry/amount.js';
import type { PartModel } from '../model/file-model.js';
import type { GroupUnit } from '../syntax/tree.js';
import type { Fix, Rule } from './rule.js';

export const ambiguousGroup: Rule = {
  id: 'ambiguous-group',
  severity: 'hint',
  documentation: {
    what: 'Tells how a bracket without subscripts was read, and refuses one with some of them.',
    why:
      'Papers write `(CrNiMnFeCu)3O4` for an equimolar mixture; by the rules of formulas it says three of each. hem ' +
      'reads it as equimolar where that fits the site, or makes an alloy add up to one or to a hundred, and strictly ' +
      'where there is nothing to tell. Commas leave no doubt.',
    example: 'material 4MCu : spinel = (CrNiMnFeCu)3O4\n',
    instead: 'material 4MCu : spinel = (Cr,Ni,Mn,Fe,Cu)3O4\n',
    fix: 'Writes the commas of an equimolar group. Safe where hem has read the group so; it keeps the meaning.',
  },
  checkDeclarations(model, report) {
    for (const { remarks, declaration, name: material } of model.materials) {
      if (declaration.broken) continue;
      for (const remark of remarks) {
        if (remark.kind === 'read-as-equimolar') {
          report({
            range: remark.group.inner,
            material,
            message: `This group was read as equimolar, ${formatAmount(remark.total)} in all`,
            help: 'write commas to say so',
            fixes: [writeCommas(remark.group, model, true)],
          });
        } else if (remark.kind === 'read-as-written') {
          report({
            range: remark.group.inner,
            material,
            message: `This group was read as written, ${formatAmount(remark.total)} in all: each of its elements as often as the bracket says`,
            help: 'write commas if they share one site in equal parts',
            fixes: [writeCommas(remark.group, model, false)],
          });
        } else if (remark.kind === 'mixed-amounts') {
          report({
            range: remark.group.inner,
            material,
            severity: 'error',
            message: 'Some members of this group have an amount and some have none',
            help: 'give each its amount, or none for equal parts',
          });
        }
      }
    }
  },
};

function writeCommas(group: GroupUnit, model: PartModel, isSafe: boolean): Fix {
  const members = group.items.flat().map((unit) => model.text.slice(unit.range.start, unit.range.end).trim());
  return {
    title: 'Write commas: equal parts',
    isSafe,
    edits: [{ range: group.inner, text: members.join(',') }],
  };
}
