/**
 * From the units of a formula to pieces that go onto sites: what shares a bracket stays together, amounts are
 * multiplied out, and groups are told from polyatomic ions.
 */
import { Fraction, isBelowOne, isOne, isZero, ONE, sum, Total, times, ZERO } from '../chemistry/amount.js';
import { isAnionFormer, isNonmetal } from '../chemistry/elements.js';
import { isElementSymbol } from '../chemistry/symbols.js';
import { baseText } from '../syntax/print.js';
import type { Amount, GroupUnit, Range, Unit } from '../syntax/tree.js';
import { compositionOf, compositionOfAtom } from './composition.js';
import type { Printed, Remark } from './material.js';

/** An occupant before its site is known. */
export interface Draft {
  readonly kind: 'element' | 'ion' | 'vacancy';
  /** The species without its charge. */
  readonly base: string;
  readonly element: string | undefined;
  readonly composition: ReadonlyMap<string, Fraction>;
  readonly amount: Fraction | undefined;
  /** Takes what the others leave of the site. */
  readonly isRest: boolean;
  /** Was written as `?` and has been solved. */
  readonly isSolvedAmount: boolean;
  readonly printed: Printed | undefined;
  readonly charge: Fraction | undefined;
  readonly range: Range;
  readonly written: { readonly unit: Unit; readonly factor: Fraction } | undefined;
}

/** What is placed as a whole. */
export interface Piece {
  readonly unit: Unit;
  readonly drafts: readonly Draft[];
  /** Sum of the amounts; open ones count as nothing. */
  readonly total: Fraction;
  /** A square bracket that takes its site for itself. */
  readonly isPinned: boolean;
  /** Several occupants in one bracket. */
  readonly isShared: boolean;
}

export interface Reading {
  readonly remarks: Remark[];
  /** Groups without subscripts that are to be read as equimolar. */
  readonly equimolar: ReadonlySet<GroupUnit>;
  /** Groups without subscripts that were met, for which both readings are possible. */
  readonly bareGroups: Set<GroupUnit>;
}

/** The pieces of a run of units, each times a factor. A vacancy shares the site of what it is written behind. */
export function readPieces(units: readonly Unit[], factor: Fraction, reading: Reading): Piece[] {
  const pieces: Piece[] = [];
  for (const unit of units) {
    const piece = readPiece(unit, factor, reading);
    const before = pieces[pieces.length - 1];
    if (unit.kind === 'vacancy' && before) pieces[pieces.length - 1] = joined(before, piece);
    else pieces.push(piece);
  }
  return pieces;
}

function joined(first: Piece, second: Piece): Piece {
  return {
    ...first,
    unit: { ...first.unit, range: { start: first.unit.range.start, end: second.unit.range.end } },
    drafts: [...first.drafts, ...second.drafts],
    total: first.total.add(second.total),
  };
}

export function readPiece(unit: Unit, factor: Fraction, reading: Reading): Piece {
  const all = draftsOf(unit, factor, undefined, reading);
  const isOfNothing = ({ amount }: Draft) => amount !== undefined && isZero(amount);
  const drafts = all.some(isOfNothing) ? all.filter((draft) => !isOfNothing(draft)) : all;
  const isShared = unit.kind === 'group' && isSharing(unit);
  return {
    unit,
    drafts,
    total: totalOf(drafts),
    isPinned: isShared && unit.bracket === '[',
    isShared,
  };
}

/** Sum of the amounts; open ones count as nothing. */
export function totalOf(drafts: readonly Draft[]): Fraction {
  const [only] = drafts;
  if (drafts.length === 1 && only?.amount) return only.amount;
  const total = new Total();
  for (const { amount } of drafts) if (amount) total.add(amount);
  return total.value;
}

