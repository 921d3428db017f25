/** Fixes that make amounts add up: scale them all, fill with vacancy, adjust one. */
import { exactNumeral, type Fraction, formatAmount, ONE, sum, ZERO } from '../chemistry/amount.js';
import type { PartModel } from '../model/file-model.js';
import type { Occupant, Site } from '../model/material.js';
import { isSharing } from '../model/pieces.js';
import { isInList } from '../syntax/lookup.js';
import type { GroupUnit, Unit } from '../syntax/tree.js';
import type { Fix, TextEdit } from './rule.js';
import { asWritten } from './wording.js';

/** Occupants that a fix offers to adjust, at most. */
const MOST_ADJUSTED = 3;

/**
 * Fixes by which occupants add up to a target.
 *
 * @param place what adds up, for the titles: a site's name.
 * @param units what the place is made of in the text, for the vacancy.
 */
export function fixesForSum(
  place: string,
  occupants: readonly Occupant[],
  units: readonly Unit[],
  target: Fraction,
  model: PartModel,
): Fix[] {
  const total = sum(occupants.flatMap(({ amount }) => amount ?? []));
  if (total.equals(ZERO)) return [];
  const missing = target.sub(total);
  return [
    ...scale(place, occupants, total, target, model),
    ...(missing.compare(ZERO) > 0 ? fillWithVacancy(place, units, missing, model) : []),
    ...adjust(place, occupants, missing, target, model),
  ];
}

type Adjustable = Occupant & {
  readonly amount: Fraction;
  readonly written: NonNullable<Occupant['written']>;
};

function adjustable(occupants: readonly Occupant[]): Adjustable[] {
  return occupants.filter(
    (occupant): occupant is Adjustable =>
      occupant.amount !== undefined && occupant.written !== undefined && hasNumber(occupant.written.unit),
  );
}

/** Whether another number may be written behind a unit: an expression, `rest` or `?` is there for a reason. */
export function hasNumber({ amount }: Unit): boolean {
  // A number that stands for an expression is another for each member of its family.
  return amount === undefined || (amount.kind === 'number' && !amount.expression);
}

/** Every amount times the same number, rounded to the decimals that are printed, the largest taking what is over. */
export function scale(
  place: string,
  occupants: readonly Occupant[],
  total: Fraction,
  target: Fraction,
  model: PartModel,
): Fix[] {
  const own = adjustable(occupants);
  if (own.length !== occupants.length || own.length < 2) return [];
  const factor = target.div(total);
  const decimals = Math.max(...own.map((occupant) => occupant.printed?.decimals ?? 0));
  const scaled = own.map(({ amount, written }) => {
    const exact = amount.mul(factor).div(written.factor);
    return decimals > 0 ? exact.round(decimals) : exact;
  });
  const reached = sum(scaled.map((value, index) => value.mul(own[index]?.written.factor ?? 1)));
  const largest = own.reduce(
    (best, one, index) => (one.amount.compare(own[best]?.amount ?? 0) > 0 ? index : best),
    0,
  );
  const taker = own[largest];
  if (!taker) return [];
  scaled[largest] = (scaled[largest] ?? ZERO).add(target.sub(reached).div(taker.written.factor));
  if (scaled.some((value) => value.compare(ZERO) <= 0)) return [];
  return [
    {
      title: `Scale ${place} to ${formatAmount(target)}: every amount times ${factor.valueOf().toFixed(4)}`,
      isSafe: false,
      edits: own.map(({ written }, index) => writeAmount(written.unit, scaled[index] ?? ZERO, model)),
    },
  ];
}

function adjust(
  place: string,
  occupants: readonly Occupant[],
  missing: Fraction,
  target: Fraction,
  model: PartModel,
): Fix[] {
  return adjustable(occupants)
    .filter(({ kind, amount }) => kind !== 'vacancy' && amount.add(missing).compare(ZERO) > 0)
    .sort((a, b) => b.amount.compare(a.amount))
    .slice(0, MOST_ADJUSTED)
    .map((occupant) => {
      const { amount, written } = occupant;
      const adjusted = amount.add(missing);
      return {
        title: `Adjust ${asWritten(occupant)} to ${formatAmount(adjusted)}, so that ${place} sums to ${formatAmount(target)}`,
        isSafe: false,
        edits: [writeAmount(written.unit, adjusted.div(written.factor), model)],
      };
    });
}

