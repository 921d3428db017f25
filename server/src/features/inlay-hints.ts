/**
 * Inlay hints: solved oxidation states, the amounts that `rest`, `?` and expressions come to, what a site sums to where
 * that is not its multiplicity, vacancies that are implied, the entropy of sites with several species, and how far
 * measured values are off. Few on purpose: a site that is full and has one species needs none, and nothing is told
 * twice. What could not be read has none, so that they do not jump while it is written.
 *
 * Those of a family are of all its members: a range where they differ, and none where it is not known of each.
 */

import { type Fraction, formatAmount, isZero, ONE, quotient, sum, times, ZERO } from '../chemistry/amount.js';
import { formatDeviation, formatMultiple } from '../chemistry/uncertainty.js';
import { shortState } from '../model/charge.js';
import { entropyOfSite } from '../model/entropies.js';
import { type Values, valueIn } from '../model/expression.js';
import type { FileModel } from '../model/file.js';
import type { DeclaredMaterial, PartModel } from '../model/file-model.js';
import type { Material, Occupant, Site } from '../model/material.js';
import type { MeasuredValue } from '../model/measurement.js';
import { isTakenOver, touches } from '../syntax/lookup.js';
import { movedRange } from '../syntax/move.js';
import { expressionText } from '../syntax/print.js';
import { stretchesIn } from '../syntax/search.js';
import type { Declaration, Expression, MaterialDeclaration, Range, Unit } from '../syntax/tree.js';
import { amountSpan, partText, rangeText, type Span, sitesByName, spanOf } from './family-figures.js';
import { entropyText, vacanciesText } from './figures.js';
import { partTexts, solvedBy, solvedElements } from './solved.js';

export interface InlayHint {
  readonly kind: 'site-sum' | 'vacancy' | 'entropy' | 'charge' | 'amount' | 'deviation';
  readonly offset: number;
  readonly text: string;
  readonly tooltip: string;
}

export interface InlayHintOptions {
  /** Sums that are not the multiplicity, and what is left of it; where vacancies need not be written there is none. */
  readonly siteSum: boolean;
  /** What of a site is empty without being written so. */
  readonly vacancy: boolean;
  readonly entropy: boolean;
  /** Solved oxidation states behind their elements. */
  readonly charge: boolean;
  /** What `?`, `rest` and expressions come to. */
  readonly solvedAmount: boolean;
  /** Deviations behind measured values. */
  readonly deviation: boolean;
}

/** The hints in a range, in the order of the text. */
export function inlayHints(model: FileModel, range: Range, options: InlayHintOptions): InlayHint[] {
  const isAsked = ({ broken, range: own }: Declaration, start = 0) =>
    !broken && touches(movedRange(own, start), range);
  // Worked out in each stretch by itself, and moved to its place: moving the materials would take longer.
  const ofMaterials = stretchesIn(model.parts, range).flatMap(({ start, model: part }) =>
    part.declared
      .filter(({ declaration }) => isAsked(declaration, start))
      .flatMap((declared) => hintsOf(declared, part, options))
      .map(({ kind, offset, text, tooltip }): InlayHint => ({ kind, offset: offset + start, text, tooltip })),
  );
  const ofMeasurements = options.deviation
    ? model.measurements
        .filter(({ declaration }) => isAsked(declaration))
        .flatMap(({ values }) => values.flatMap(deviationHint))
    : [];
  return [...ofMaterials, ...ofMeasurements]
    .filter(({ offset }) => offset >= range.start && offset <= range.end)
    .sort((a, b) => a.offset - b.offset);
}

function hintsOf(
  declared: DeclaredMaterial,
  { values, options: { countVacancies } }: PartModel,
  options: InlayHintOptions,
): InlayHint[] {
  return [
    ...(options.charge ? chargeHints(declared) : []),
    ...(options.solvedAmount ? [...amountHints(declared), ...expressionHints(declared, values)] : []),
    ...(options.siteSum ? siteSumHints(declared) : []),
    ...(options.vacancy ? vacancyHints(declared) : []),
    ...(options.entropy ? entropyHints(declared, countVacancies) : []),
  ];
}

