/** From what lies on a site to its occupants, sum and entropy. */
import {
  type Fraction,
  isNegative,
  isOne,
  isZero,
  ONE,
  over,
  sum,
  Total,
  times,
  ZERO,
} from '../chemistry/amount.js';
import { isAnionFormer } from '../chemistry/elements.js';
import { siteEntropy } from '../chemistry/entropy.js';
import type { Place } from '../chemistry/states.js';
import { speciesText } from '../syntax/print.js';
import { stateOf } from './charge.js';
import type { Occupant, Printed, Remark, Site } from './material.js';
import { isMetallic } from './nature.js';
import type { Tolerance } from './options.js';
import { type Draft, roundingOf } from './pieces.js';
import type { RawMaterial, RawSite } from './raw.js';
import { sharedText } from './shared-text.js';

/** A site with its occupants, sum and entropy. */
export function finishSite(
  raw: RawSite,
  material: RawMaterial,
  remarks: Remark[],
  tolerance: Tolerance,
): Site {
  const scale = over(ONE, material.formulaUnits);
  const drafts: Draft[] = [];
  for (const { piece, share } of raw.placed) {
    for (const draft of piece.drafts) drafts.push(scaled(draft, share, scale));
  }
  const filled = fillRest(drafts, raw, remarks);
  const place: Place = isAnionSite(filled, raw) ? 'anion' : 'cation';
  const occupants = merge(
    filled.map((draft) => occupantOf(draft, place, raw, material.nature)),
    raw.name,
    material.isListed,
    remarks,
  );
  const adding = new Total();
  const vacant = new Total();
  const numbers: number[] = [];
  let isKnown = true;
  for (const { kind, amount } of occupants) {
    if (amount) adding.add(amount);
    else isKnown = false;
    if (kind !== 'vacancy') numbers.push(amount?.valueOf() ?? 0);
    else if (amount) vacant.add(amount);
  }
  const total = isKnown ? adding.value : undefined;
  const own = isZero(raw.carried)
    ? raw.multiplicity
    : raw.carried.compare(raw.multiplicity) >= 0
      ? ZERO
      : raw.multiplicity.sub(raw.carried);
  const multiplicity = raw.given || material.nature === 'alloy' || !total ? own : total;
  const hasImplicitVacancies = raw.given?.hasImplicitVacancies ?? false;
  const missing = hasImplicitVacancies && total ? Math.max(0, multiplicity.sub(total).valueOf()) : 0;
  const vacancies = vacant.value.valueOf() + missing;
  const entropy = siteEntropy(numbers);
  return {
    name: raw.name,
    multiplicity,
    isMultiplicityGiven: raw.given !== undefined || material.nature === 'alloy',
    hasImplicitVacancies,
    occupants,
    sum: total,
    tolerance: tolerance.sum ?? roundingOf(printedIn(filled)),
    entropy,
    entropyWithVacancies: vacancies > 0 ? siteEntropy([...numbers, vacancies]) : entropy,
    units: raw.placed.map(({ piece }) => piece.unit),
  };
}

function scaled(draft: Draft, share: Fraction, scale: Fraction): Draft {
  const factor = times(share, scale);
  if (isOne(factor)) return draft;
  const { written, printed } = draft;
  return {
    ...draft,
    amount: draft.amount && times(draft.amount, factor),
    written: written && isOne(share) ? { ...written, factor: times(written.factor, scale) } : undefined,
    printed: printed && { ...printed, factor: times(printed.factor, factor) },
  };
}

function printedIn(drafts: readonly Draft[]): Printed[] {
  const all: Printed[] = [];
  for (const { printed } of drafts) if (printed) all.push(printed);
  return all;
}

/** Gives `rest` what the others leave. */
function fillRest(drafts: readonly Draft[], raw: RawSite, remarks: Remark[]): readonly Draft[] {
  if (!drafts.some((draft) => draft.isRest)) return drafts;
  const resting = drafts.filter((draft) => draft.isRest);
  const [first] = resting;
  const others = drafts.filter((draft) => !draft.isRest);
  if (!first || !raw.given || others.some((draft) => draft.amount === undefined)) return drafts;
  const left = raw.given.multiplicity.sub(sum(others.flatMap((draft) => draft.amount ?? [])));
  if (isNegative(left)) {
    remarks.push({ kind: 'overfull-rest', site: raw.name, range: first.range });
    return others;
  }
  return drafts.map((draft) => (draft.isRest ? { ...draft, amount: left.div(resting.length) } : draft));
}

function isAnionSite(drafts: readonly Draft[], raw: RawSite): boolean {
  if (raw.given && raw.given.kind !== 'any') return raw.given.kind === 'anion';
  if (!raw.given) return raw.name.startsWith('X');
  const present = drafts.filter((draft) => draft.kind !== 'vacancy');
  return present.length > 0 && present.every((draft) => draft.element && isAnionFormer(draft.element));
}

function occupantOf(draft: Draft, place: Place, raw: RawSite, nature: RawMaterial['nature']): Occupant {
  const state = isMetallic(nature) && !draft.charge ? undefined : stateOf(draft, place, raw);
  return {
    kind: draft.kind,
    species:
      state && draft.kind !== 'vacancy' ? sharedText(speciesText(draft.base, state.value)) : draft.base,
    element: draft.element,
    composition: draft.composition,
    amount: draft.amount,
    printed: draft.printed,
    state,
    parts: undefined,
    isSolvedAmount: draft.isSolvedAmount,
    range: draft.range,
    written: draft.written,
  };
}

/** One occupant for each species; a species that was listed twice is remarked. */
function merge(
  occupants: readonly Occupant[],
  site: string,
  isListed: boolean,
  remarks: Remark[],
): readonly Occupant[] {
  if (occupants.length === 1) return occupants;
  const bySpecies = new Map<string, Occupant>();
  for (const occupant of occupants) {
    const present = bySpecies.get(occupant.species);
    if (!present) {
      bySpecies.set(occupant.species, occupant);
      continue;
    }
    if (isListed && present.range.start !== occupant.range.start) {
      remarks.push({
        kind: 'repeated-occupant',
        site,
        species: occupant.species,
        range: occupant.range,
        first: present.range,
      });
    }
    const amount = present.amount && occupant.amount && present.amount.add(occupant.amount);
    bySpecies.set(occupant.species, { ...present, amount, written: undefined });
  }
  return bySpecies.size === occupants.length ? occupants : [...bySpecies.values()];
}

/**
 * An empty site is left out where it may be empty, and where polyatomic ions bring all that would sit on it: the
 * oxygen of (PO4)3 is not counted again.
 */
export function isPresent(site: Site): boolean {
  return site.occupants.length > 0 || !(site.hasImplicitVacancies || isZero(site.multiplicity));
}
