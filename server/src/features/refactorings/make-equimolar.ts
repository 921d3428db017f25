/** Makes what shares a site equimolar: commas in the place of numbers, and the number of all of them behind. */
import { exactNumeral, type Fraction, formatAmount, isOne, ONE, sum } from '../../chemistry/amount.js';
import type { DeclaredMaterial, FileModel } from '../../model/file-model.js';
import type { Material } from '../../model/material.js';
import { isSharing } from '../../model/pieces.js';
import type { TextEdit } from '../../rules/rule.js';
import { writeNumeral } from '../../rules/sum-fixes.js';
import type { GroupUnit, Range, Unit } from '../../syntax/tree.js';
import { membersAfter } from './evaluation.js';
import type { Offer, Refactoring, Request } from './refactoring.js';
import { haveSameAmounts } from './same.js';
import { groupAt, holds, materialAt, sitesAt } from './selection.js';
import { baseOf, inFormula, inList, membersOfGroup } from './units.js';

export const makeEquimolar: Refactoring = {
  id: 'make-equimolar',
  kind: 'refactor.rewrite',
  offers(request) {
    const declared = materialAt(request);
    if (!declared) return [];
    return targetsAt(declared, request).flatMap((target) => offerFor(target, declared, request.model));
  },
};

/** What is to share equally, and the edits by which it does. */
interface Target {
  readonly range: Range;
  readonly units: readonly Unit[];
  readonly edits: readonly TextEdit[];
}

function targetsAt(declared: DeclaredMaterial, request: Request): Target[] {
  const { model, range } = request;
  const group = groupAt(declared.declaration, range, isNumberedGroup);
  if (group) return inGroup(group.unit, model);
  return sitesAt(declared, request).flatMap(({ units }) => onSite(units, declared, model));
}

function isNumberedGroup(group: GroupUnit): boolean {
  const children = group.items.flat();
  const isFlat = group.items.length === 1 || group.items.every((item) => item.length === 1);
  return isSharing(group) && isFlat && children.length > 1 && children.every(hasNumber);
}

function hasNumber({ kind, amount }: Unit): boolean {
  return kind !== 'vacancy' && amount?.kind === 'number';
}

function inGroup(group: GroupUnit, model: FileModel): Target[] {
  const units = group.items.flat();
  const inner = totalOf(units);
  const texts = membersOfGroup(group, model).map(({ base, charge }) => inFormula(base, charge, ''));
  const commas = { range: group.inner, text: texts.join(',') };
  const target = { range: group.inner, units };
  if (isOne(inner)) return [{ ...target, edits: [commas] }];
  if (group.amount && group.amount.kind !== 'number') return [];
  const outer = inner.mul(group.amount?.value ?? ONE);
  return [{ ...target, edits: [commas, writeNumeral(group, exactNumeral(outer), model)] }];
}

/** The units of a whole site, where they stand side by side. */
function onSite(units: readonly Unit[], { declaration }: DeclaredMaterial, model: FileModel): Target[] {
  const [first] = units;
  const last = units[units.length - 1];
  if (!first || !last || first === last || !units.every(isSimple)) return [];
  const range = { start: first.range.start, end: last.range.end };
  const total = totalOf(units);
  const numeral = isOne(total) ? '' : exactNumeral(total);
  const isListed = declaration.sites !== undefined;
  const separators = units.slice(1).map((unit, index) => {
    const before = units[index];
    return before ? model.text.slice(before.range.end, unit.range.start) : '';
  });
  if (!separators.every((text) => (isListed ? /^\s*,\s*$/ : /^$/).test(text))) return [];
  const texts = units.map((unit) =>
    (isListed ? inList : inFormula)(baseOf(unit, model), unit.charge?.value, ''),
  );
  const text = isListed
    ? inList(`(${texts.join(', ')})`, undefined, numeral)
    : `(${texts.join(',')})${numeral}`;
  return [{ range, units, edits: [{ range, text }] }];
}

/** A group of its own is not taken apart. */
function isSimple(unit: Unit): boolean {
  if (unit.kind === 'group' && isSharing(unit)) return false;
  return (
    unit.kind !== 'vacancy' && (!unit.amount || (unit.amount.kind === 'number' && !unit.amount.expression))
  );
}

function totalOf(units: readonly Unit[]): Fraction {
  return sum(units.map(({ amount }) => (amount?.kind === 'number' ? amount.value : ONE)));
}

function offerFor({ range, units, edits }: Target, declared: DeclaredMaterial, model: FileModel): Offer[] {
  const { declaration, members } = declared;
  const after = membersAfter(declaration, edits, model);
  const expected = members.map((member) => shared(member, range, units.length));
  const [first] = expected;
  const isAsMeant = expected.every((one, index) => {
    const sites = after?.[index]?.sites;
    return one && sites && haveSameAmounts(one.sites, sites);
  });
  if (!first || !isAsMeant) return [];
  const names = units.map((unit) => inList(baseOf(unit, model), unit.charge?.value, '')).join(', ');
  const isAlready = expected.every((one, index) => {
    const sites = members[index]?.sites;
    return one && sites && haveSameAmounts(one.sites, sites);
  });
  const isAlike = expected.every((one) => one?.each.equals(first.each));
  const title = isAlready
    ? `Write ${names} as an equimolar group`
    : `Make ${names} equimolar${isAlike ? `: ${formatAmount(first.each)} each` : ''}`;
  return [{ title, edits: () => edits }];
}

/** The sites of a member if what stands in a range shared equally what it has of one site. */
function shared({ sites }: Material, range: Range, count: number) {
  const own = sites.filter(({ occupants }) => occupants.some((occupant) => holds(range, occupant.range)));
  const [site] = own;
  const concerned = site?.occupants.filter((occupant) => holds(range, occupant.range)) ?? [];
  const amounts = concerned.flatMap(({ amount }) => amount ?? []);
  if (!site || own.length > 1 || amounts.length !== count) return undefined;
  const each = sum(amounts).div(count);
  return {
    each,
    sites: sites.map((one) => ({
      ...one,
      occupants: one.occupants.map((occupant) =>
        concerned.includes(occupant) ? { ...occupant, amount: each } : occupant,
      ),
    })),
  };
}