function within(inner: Range, outer: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** How far a measured value is off, in standard uncertainties. */
function deviationHint(value: MeasuredValue): InlayHint[] {
  const { written, nominal, deviation, uncertainty, inUncertainties } = value;
  if (!nominal || !deviation || inUncertainties === undefined) return [];
  const multiple = formatMultiple(inUncertainties);
  const off = formatDeviation(deviation, uncertainty);
  return [
    {
      kind: 'deviation',
      offset: written.range.end,
      text: `${multiple} u`,
      tooltip: `Deviation from ${formatAmount(nominal)} per formula unit: ${off}, ${multiple} standard uncertainties u`,
    },
  ];
}

/** ` in every member`, ` in 3 of 4 members`; nothing for a single material. */
function membersText(count: number, { declaration, members }: DeclaredMaterial): string {
  if (declaration.parameters.length === 0) return '';
  return count === members.length ? ' in every member' : ` in ${count} of ${members.length} members`;
}

/** What a span over all members is. */
function overText({ least, most, count }: Span<Fraction>, declared: DeclaredMaterial): string {
  return least.equals(most) ? membersText(count, declared) : '; least to most of the members';
}

// ------------------------------------------------------------------------------------------------- states

const RAISED: Record<string, string> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '.': '·',
  '+': '⁺',
  '-': '⁻',
};

function raised(state: Fraction): string {
  return [...shortState(state)].map((char) => RAISED[char] ?? char).join('');
}

/** What sits behind one symbol, in the members that have any of it. */
interface Solved {
  readonly element: string;
  readonly members: Set<Material>;
  /** Undefined where the state was not solved. */
  readonly states: (Fraction | undefined)[];
}

/** One behind each symbol, also where what is written lies on several sites. */
function chargeHints(declared: DeclaredMaterial): InlayHint[] {
  const found = new Map<number, Solved>();
  for (const member of declared.members) {
    for (const { element, amount, state, range } of occupantsOf(member)) {
      if (!element || (amount && isZero(amount)) || isTakenOver(range, declared.declaration)) continue;
      const offset = range.start + element.length;
      const solved = found.get(offset) ?? { element, members: new Set(), states: [] };
      found.set(offset, solved);
      solved.members.add(member);
      solved.states.push(state?.origin === 'solved' ? state.value : undefined);
    }
  }
  return [...found].flatMap(([offset, solved]) => chargeHint(offset, solved, declared));
}

function chargeHint(
  offset: number,
  { element, members, states }: Solved,
  declared: DeclaredMaterial,
): InlayHint[] {
  const span = amountSpan(states);
  const [first] = members;
  if (!first || !span || span.count < states.length) return [];
  const how = solvedBy(first.charge);
  const isSingle = declared.declaration.parameters.length === 0;
  const known = isSingle ? solvedElements(first).find((one) => one.element === element) : undefined;
  const parts = known?.parts ? `: ${partTexts(known).join(' and ')} per formula unit` : '';
  const species = rangeText(span, (state) => element + shortState(state), ' to ');
  const tooltip = `${species} ${how}${parts}${membersText(members.size, declared)}`;
  return [{ kind: 'charge', offset, text: rangeText(span, raised), tooltip }];
}

function occupantsOf({ sites }: Material): Occupant[] {
  return sites.flatMap((site) => site.occupants);
}

// ------------------------------------------------------------------------------------------------ amounts

/** A unit whose amount is left to be found, and by what a number in its place would be multiplied. */
interface OpenUnit {
  readonly unit: Unit;
  readonly kind: 'rest' | 'unknown';
  readonly factor: Fraction;
}

/** The number that would be written in the place of `?` or `rest`. */
function amountHints(declared: DeclaredMaterial): InlayHint[] {
  return openUnits(declared.declaration).flatMap((open) => {
    const { unit, kind } = open;
    const found = declared.members.map((member) => foundFor(open, member));
    const numbers = amountSpan(found.map((one) => one?.written));
    const amounts = amountSpan(found.map((one) => one?.amount));
    const [first] = found;
    if (!first || !numbers || !amounts || numbers.count < found.length) return [];
    const amount = `${rangeText(amounts, formatAmount, ' to ')} ${first.species} per formula unit`;
    const why = kind === 'unknown' ? 'From neutrality' : `What the others leave of ${first.sites}`;
    return [
      {
        kind: 'amount',
        offset: unit.range.end,
        text: `= ${rangeText(numbers, formatAmount)}`,
        tooltip: `${why}: ${amount}${membersText(found.length, declared)}`,
      },
    ];
  });
}

