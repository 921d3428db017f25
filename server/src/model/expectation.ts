/**
 * Checking what a file expects of its materials.
 *
 * What `=` means depends on the quantity. An exact one, a charge or a sum, must be equal within what rounding of the
 * printed amounts explains; a computed one must agree when it is rounded to the printed decimals, of
 * which there are two at least: that is how papers print it. With `±` the number behind it is the tolerance of either.
 */
import { type Fraction, isWithin, ZERO } from '../chemistry/amount.js';
import { CONVENTIONS, type Convention } from '../chemistry/entropy.js';
import type { Expectation, ExpectedValue, Range } from '../syntax/tree.js';
import type { EvaluationOptions } from './evaluate.js';
import type { Material } from './material.js';
import type { Basis, Found, NumberQuantity, Place, Quantity, Unit } from './quantities/quantity.js';
import { QUANTITIES } from './quantities/registry.js';

/** What became of an expectation for one material. */
export type Outcome =
  | { readonly kind: 'met'; readonly claim: Claim; readonly found: Found }
  | {
      readonly kind: 'failed';
      readonly claim: Claim;
      readonly found: Found;
      readonly deviation: Deviation | undefined;
      /** Other conventions that would have met it. */
      readonly alternatives: readonly Alternative[];
    }
  /** What is expected is not known of this material; why, in a few words. */
  | { readonly kind: 'unknown'; readonly claim?: Claim; readonly why: string }
  /** It does not say what could be checked. */
  | { readonly kind: 'invalid'; readonly problem: ExpectationProblem };

/** What an expectation is about, as it was understood. */
export interface Claim {
  readonly quantity: Quantity;
  readonly place: Place | undefined;
  /** In force whether or not the quantity depends on it. */
  readonly basis: Basis;
  /** The unit of its numbers. */
  readonly unit: Unit | undefined;
}

/** By how much a value misses the number that it is compared with, in the unit of the expectation. */
export type Deviation =
  | { readonly kind: 'exact'; readonly value: Fraction }
  | { readonly kind: 'computed'; readonly value: number };

export interface Alternative {
  readonly basis: Basis;
  readonly found: Found;
}

export type ExpectationProblem =
  | { readonly kind: 'unknown-quantity'; readonly range: Range }
  | { readonly kind: 'no-site'; readonly range: Range }
  /** The quantity is that of the whole material. */
  | { readonly kind: 'needless-site'; readonly range: Range }
  | { readonly kind: 'unknown-site'; readonly range: Range; readonly sites: readonly string[] }
  | { readonly kind: 'unknown-convention'; readonly range: Range }
  /** The quantity depends on no convention. */
  | { readonly kind: 'needless-convention'; readonly range: Range }
  /** A convention of totals for the entropy of one site. */
  | { readonly kind: 'convention-of-site'; readonly range: Range }
  | { readonly kind: 'unknown-unit'; readonly range: Range; readonly quantity: NumberQuantity }
  | { readonly kind: 'no-unit'; readonly range: Range; readonly quantity: NumberQuantity }
  | { readonly kind: 'word-for-number'; readonly range: Range; readonly quantity: NumberQuantity }
  | { readonly kind: 'number-for-word'; readonly range: Range; readonly words: readonly string[] }
  | { readonly kind: 'unknown-word'; readonly range: Range; readonly words: readonly string[] }
  | { readonly kind: 'tolerance-of-word'; readonly range: Range }
  | { readonly kind: 'negative-tolerance'; readonly range: Range }
  /** A range that ends below where it begins. */
  | { readonly kind: 'empty-range'; readonly range: Range };

/** Checks one expectation of a material; `options` are those in force in its file. */
export function checkExpectation(
  expectation: Expectation,
  material: Material,
  options: EvaluationOptions,
): Outcome {
  if (material.declaration.broken) {
    return { kind: 'unknown', why: 'part of the declaration could not be read' };
  }
  if (material.remarks.some(({ kind }) => kind === 'no-base')) {
    return { kind: 'unknown', why: 'what it is derived from is not known' };
  }
  const claim = claimOf(expectation, material, options);
  if ('problem' in claim) return { kind: 'invalid', problem: claim.problem };
  if ('why' in claim) return { kind: 'unknown', why: claim.why };
  const { quantity, place, basis } = claim;
  const found = quantity.find({ material, place, basis });
  if (found.kind === 'unknown') return { kind: 'unknown', claim, why: found.why };
  if (meets(found, claim, expectation)) return { kind: 'met', claim, found };
  return {
    kind: 'failed',
    claim,
    found,
    deviation: deviationOf(found, claim, expectation),
    alternatives: alternativesOf(claim, expectation, material),
  };
}

