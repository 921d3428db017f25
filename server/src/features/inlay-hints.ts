/**
 * Inlay hints: solved oxidation states and amounts, what a site sums to where that is not its multiplicity, the
 * entropy of sites with several species, and how far measured values are off. Few on purpose: a site that is full and
 * has one species needs none.
 *
 * Those of a family are of all its members: a range where they differ, and none where it is not known of each.
 */
import { type Fraction, formatAmount, isZero, ONE, quotient, sum, times } from '../chemistry/amount.js';
import { formatDeviation, formatMultiple } from '../chemistry/uncertainty.js';
import { shortState } from '../model/charge.js';
import type { FileModel } from '../model/file.js';
import type { DeclaredMaterial } from '../model/file-model.js';
import type { Material, Occupant, Site } from '../model/material.js';
import type { MeasuredValue } from '../model/measurement.js';
import { isTakenOver } from '../syntax/lookup.js';
import type { Declaration, MaterialDeclaration, Range, Unit } from '../syntax/tree.js';
import { amountSpan, partText, rangeText, type Span, sitesByName, spanOf } from './family-figures.js';
import { entropyText, vacanciesText } from './figures.js';
import { partTexts, solvedBy, solvedElements } from './solved.js';

export interface InlayHint {
  readonly kind: 'site-sum' | 'entropy' | 'charge' | 'amount' | 'deviation';
  readonly offset: number;
  readonly text: string;
  readonly tooltip: string;
}

export interface InlayHintOptions {
  readonly siteSum: boolean;
  readonly entropy: boolean;
  /** Solved oxidation states behind their elements. */
  readonly charge: boolean;
  /** What `?` and `rest` come to. */
  readonly solvedAmount: boolean;
  /** Deviations behind measured values. */
  readonly deviation: boolean;
}

/** The hints in a range, in the order of the text. */
export function inlayHints(model: FileModel, range: Range, options: InlayHintOptions): InlayHint[] {
  const isAsked = ({ declaration }: { readonly declaration: Declaration }) =>
    !declaration.broken && touches(declaration.range, range);
  const ofMaterials = model.declared
    .filter(isAsked)
    .flatMap((declared) => [
      ...(options.charge ? chargeHints(declared) : []),
      ...(options.solvedAmount ? amountHints(declared) : []),
      ...(options.siteSum ? siteSumHints(declared) : []),
      ...(options.entropy ? entropyHints(declared, model.options.countVacancies) : []),
    ]);
  const ofMeasurements = options.deviation
    ? model.measurements.filter(isAsked).flatMap(({ values }) => values.flatMap(deviationHint))
    : [];
  return [...ofMaterials, ...ofMeasurements]
    .filter(({ offset }) => offset >= range.start && offset <= range.end)
    .sort((a, b) => a.offset - b.offset);
}

function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
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
    if (!isShared || total.equals(multiplicity)) return [];
    const isLess = total.compare(multiplicity) < 0;
    const tooltip =
      `Site ${name} holds ${formatAmount(total)} of ${formatAmount(multiplicity)} per formula unit` +
      membersText(sites.length, declared) +
      (isLess && hasImplicitVacancies ? '; the rest is vacant, which need not be written here' : '');
    const text = `Σ ${formatAmount(total)} of ${formatAmount(multiplicity)}`;
    return [{ kind: 'site-sum', offset, text, tooltip }];
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
  const values = sites.map((site) => {
    if (!site.sum) return undefined;
    return countVacancies ? site.entropyWithVacancies : site.entropy;
  });
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