/** Open amounts, as far as a number could stand there: in a group whose own amount depends on others, none could. */
function openUnits({ formula, sites }: MaterialDeclaration): OpenUnit[] {
  const found: OpenUnit[] = [];
  const visit = (unit: Unit, factor: Fraction): void => {
    const { amount } = unit;
    if (amount?.kind === 'rest' || amount?.kind === 'unknown') {
      found.push({ unit, kind: amount.kind, factor });
      return;
    }
    if (unit.kind !== 'group' || (amount && amount.kind !== 'number')) return;
    const inner = amount ? times(factor, amount.value) : factor;
    for (const child of unit.items.flat()) visit(child, inner);
  };
  for (const { coefficient, units } of formula?.parts ?? []) {
    if (coefficient && coefficient.kind !== 'number') continue;
    for (const unit of units) visit(unit, coefficient?.value ?? ONE);
  }
  for (const { occupants } of sites ?? []) for (const unit of occupants) visit(unit, ONE);
  return found;
}

/** What an amount with an operation comes to; one that is only a name has its values where the name is declared. */
function expressionHints(declared: DeclaredMaterial, constants: Values): InlayHint[] {
  const amounts = expressionAmounts(declared.declaration);
  if (amounts.length === 0) return [];
  const values = declared.members.map(({ parameters }) => new Map([...constants, ...parameters]));
  return amounts.flatMap(({ offset, expression }): InlayHint[] => {
    const span = amountSpan(values.map((own) => valueIn(expression, own)));
    if (!span || span.count < values.length || span.least.compare(ZERO) < 0) return [];
    const told = rangeText(span, formatAmount, ' to ');
    return [
      {
        kind: 'amount',
        offset,
        text: `= ${rangeText(span, formatAmount)}`,
        tooltip: `${expressionText(expression)} is ${told} as a number in its place${overText(span, declared)}`,
      },
    ];
  });
}

/** The operations that stand for amounts, each with the end of what is written. */
function expressionAmounts({ formula, sites }: MaterialDeclaration) {
  const found: { readonly offset: number; readonly expression: Expression }[] = [];
  const visit = ({ amount, ...unit }: Unit): void => {
    if (unit.kind === 'group') for (const child of unit.items.flat()) visit(child);
    if (amount?.kind === 'expression' && amount.expression.kind === 'operation') {
      found.push({ offset: amount.range.end, expression: amount.expression });
    }
  };
  for (const { units } of formula?.parts ?? []) units.forEach(visit);
  for (const { replaced, occupants } of sites ?? []) {
    if (replaced) visit(replaced);
    occupants.forEach(visit);
  }
  return found;
}

/** What came into the place of an open amount; undefined where that is not known. */
function foundFor({ unit, factor }: OpenUnit, member: Material) {
  const sites = member.sites.filter(({ occupants }) =>
    occupants.some(({ range }) => within(range, unit.range)),
  );
  const own = sites.flatMap(({ occupants }) => occupants.filter(({ range }) => within(range, unit.range)));
  const amounts = own.flatMap(({ amount }) => amount ?? []);
  if (own.length === 0 || amounts.length < own.length) return undefined;
  const amount = sum(amounts);
  return {
    amount,
    written: quotient(times(amount, member.formulaUnits), factor),
    species: own.map(({ species }) => species).join(' and '),
    sites: sites.map(({ name }) => name).join(' and '),
  };
}

// ------------------------------------------------------------------------------------------------- sites

/** Told where all members have the same. */
function siteSumHints(declared: DeclaredMaterial): InlayHint[] {
  return [...sitesByName(declared.members)].flatMap(([name, sites]): InlayHint[] => {
    const [first] = sites;
    const offset = endOf(sites, declared.declaration);
    if (!first?.sum || offset === undefined || !first.isMultiplicityGiven) return [];
    const { sum: total, multiplicity, hasImplicitVacancies } = first;
    const isShared =
      sites.length === declared.members.length && sites.every((site) => site.sum?.equals(total));
    const left = multiplicity.sub(total);
    const isLess = left.compare(ZERO) > 0;
    if (!isShared || isZero(left) || (isLess && hasImplicitVacancies)) return [];
    const of = `${formatAmount(total)} of ${formatAmount(multiplicity)}`;
    const remainder = isLess ? `${formatAmount(left)} left` : `${formatAmount(left.abs())} too much`;
    return [
      {
        kind: 'site-sum',
        offset,
        text: `Σ ${of}${isLess ? `, ${remainder}` : ''}`,
        tooltip: `Site ${name} holds ${of} per formula unit, ${remainder}${membersText(sites.length, declared)}`,
      },
    ];
  });
}