// --------------------------------------------------------------------------------------------- understanding

type Understood = Claim | { readonly problem: ExpectationProblem } | { readonly why: string };

function claimOf(expectation: Expectation, material: Material, options: EvaluationOptions): Understood {
  const { quantity: name, site, countsVacancies } = expectation;
  const quantity = QUANTITIES.find((candidate) => candidate.name === name.text);
  if (!quantity) return { problem: { kind: 'unknown-quantity', range: name.range } };
  if (site && quantity.of === 'material') return { problem: { kind: 'needless-site', range: site.range } };
  if (!site && quantity.of === 'site') return { problem: { kind: 'no-site', range: name.range } };
  const convention = conventionIn(expectation, quantity, options);
  if (typeof convention !== 'string') return { problem: convention };
  const valued = unitIn(expectation, quantity);
  if ('kind' in valued) return { problem: valued };
  // A convention that is named stands for itself: what the project counts elsewhere does not change it.
  const countVacancies = countsVacancies || (!expectation.convention && options.countVacancies);
  const basis = { convention, countVacancies, thresholds: options.thresholds };
  const claim = { quantity, basis, unit: valued.unit };
  if (!site) return { ...claim, place: undefined };
  const place = placeIn(site.text, material);
  if (place) return { ...claim, place };
  const named = material.declaration.structure ?? material.declaration.formula?.prefix;
  if (named && !material.structure) return { why: `${named.text} is not a known structure` };
  return { problem: { kind: 'unknown-site', range: site.range, sites: siteNames(material) } };
}

function conventionIn(
  { convention, site, quantity: name, countsVacancies }: Expectation,
  { hasBasis }: Quantity,
  options: EvaluationOptions,
): Convention | ExpectationProblem {
  if (!hasBasis && (convention || countsVacancies)) {
    return { kind: 'needless-convention', range: convention?.range ?? name.range };
  }
  // That of one site is per mole of its sites, which is what the convention of that name adds up.
  if (site) {
    return !convention || convention.text === 'sublattice'
      ? 'sublattice'
      : { kind: 'convention-of-site', range: convention.range };
  }
  if (!convention) return options.convention;
  const known = CONVENTIONS.find((candidate) => candidate === convention.text);
  return known ?? { kind: 'unknown-convention', range: convention.range };
}

function unitIn(
  { value, upper, tolerance, unit }: Expectation,
  quantity: Quantity,
): { readonly unit: Unit | undefined } | ExpectationProblem {
  const values = upper ? [value, upper] : [value];
  for (const one of values) {
    const problem = valueProblem(one, quantity);
    if (problem) return problem;
  }
  if (tolerance && quantity.kind === 'word') return { kind: 'tolerance-of-word', range: tolerance.range };
  if (tolerance && tolerance.value.compare(ZERO) < 0) {
    return { kind: 'negative-tolerance', range: tolerance.range };
  }
  if (upper && compareExpected(value, upper, quantity) > 0) {
    return { kind: 'empty-range', range: { start: value.range.start, end: upper.range.end } };
  }
  if (quantity.kind === 'word') return { unit: undefined };
  if (!unit) {
    const last = tolerance ?? upper ?? value;
    return quantity.isUnitOptional ? { unit: undefined } : { kind: 'no-unit', range: last.range, quantity };
  }
  const known = quantity.units.find(({ name, also }) => [name, ...also].includes(normalUnit(unit.text)));
  return known ? { unit: known } : { kind: 'unknown-unit', range: unit.range, quantity };
}

function valueProblem(value: ExpectedValue, quantity: Quantity): ExpectationProblem | undefined {
  const { range } = value;
  if (quantity.kind === 'number') {
    return value.kind === 'word' ? { kind: 'word-for-number', range, quantity } : undefined;
  }
  const { words } = quantity;
  if (value.kind === 'number') return { kind: 'number-for-word', range, words };
  return words.includes(value.text) ? undefined : { kind: 'unknown-word', range, words };
}

/** `J/(mol·K)` as `J/(mol K)`, and the sign of the ångström as the letter Å. */
function normalUnit(text: string): string {
  return text.normalize('NFC').replace(/\s*[\s·⋅*]\s*/g, ' ');
}

function placeIn(name: string, { sites, structure }: Material): Place | undefined {
  const site = sites.find((candidate) => candidate.name === name);
  return site || structure?.sites.some((given) => given.name === name) ? { name, site } : undefined;
}

function siteNames({ sites, structure }: Material): string[] {
  return (structure?.sites ?? sites).map(({ name }) => name);
}

// ------------------------------------------------------------------------------------------------- comparing

/** Rounding errors of computed numbers: what is off by less than this part is equal. */
const SLACK = 1e-12;