function fillWithVacancy(place: string, units: readonly Unit[], missing: Fraction, model: PartModel): Fix[] {
  const edits = vacancyEdits(units, (factor) => exactNumeral(missing.div(factor)), model);
  if (!edits) return [];
  return [{ title: `Fill with vacancy: ${formatAmount(missing)} Va on ${place}`, isSafe: false, edits }];
}

/**
 * Behind the last of a list; inside the bracket that is the whole site; or in new brackets around its units.
 *
 * @param amount what to write for the vacancies where a number behind their bracket multiplies it.
 */
export function vacancyEdits(
  units: readonly Unit[],
  amount: (factor: Fraction) => string,
  model: PartModel,
): TextEdit[] | undefined {
  const [first] = units;
  const last = units[units.length - 1];
  if (!first || !last) return undefined;
  if (isInList(last, model.syntax)) return [insert(last.range.end, `, Va ${amount(ONE)}`)];
  // Beside members that share equally a vacancy would take as much as they.
  const isListed = first.kind === 'group' && first.items.length > 1;
  const hasNumbers = first.kind === 'group' && first.items.every(([member]) => member?.amount);
  if (units.length === 1 && first.kind === 'group' && isSharing(first) && (!isListed || hasNumbers)) {
    const factor = first.amount?.kind === 'number' ? first.amount.value : ONE;
    return [insert(first.inner.end, `${isListed ? ',' : ''}Va${amount(factor)}`)];
  }
  const between = units.slice(1).every((unit, index) => {
    const before = units[index];
    return before && model.text.slice(before.range.end, unit.range.start).trim() === '';
  });
  if (!between) return undefined;
  return [insert(first.range.start, '['), insert(last.range.end, `Va${amount(ONE)}]`)];
}

/** Groups such as `(Ni,Co)0.03` of a site that would be full with 0.03 of each. */
export function groupsMeantEach(site: Site): GroupUnit[] {
  if (!site.sum || site.sum.equals(site.multiplicity)) return [];
  const missing = site.multiplicity.sub(site.sum);
  return site.units.flatMap((unit) =>
    unit.kind === 'group' &&
    unit.items.length > 1 &&
    unit.amount?.kind === 'number' &&
    unit.amount.value.mul(unit.items.length - 1).equals(missing)
      ? unit
      : [],
  );
}

/** Writes the amount of such a group behind each of its members. */
export function eachFix(site: Site, model: PartModel): Fix[] {
  return groupsMeantEach(site).map((group) => {
    const numeral = group.amount ? model.text.slice(group.amount.range.start, group.amount.range.end) : '';
    const members = group.items
      .flat()
      .map((member) => model.text.slice(member.range.start, member.range.end));
    return {
      title: `Write ${numeral} for each of ${members.join(', ')}: ${site.name} then sums to ${formatAmount(site.multiplicity)}`,
      isSafe: false,
      edits: [{ range: group.range, text: members.map((member) => member + numeral).join('') }],
    };
  });
}

/** The edit that gives a unit another amount, with as many decimals as it had where they suffice. */
export function writeAmount(unit: Unit, value: Fraction, model: PartModel): TextEdit {
  return writeNumeral(unit, exactNumeral(value), model);
}

/** The edit that gives a unit another amount, as text. */
export function writeNumeral(unit: Unit, numeral: string, model: PartModel): TextEdit {
  if (unit.amount) return { range: unit.amount.range, text: numeral };
  const charge = unit.charge && model.text.slice(unit.charge.range.start, unit.charge.range.end);
  // `Mn3+0.5` could be read otherwise; `Mn3+ 0.5` cannot.
  return insert(unit.range.end, charge ? ` ${numeral}` : numeral);
}

function insert(at: number, text: string): TextEdit {
  return { range: { start: at, end: at }, text };
}