/** Told where it is known of all members; of a site on which nothing is written there is no place to tell it. */
function vacancyHints(declared: DeclaredMaterial): InlayHint[] {
  return [...sitesByName(declared.members)].flatMap(([name, sites]): InlayHint[] => {
    const [first] = sites;
    const offset = endOf(sites, declared.declaration);
    if (!first?.isMultiplicityGiven || !first.hasImplicitVacancies || offset === undefined) return [];
    const { multiplicity } = first;
    const span = amountSpan(sites.map((site) => site.sum && site.multiplicity.sub(site.sum)));
    if (!span || span.count < declared.members.length) return [];
    if (span.least.compare(ZERO) < 0 || isZero(span.most)) return [];
    const vacant = `${rangeText(span, formatAmount, ' to ')} of ${formatAmount(multiplicity)} per formula unit`;
    return [
      {
        kind: 'vacancy',
        offset,
        text: `□${rangeText(span, formatAmount)}`,
        tooltip: `Vacant on site ${name}: ${vacant}, which need not be written here${overText(span, declared)}`,
      },
    ];
  });
}

/** A site of which the entropy is told. */
interface Mixed {
  readonly name: string;
  readonly text: string;
  /** Where it is written. */
  readonly offset: number | undefined;
}

/** In the long form at the end of each site's line; behind a formula for all of its sites together. */
function entropyHints(declared: DeclaredMaterial, countVacancies: boolean): InlayHint[] {
  const { declaration } = declared;
  const mixed = [...sitesByName(declared.members)].flatMap(([name, sites]): Mixed[] => {
    const span = entropySpan(sites, declared.members.length, countVacancies);
    if (!span || span.most === 0) return [];
    return [{ name, text: entropyRange(span, declared.members.length), offset: endOf(sites, declaration) }];
  });
  const range = declaration.parameters.length > 0 ? '; least to most of the members' : '';
  const told = vacanciesText(countVacancies) + range;
  const { formula } = declaration;
  if (!formula) {
    return mixed.flatMap(({ name, text, offset }) =>
      offset === undefined
        ? []
        : [{ kind: 'entropy', offset, text, tooltip: tooltipOf(`site ${name}`, told) }],
    );
  }
  if (mixed.length === 0) return [];
  const [only, ...others] = mixed;
  const isOne = only && others.length === 0;
  const names = mixed.map(({ name }) => name).join(' and ');
  return [
    {
      kind: 'entropy',
      offset: formula.range.end,
      text: isOne ? only.text : mixed.map(({ name, text }) => `${name} ${text}`).join(', '),
      tooltip: isOne ? tooltipOf(`site ${names}`, told) : tooltipOf(`the sites ${names}, each`, told),
    },
  ];
}

/** A site that a member does not have holds nothing there, and has no entropy. */
function entropySpan(
  sites: readonly Site[],
  members: number,
  countVacancies: boolean,
): Span<number> | undefined {
  const values = sites.map((site) => entropyOfSite(site, countVacancies));
  return spanOf([...values, ...Array<number>(members - sites.length).fill(0)]);
}

/** Of one value three decimals; a range in two is told apart as well. */
function entropyRange(span: Span<number>, members: number): string {
  const decimals = entropyText(span.least, 3) === entropyText(span.most, 3) ? 3 : 2;
  return `${rangeText(span, (value) => entropyText(value, decimals))} R${partText(span, members)}`;
}

function tooltipOf(sites: string, vacancies: string): string {
  return `Configurational entropy of ${sites} per mole of sites, ${vacancies}`;
}

/** Where the last of what lies on a site is written; undefined where all of it is taken over from a base. */
function endOf(sites: readonly Site[], declaration: MaterialDeclaration): number | undefined {
  let end: number | undefined;
  for (const { units } of sites) {
    for (const { range } of units) {
      if (!isTakenOver(range, declaration) && range.end > (end ?? 0)) end = range.end;
    }
  }
  return end;
}
