/** Writes the amount of each member of an equimolar group. */
import { exactNumeral, Fraction, ONE } from '../../chemistry/amount.js';
import { isNumbered } from '../../model/composition.js';
import type { FileModel } from '../../model/file-model.js';
import type { TextEdit } from '../../rules/rule.js';
import type { GroupUnit } from '../../syntax/tree.js';
import { isKept } from './evaluation.js';
import type { Refactoring } from './refactoring.js';
import { groupAt, materialAt, type UnitPlace } from './selection.js';
import { inFormula, inList, membersOfGroup } from './units.js';

export const spellOutGroup: Refactoring = {
  id: 'spell-out-group',
  kind: 'refactor.rewrite',
  offers(request) {
    const { model, range } = request;
    const declared = materialAt(request);
    const group = declared && groupAt(declared.declaration, range, isEquimolar);
    if (!declared || !group) return [];
    const edit = spelledOut(group, model);
    const names = membersOfGroup(group.unit, model).map(({ base }) => base);
    return isKept(declared, [edit], model)
      ? [{ title: `Write the amount of each of ${names.join(', ')}`, edits: () => [edit] }]
      : [];
  },
};

function isEquimolar({ items }: GroupUnit): boolean {
  return items.length > 1 && !items.some(isNumbered);
}

/** As entries of a list where the number is one; otherwise the number stays behind the group. */
function spelledOut(
  { unit: group, groups, line }: UnitPlace & { unit: GroupUnit },
  model: FileModel,
): TextEdit {
  const members = membersOfGroup(group, model);
  const share = new Fraction(1, members.length);
  const { amount } = group;
  if (line && groups.length === 0 && (!amount || amount.kind === 'number')) {
    const each = exactNumeral(share.mul(amount?.value ?? ONE));
    const entries = members.map(({ base, charge }) => inList(base, charge ?? group.charge?.value, each));
    return { range: group.range, text: entries.join(', ') };
  }
  const numeral = exactNumeral(share);
  return {
    range: group.inner,
    text: members.map(({ base, charge }) => inFormula(base, charge, numeral)).join(''),
  };
}