function meets(found: Found, claim: Claim, expectation: Expectation): boolean {
  const { comparison, value, upper, tolerance } = expectation;
  const against = (expected: ExpectedValue) => compare(found, expected, claim);
  switch (comparison) {
    case '=':
      return isEqual(found, claim, value, tolerance?.value);
    case '<':
      return against(value) < 0;
    case '<=':
      return against(value) <= 0;
    case '>':
      return against(value) > 0;
    case '>=':
      return against(value) >= 0;
    case 'in':
      return against(value) >= 0 && upper !== undefined && against(upper) <= 0;
  }
}

function isEqual(
  found: Found,
  claim: Claim,
  expected: ExpectedValue,
  tolerance: Fraction | undefined,
): boolean {
  if (expected.kind === 'word' || found.kind === 'word') return compare(found, expected, claim) === 0;
  if (found.kind === 'exact') return isWithin(found.value, expected.value, tolerance ?? found.tolerance);
  const value = inUnit(found.value, claim);
  const wanted = expected.value.valueOf();
  const most = tolerance?.valueOf() ?? 0.5 * 10 ** -comparedDecimals(claim, expected);
  return Math.abs(value - wanted) <= most + slackOf(value, wanted);
}

/**
 * Negative where the value is below what is expected, zero where they are equal as far as can be told. A word and a
 * number do not compare, which is not a number.
 */
function compare(found: Found, expected: ExpectedValue, claim: Claim): number {
  if (found.kind === 'word' || expected.kind === 'word') {
    return found.kind === 'word' && expected.kind === 'word'
      ? compareWords(found.word, expected.text, claim.quantity)
      : Number.NaN;
  }
  if (found.kind === 'exact') {
    return isWithin(found.value, expected.value, found.tolerance) ? 0 : found.value.compare(expected.value);
  }
  const value = inUnit(found.value, claim);
  const wanted = expected.value.valueOf();
  return Math.abs(value - wanted) <= slackOf(value, wanted) ? 0 : value - wanted;
}

function compareExpected(a: ExpectedValue, b: ExpectedValue, quantity: Quantity): number {
  if (a.kind === 'number' && b.kind === 'number') return a.value.compare(b.value);
  return a.kind === 'word' && b.kind === 'word' ? compareWords(a.text, b.text, quantity) : Number.NaN;
}

function compareWords(a: string, b: string, quantity: Quantity): number {
  return quantity.kind === 'word' ? quantity.words.indexOf(a) - quantity.words.indexOf(b) : Number.NaN;
}

/** Decimals to which a computed value is compared with a number. */
export function comparedDecimals({ quantity, unit }: Claim, expected: ExpectedValue): number {
  const printed = expected.kind === 'number' ? expected.decimals : 0;
  return Math.max(printed, shownIn({ quantity, unit })?.compared ?? 0);
}

/** How a computed value is shown and compared: in the unit of the expectation, or in that of the quantity. */
export function shownIn({ quantity, unit }: Pick<Claim, 'quantity' | 'unit'>) {
  if (unit || quantity.kind === 'word') return unit;
  return quantity.units[0] ?? quantity.plain;
}

function slackOf(a: number, b: number): number {
  return SLACK * Math.max(1, Math.abs(a), Math.abs(b));
}

/** A computed value in the unit of the expectation. */
export function inUnit(value: number, { unit }: Claim): number {
  return value * (unit?.size ?? 1);
}

function deviationOf(
  found: Found,
  claim: Claim,
  { value: lower, upper, comparison }: Expectation,
): Deviation | undefined {
  const isAbove = comparison === 'in' && upper && compare(found, upper, claim) > 0;
  const missed = isAbove ? upper : lower;
  if (missed.kind === 'word' || found.kind === 'word') return undefined;
  if (found.kind === 'exact') return { kind: 'exact', value: found.value.sub(missed.value) };
  return { kind: 'computed', value: inUnit(found.value, claim) - missed.value.valueOf() };
}

/** For each convention at most one: counting vacancies as the expectation does, or else the other way. */
function alternativesOf(claim: Claim, expectation: Expectation, material: Material): Alternative[] {
  const { quantity, place, basis } = claim;
  if (!quantity.hasBasis) return [];
  const conventions = place ? [basis.convention] : CONVENTIONS;
  return conventions.flatMap((convention): Alternative[] => {
    for (const countVacancies of [basis.countVacancies, !basis.countVacancies]) {
      const other = { ...basis, convention, countVacancies };
      const found = quantity.find({ material, place, basis: other });
      if (found.kind !== 'unknown' && meets(found, claim, expectation)) return [{ basis: other, found }];
    }
    return [];
  });
}