function draftsOf(unit: Unit, factor: Fraction, charge: Fraction | undefined, reading: Reading): Draft[] {
  if (unit.kind === 'group' && isSharing(unit)) return draftsOfGroup(unit, factor, charge, reading);
  const own = amountOf(unit.amount);
  const stated = unit.charge?.value ?? charge;
  if (unit.kind === 'element' && !isElementSymbol(unit.symbol.text)) {
    reading.remarks.push({ kind: 'unknown-element', symbol: unit.symbol.text, range: unit.symbol.range });
  }
  return [
    {
      kind: unit.kind === 'group' ? 'ion' : unit.kind,
      base: baseText(unit),
      element: unit.kind === 'element' ? unit.symbol.text : undefined,
      composition:
        unit.kind === 'element' ? compositionOfAtom(unit.symbol.text) : compositionOfIon(unit, reading),
      amount: own && times(own, factor),
      isRest: unit.amount?.kind === 'rest',
      isSolvedAmount: false,
      printed: printedOf(unit.amount, factor),
      charge: stated,
      range: unit.range,
      written: { unit, factor },
    },
  ];
}

const NO_ATOMS: ReadonlyMap<string, Fraction> = new Map();

function compositionOfIon(unit: Unit, reading: Reading): ReadonlyMap<string, Fraction> {
  if (unit.kind !== 'group') return NO_ATOMS;
  checkInside(unit, reading);
  return compositionOf(unit.items.flat());
}

/** Unknown elements inside an ion. */
function checkInside(group: GroupUnit, reading: Reading): void {
  for (const unit of group.items.flat()) {
    if (unit.kind === 'element' && !isElementSymbol(unit.symbol.text)) {
      reading.remarks.push({ kind: 'unknown-element', symbol: unit.symbol.text, range: unit.symbol.range });
    }
    if (unit.kind === 'group') checkInside(unit, reading);
  }
}

function draftsOfGroup(
  group: GroupUnit,
  factor: Fraction,
  outerCharge: Fraction | undefined,
  reading: Reading,
): Draft[] {
  const own = amountOf(group.amount);
  const charge = group.charge?.value ?? outerCharge;
  const [only = []] = group.items;
  const children = group.items.length === 1 ? only : group.items.flatMap((item) => asOne(item, group));
  const numbered = children.filter((child) => child.amount).length;
  const hasCommas = group.items.length > 1;
  const isBare = numbered === 0 && children.length > 1;
  if (isBare && !hasCommas) reading.bareGroups.add(group);
  if (numbered > 0 && numbered < children.length && hasCommas) {
    reading.remarks.push({ kind: 'mixed-amounts', group });
  }
  const isEquimolar = isBare && (hasCommas || reading.equimolar.has(group));
  const each = isEquimolar ? new Fraction(1, children.length) : ONE;
  const scale = own && times(times(own, factor), each);
  checkGroupSum(group, children, reading);
  const shared = isEquimolar || numbered === 0 ? printedOf(group.amount, times(factor, each)) : undefined;
  const isRest = group.amount?.kind === 'rest';
  const isOpen = scale === undefined && !isRest;
  const drafts: Draft[] = [];
  for (const child of children) {
    for (const draft of draftsOf(child, scale ?? ONE, charge, reading)) {
      drafts.push({
        kind: draft.kind,
        base: draft.base,
        element: draft.element,
        composition: draft.composition,
        amount: isOpen ? undefined : draft.amount,
        isRest: draft.isRest || isRest,
        isSolvedAmount: draft.isSolvedAmount,
        printed: draft.printed ?? shared,
        charge: draft.charge,
        range: draft.range,
        // A number written on one member of an equimolar group would end its being equimolar.
        written: isEquimolar ? undefined : draft.written,
      });
    }
  }
  return drafts;
}

/** An item between commas that has several atoms is one molecule. */
function asOne(item: readonly Unit[], group: GroupUnit): Unit[] {
  const [first] = item;
  if (group.items.length === 1 || item.length <= 1 || !first) return [...item];
  const range = { start: first.range.start, end: item[item.length - 1]?.range.end ?? first.range.end };
  return [{ kind: 'group', bracket: '(', inner: range, items: [item], range }];
}

/**
 * Inner amounts written as fractions are of one site, and one site is what they must add up to. So are those that are per
 * cent of a group which is counted itself: `(Fe50Mn50)98.5Al1.5`.
 */
function checkGroupSum(group: GroupUnit, children: readonly Unit[], reading: Reading): void {
  const values: Fraction[] = [];
  const printed: Printed[] = [];
  for (const child of children) {
    if (child.amount?.kind !== 'number') return;
    values.push(child.amount.value);
    const own = printedOf(child.amount, ONE);
    if (own) printed.push(own);
  }
  if (values.length < 2) return;
  const total = sum(values);
  const arePerCent = group.amount !== undefined && isPerCent(total);
  if (isOne(total) || !(arePerCent || values.every(isBelowOne))) return;
  reading.remarks.push({ kind: 'group-sum', group, sum: total, tolerance: roundingOf(printed) });
}

/** Whether a sum is that of per cents, give or take what rounding does. */
export function isPerCent(total: Fraction): boolean {
  return Math.abs(total.valueOf() - 100) <= 0.5;
}

/**
 * How far rounding can move a sum of printed amounts: n amounts printed to d decimals can be off by n/2 · 10^-d.
 *
 * One decimal explains nothing: an amount like 0.2 is meant, and an allowance of 0.05 for each would let a
 * forgotten tenth of an element pass. From two decimals the rule holds; d is the largest number of decimals.
 */
export function roundingOf(printed: readonly Printed[]): Fraction {
  let decimals = 0;
  for (const one of printed) decimals = Math.max(decimals, one.decimals);
  if (decimals < 2) return ZERO;
  const total = new Total();
  for (const { factor } of printed) total.add(factor);
  return total.over(2n * 10n ** BigInt(decimals));
}

function printedOf(amount: Amount | undefined, factor: Fraction): Printed | undefined {
  if (amount?.kind !== 'number' || amount.decimals === 0) return undefined;
  const { decimals } = amount;
  return (isOne(factor) && ALONE[decimals]) || { decimals, factor };
}

/** The same object for all amounts with as many decimals that nothing multiplies: most of a file. */
const ALONE = Array.from({ length: 7 }, (_, decimals): Printed => ({ decimals, factor: ONE }));

/** The value of an amount: one where none is written, undefined where it is open. */
export function amountOf(amount: Amount | undefined): Fraction | undefined {
  if (!amount) return ONE;
  return amount.kind === 'number' ? amount.value : undefined;
}

/**
 * Whether the members of a group share a site; otherwise it is a molecule or a polyatomic ion.
 *
 * Commas always share. Metals among themselves share, and so do anion formers among themselves, in square brackets or
 * with a fraction among the subscripts, `(O1.9F0.1)`, or without one above one: `(NO3)` is a molecule. A metal with a nonmetal is an ion, `(VO)`; ions
 * share with ions, and with metals where they are written as fractions.
 */
export function isSharing(group: GroupUnit): boolean {
  if (group.items.length > 1) return true;
  const children = group.items[0] ?? [];
  let metals = 0;
  let anions = 0;
  let ions = 0;
  let others = 0;
  let hasMany = false;
  let hasWhole = false;
  for (const child of children) {
    const size = child.amount?.kind === 'number' ? child.amount.value : ONE;
    const isWhole = !isBelowOne(size);
    hasWhole ||= isWhole;
    hasMany ||= isWhole && !isOne(size);
    if (child.kind === 'vacancy') continue;
    if (child.kind === 'group') {
      if (isSharing(child)) metals++;
      else ions++;
    } else if (isAnionFormer(child.symbol.text)) anions++;
    else if (isNonmetal(child.symbol.text)) others++;
    else metals++;
  }
  if (others > 0 && metals + anions + ions + others > 1) return false;
  // No ion is made of parts of atoms: `[Sn0.2Sb0.2Mn0.2Bi0.2Te0.2]` is a site of an alloy.
  if (metals > 0 && anions > 0) return children.every(({ amount }) => amount && isPart(amount));
  if (anions > 0 && ions > 0) return false;
  if (anions > 1) return !hasMany || group.bracket === '[' || isFractional(children);
  if (ions > 0) return !hasWhole || (metals === 0 && ions > 1 && !hasMany);
  return metals + anions + others + ions > 0 || children.length > 0;
}

function isPart(amount: Amount): boolean {
  return amount.kind === 'number' && isBelowOne(amount.value);
}

function isFractional(children: readonly Unit[]): boolean {
  return children.some(({ amount }) => amount?.kind === 'number' && amount.value.d !== 1n);
}
