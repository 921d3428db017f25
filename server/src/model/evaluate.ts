/** From the declaration of a material to what it is: sites, sums, entropy, charge, mass. */
import { type Fraction, ONE, sum, ZERO } from '../chemistry/amount.js';
import { isAnionFormer, molarMass } from '../chemistry/elements.js';
import {
  type Convention,
  countPrincipal,
  entropyClass,
  siteEntropy,
  totalEntropy,
} from '../chemistry/entropy.js';
import { fixedState, knownIon, type Place } from '../chemistry/states.js';
import { chargeText, speciesText } from '../syntax/print.js';
import type { Formula, GroupUnit, MaterialDeclaration, Range, SiteLine, Unit } from '../syntax/tree.js';
import { addTo, compositionOf } from './composition.js';
import { formulaText, moleculeText } from './formula-text.js';
import { inferSites } from './inference.js';
import { carriedFor, layOnto, type Placed } from './laying.js';
import type { Charge, Material, Occupant, Printed, Remark, Site, State } from './material.js';
import { type Draft, type Piece, type Reading, readPiece, readPieces, roundingOf } from './pieces.js';
import type { Spelling, Structure, StructureSite } from './structure.js';

export interface EvaluationOptions {
  /** The convention whose value decides the class. */
  readonly convention: Convention;
  /** Whether vacancies count as a species in that value. */
  readonly countVacancies: boolean;
}

export const DEFAULT_EVALUATION: EvaluationOptions = { convention: 'sublattice', countVacancies: false };

/** The site that pieces lie on, before its occupants are put together. */
interface RawSite {
  readonly name: string;
  readonly multiplicity: Fraction;
  readonly given: StructureSite | undefined;
  readonly placed: readonly Placed[];
  /** The atoms of its kinds, per formula unit, that polyatomic ions bring. */
  readonly carried: Fraction;
}

interface RawMaterial {
  readonly sites: readonly RawSite[];
  readonly formulaUnits: Fraction;
  readonly water: Fraction;
  /** Pieces without a place: they still have mass. */
  readonly homeless: readonly Piece[];
  readonly remarks: readonly Remark[];
  readonly nature: 'compound' | 'alloy' | 'molecule';
  /** Whether the same species twice on a site is a slip; in a molecule such as CH3COOH it is not. */
  readonly isListed: boolean;
}

/** Evaluates a material on a structure, or on sites inferred from it where that is undefined. */
export function evaluate(
  declaration: MaterialDeclaration,
  structure: Structure | undefined,
  options: EvaluationOptions = DEFAULT_EVALUATION,
): Material {
  const raw = declaration.sites
    ? readSites(declaration.sites, structure)
    : readFormula(declaration.formula, structure);
  const remarks = [...raw.remarks];
  const sites = raw.sites.map((site) => finishSite(site, raw, remarks)).filter(isPresent);
  const water = raw.water.div(raw.formulaUnits);
  const elements = elementsOf(sites, raw, water);
  const isComplete = sites.every((site) => site.sum !== undefined) && isWhole(raw);
  const atoms = sum(elements.values()).valueOf();
  const isMolecule = raw.nature === 'molecule';
  const known = isComplete && !isMolecule && sites.length > 0;
  const entropy = known ? totalEntropy(sublatticesOf(sites, false), atoms) : undefined;
  const entropyWithVacancies = known ? totalEntropy(sublatticesOf(sites, true), atoms) : undefined;
  const deciding = (options.countVacancies ? entropyWithVacancies : entropy)?.[options.convention];
  return {
    name: declaration.name?.text ?? '',
    declaration,
    ...(structure && { structure }),
    sites,
    water,
    formula: isMolecule ? moleculeText(raw.homeless) : formulaText(sites, water),
    elements,
    isComplete,
    entropy,
    entropyWithVacancies,
    class: deciding === undefined ? undefined : entropyClass(deciding),
    principal: principalOf(sites),
    charge: chargeOf(sites, raw),
    molarMass: isComplete || (isMolecule && isWhole(raw)) ? molarMass(elements) : undefined,
    formulaUnits: raw.formulaUnits,
    remarks: remarks.filter((remark) => !isCovered(remark, sites)),
  };
}

function isWhole(raw: RawMaterial): boolean {
  if (raw.homeless.some((piece) => piece.drafts.some((draft) => !draft.amount))) return false;
  return !raw.remarks.some(
    (remark) => remark.kind === 'unknown-element' || remark.kind === 'undeclared-parameter',
  );
}

// ------------------------------------------------------------------------------------------------- reading

function newReading(equimolar: ReadonlySet<GroupUnit>): Reading {
  return { remarks: [], equimolar, bareGroups: new Set(), parameters: new Map() };
}

function readFormula(formula: Formula | undefined, structure: Structure | undefined): RawMaterial {
  const parts = formula?.parts ?? [];
  const isWater = (units: readonly Unit[]) => parts.length > 1 && isWaterMolecule(units);
  const readAll = (reading: Reading): { pieces: Piece[]; water: Fraction } => {
    const pieces: Piece[] = [];
    let water = ZERO;
    for (const part of parts) {
      const coefficient = readCoefficient(part.coefficient, reading);
      if (isWater(part.units)) water = water.add(coefficient);
      else pieces.push(...readPieces(spellIons(part.units, structure), coefficient, reading));
    }
    return { pieces: pieces.filter((piece) => piece.drafts.length > 0), water };
  };

  const strict = newReading(new Set());
  const read = readAll(strict);
  const isListed = structure !== undefined && parts.length === 1;
  if (!structure) {
    const inference = inferSites(read.pieces);
    const bare = [...strict.bareGroups].map((group): Remark => readAs('read-as-written', group, read.pieces));
    return {
      sites: inference.sites.map((site) => ({
        name: site.name,
        multiplicity: site.multiplicity,
        given: undefined,
        placed: site.pieces.map((piece) => ({ piece, share: ONE })),
        carried: ZERO,
      })),
      formulaUnits: inference.formulaUnits,
      water: read.water,
      homeless: inference.sites.length === 0 ? read.pieces : [],
      remarks: [
        ...strict.remarks,
        ...bare,
        ...(bare.length ? [] : [{ kind: 'inferred-sites', nature: inference.nature } as const]),
      ],
      nature: inference.nature,
      isListed,
    };
  }

  const readings = [...strict.bareGroups].length > 0 ? equimolarReadings(strict.bareGroups) : [];
  let best = {
    reading: strict,
    ...read,
    layout: layOnto(structure, read.pieces, roundingOfPieces(read.pieces)),
  };
  for (const equimolar of readings) {
    const reading = newReading(equimolar);
    const next = readAll(reading);
    const layout = layOnto(structure, next.pieces, roundingOfPieces(next.pieces));
    if (layout.misfit < best.layout.misfit - 1e-9) best = { reading, ...next, layout };
  }
  const { layout, reading } = best;
  const remarks: Remark[] = [...reading.remarks];
  for (const group of strict.bareGroups) {
    if (reading.equimolar.has(group)) remarks.push(readAs('read-as-equimolar', group, best.pieces));
  }
  if (!layout.formulaUnits.equals(ONE)) remarks.push({ kind: 'formula-units', units: layout.formulaUnits });
  for (const piece of layout.homeless) {
    remarks.push({
      kind: 'no-place',
      unit: piece.unit,
      written: piece.drafts.map((draft) => draft.base).join(', '),
    });
  }
  remarks.push(...splitRemarks(layout.splits, layout.placed, structure));
  return {
    sites: structure.sites.map((site, index) => ({
      name: site.name,
      multiplicity: site.multiplicity,
      given: site,
      placed: layout.placed[index] ?? [],
      carried: (layout.carried[index] ?? ZERO).div(layout.formulaUnits),
    })),
    formulaUnits: layout.formulaUnits,
    water: best.water,
    homeless: layout.homeless,
    remarks,
    nature: structure.metallic ? 'alloy' : 'compound',
    isListed,
  };
}

/** A split is a guess where what overflowed shares its second site with something else that had a choice. */
function splitRemarks(
  splits: readonly Piece[],
  placed: readonly (readonly Placed[])[],
  structure: Structure,
): Remark[] {
  return splits.map((piece) => ({
    kind: 'split',
    species: piece.drafts.map((draft) => draft.base).join(', '),
    sites: structure.sites
      .filter((_, index) => placed[index]?.some((part) => part.piece === piece))
      .map((site) => site.name),
    range: piece.unit.range,
  }));
}

function readAs(
  kind: 'read-as-equimolar' | 'read-as-written',
  group: GroupUnit,
  pieces: readonly Piece[],
): Remark {
  const drafts = pieces
    .flatMap((piece) => piece.drafts)
    .filter((draft) => draft.range.start >= group.inner.start && draft.range.end <= group.inner.end);
  return { kind, group, total: sum(drafts.flatMap((draft) => draft.amount ?? [])) };
}

/** Which of the groups without subscripts to read as equimolar: each choice for a few, all of them for many. */
function equimolarReadings(groups: ReadonlySet<GroupUnit>): ReadonlySet<GroupUnit>[] {
  const list = [...groups];
  if (list.length > 4) return [new Set(list)];
  return Array.from({ length: 2 ** list.length - 1 }, (_, index) => {
    const mask = 2 ** list.length - 1 - index;
    return new Set(list.filter((_group, bit) => mask & (1 << bit)));
  });
}

function readCoefficient(coefficient: Unit['amount'], reading: Reading): Fraction {
  if (!coefficient) return ONE;
  if (coefficient.kind === 'number') return coefficient.value;
  const probe = readPiece({ kind: 'vacancy', amount: coefficient, range: coefficient.range }, ONE, reading);
  return probe.drafts[0]?.amount ?? ONE;
}

function isWaterMolecule(units: readonly Unit[]): boolean {
  const composition = compositionOf(units);
  return composition.size === 2 && !!composition.get('H')?.equals(2) && !!composition.get('O')?.equals(1);
}

/**
 * `LiFePO4` on a structure whose site lists (PO4) and on which no site lists P: the letters spell the ion.
 */
function spellIons(units: readonly Unit[], structure: Structure | undefined): readonly Unit[] {
  if (!structure || structure.spellings.length === 0) return units;
  const result: Unit[] = [];
  for (let index = 0; index < units.length; ) {
    const spelling = structure.spellings.find((candidate) => isSpelt(candidate, units, index));
    const first = units[index];
    const last = spelling && units[index + spelling.length - 1];
    if (spelling && first && last) {
      const range: Range = { start: first.range.start, end: last.range.end };
      const items = [units.slice(index, index + spelling.length)];
      result.push({ kind: 'group', bracket: '(', inner: range, items, range });
      index += spelling.length;
    } else {
      if (first) result.push(first);
      index++;
    }
  }
  return result;
}

function isSpelt(spelling: Spelling, units: readonly Unit[], at: number): boolean {
  return spelling.every(([symbol, amount], offset) => {
    const unit = units[at + offset];
    if (unit?.kind !== 'element' || unit.symbol.text !== symbol || unit.charge) return false;
    return unit.amount
      ? unit.amount.kind === 'number' && unit.amount.value.equals(amount)
      : amount.equals(ONE);
  });
}

function roundingOfPieces(pieces: readonly Piece[]): number {
  return roundingOf(
    pieces.flatMap((piece) => piece.drafts.flatMap((draft) => draft.printed ?? [])),
  ).valueOf();
}

function readSites(lines: readonly SiteLine[], structure: Structure | undefined): RawMaterial {
  const reading = newReading(new Set());
  const remarks: Remark[] = [];
  const byName = new Map<string, { first: Range; pieces: Piece[] }>();
  for (const line of lines) {
    const pieces = line.occupants.map((unit) => readBody(unit, line, structure, reading, remarks));
    const present = byName.get(line.site.text);
    if (present) {
      remarks.push({
        kind: 'repeated-site',
        name: line.site.text,
        range: line.site.range,
        first: present.first,
      });
      present.pieces.push(...pieces);
    } else {
      byName.set(line.site.text, { first: line.site.range, pieces });
    }
    if (structure && !structure.sites.some((site) => site.name === line.site.text)) {
      remarks.push({ kind: 'unknown-site', name: line.site.text, range: line.site.range });
    }
  }
  const known = structure?.sites.map((site) => site.name) ?? [];
  const drafts = [...byName.values()].flatMap(({ pieces }) => pieces.flatMap((piece) => piece.drafts));
  const names = [...known, ...[...byName.keys()].filter((name) => !known.includes(name))];
  return {
    sites: names.map((name) => {
      const given = structure?.sites.find((site) => site.name === name);
      const pieces = (byName.get(name)?.pieces ?? []).filter((piece) => piece.drafts.length > 0);
      const filled = sum(pieces.map((piece) => piece.total));
      return {
        name,
        multiplicity: given?.multiplicity ?? (filled.compare(ZERO) > 0 ? filled : ONE),
        given,
        placed: pieces.map((piece) => ({ piece, share: ONE })),
        carried: given ? carriedFor(given, drafts) : ZERO,
      };
    }),
    formulaUnits: ONE,
    water: ZERO,
    homeless: [],
    remarks: [...reading.remarks, ...remarks],
    nature: structure?.metallic ? 'alloy' : 'compound',
    isListed: true,
  };
}

/** One entry of a site's line; a group without subscripts there can only be equimolar, as it fills one site. */
function readBody(
  unit: Unit,
  line: SiteLine,
  structure: Structure | undefined,
  reading: Reading,
  remarks: Remark[],
): Piece {
  const strict = newReading(new Set());
  const piece = readPiece(unit, ONE, strict);
  const [group] = strict.bareGroups;
  const multiplicity = structure?.sites.find((site) => site.name === line.site.text)?.multiplicity;
  if (group && multiplicity && !piece.total.equals(multiplicity)) {
    const equimolar = newReading(strict.bareGroups);
    const shared = readPiece(unit, ONE, equimolar);
    reading.remarks.push(...equimolar.remarks);
    remarks.push({ kind: 'read-as-equimolar', group, total: shared.total });
    return shared;
  }
  reading.remarks.push(...strict.remarks);
  if (group) remarks.push({ kind: 'read-as-written', group, total: piece.total });
  return piece;
}

// --------------------------------------------------------------------------------------------------- sites

function finishSite(raw: RawSite, material: RawMaterial, remarks: Remark[]): Site {
  const scale = ONE.div(material.formulaUnits);
  const drafts = raw.placed.flatMap(({ piece, share }) =>
    piece.drafts.map((draft) => scaled(draft, share, scale)),
  );
  const filled = fillRest(drafts, raw, remarks);
  const place: Place = isAnionSite(filled, raw) ? 'anion' : 'cation';
  const occupants = merge(
    filled.map((draft) => occupantOf(draft, place, raw, material.nature)),
    raw.name,
    material.isListed,
    remarks,
  );
  const amounts = occupants.map((occupant) => occupant.amount);
  const isKnown = amounts.every((amount) => amount !== undefined);
  const total = isKnown ? sum(amounts) : undefined;
  const own = raw.carried.compare(raw.multiplicity) >= 0 ? ZERO : raw.multiplicity.sub(raw.carried);
  const multiplicity = raw.given || material.nature === 'alloy' || !total ? own : total;
  const present = occupants.filter((occupant) => occupant.kind !== 'vacancy');
  const vacant = occupants.filter((occupant) => occupant.kind === 'vacancy');
  const hasImplicitVacancies = raw.given?.hasImplicitVacancies ?? false;
  const missing = hasImplicitVacancies && total ? Math.max(0, multiplicity.sub(total).valueOf()) : 0;
  const numbers = present.map((occupant) => occupant.amount?.valueOf() ?? 0);
  const vacancies = sum(vacant.flatMap((occupant) => occupant.amount ?? [])).valueOf() + missing;
  return {
    name: raw.name,
    multiplicity,
    isMultiplicityGiven: raw.given !== undefined || material.nature === 'alloy',
    hasImplicitVacancies,
    occupants,
    sum: total,
    tolerance: roundingOf(filled.flatMap((draft) => draft.printed ?? [])),
    entropy: siteEntropy(numbers),
    entropyWithVacancies: siteEntropy([...numbers, vacancies]),
    units: raw.placed.map(({ piece }) => piece.unit),
  };
}

function scaled(draft: Draft, share: Fraction, scale: Fraction): Draft {
  const factor = share.mul(scale);
  if (factor.equals(ONE)) return draft;
  const { written, ...rest } = draft;
  return {
    ...rest,
    amount: draft.amount?.mul(factor),
    ...(written && share.equals(ONE) && { written: { ...written, factor: written.factor.mul(scale) } }),
    ...(draft.printed && { printed: { ...draft.printed, factor: draft.printed.factor.mul(factor) } }),
  };
}

/** Gives `rest` what the others leave. */
function fillRest(drafts: readonly Draft[], raw: RawSite, remarks: Remark[]): Draft[] {
  const resting = drafts.filter((draft) => draft.isRest);
  const [first] = resting;
  const others = drafts.filter((draft) => !draft.isRest);
  if (!first || !raw.given || others.some((draft) => draft.amount === undefined)) return [...drafts];
  const left = raw.given.multiplicity.sub(sum(others.flatMap((draft) => draft.amount ?? [])));
  if (left.compare(ZERO) < 0) {
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
  const state = nature === 'alloy' && !draft.charge ? undefined : stateOf(draft, place, raw);
  return {
    kind: draft.kind,
    species: state && draft.kind !== 'vacancy' ? speciesText(draft.base, state.value) : draft.base,
    ...(draft.element && { element: draft.element }),
    composition: draft.composition,
    amount: draft.amount,
    ...(draft.printed && { printed: draft.printed }),
    ...(state && { state }),
    range: draft.range,
    ...(draft.written && { written: draft.written }),
  };
}

function stateOf(draft: Draft, place: Place, raw: RawSite): State | undefined {
  if (draft.charge) return { value: draft.charge, origin: 'stated', why: 'as written' };
  if (draft.kind === 'vacancy') return { value: ZERO, origin: 'usual', why: 'a vacancy carries no charge' };
  if (draft.kind === 'ion') {
    const ion = knownIon(draft.composition);
    return ion && { value: ion.charge, origin: 'ion', why: `${ion.name} is ${chargeText(ion.charge)}` };
  }
  const symbol = draft.element ?? '';
  const listed = raw.given?.states.get(symbol);
  if (listed) return { value: listed, origin: 'usual', why: 'the structure says so' };
  const fixed = fixedState(symbol, place);
  return fixed && { value: fixed.value, origin: 'usual', why: fixed.why };
}

/** One occupant for each species; a species that was listed twice is remarked. */
function merge(
  occupants: readonly Occupant[],
  site: string,
  isListed: boolean,
  remarks: Remark[],
): Occupant[] {
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
    const { written: _, ...rest } = present;
    bySpecies.set(occupant.species, { ...rest, amount });
  }
  return [...bySpecies.values()];
}

/**
 * An empty site is left out where it may be empty, and where polyatomic ions bring all that would sit on it: the
 * oxygen of (PO4)3 is not counted again.
 */
function isPresent(site: Site): boolean {
  return site.occupants.length > 0 || !(site.hasImplicitVacancies || site.multiplicity.equals(ZERO));
}

// -------------------------------------------------------------------------------------------------- totals

function elementsOf(sites: readonly Site[], raw: RawMaterial, water: Fraction): Map<string, Fraction> {
  const total = new Map<string, Fraction>();
  for (const { occupants } of sites) {
    for (const { composition, amount } of occupants) if (amount) addTo(total, composition, amount);
  }
  for (const { drafts } of raw.homeless) {
    for (const { composition, amount } of drafts) {
      if (amount) addTo(total, composition, amount.div(raw.formulaUnits));
    }
  }
  if (water.compare(ZERO) > 0) {
    addTo(total, new Map([['H', water.mul(2)]]));
    addTo(total, new Map([['O', water]]));
  }
  return total;
}

function sublatticesOf(sites: readonly Site[], countVacancies: boolean) {
  return sites.map((site) => {
    const amounts = site.occupants
      .filter((occupant) => occupant.kind !== 'vacancy' || countVacancies)
      .map((occupant) => occupant.amount?.valueOf() ?? 0);
    const implied = site.hasImplicitVacancies && site.sum ? site.multiplicity.sub(site.sum).valueOf() : 0;
    if (countVacancies && implied > 0) amounts.push(implied);
    return { multiplicity: site.multiplicity.valueOf(), amounts };
  });
}

function principalOf(sites: readonly Site[]): Material['principal'] {
  let best: Material['principal'];
  const bySpecies = [...sites].sort((a, b) => b.occupants.length - a.occupants.length);
  for (const site of bySpecies) {
    const byElement = new Map<string, number>();
    for (const { kind, element, species, amount } of site.occupants) {
      if (kind === 'vacancy') continue;
      const key = element ?? species;
      byElement.set(key, (byElement.get(key) ?? 0) + (amount?.valueOf() ?? 0));
    }
    const total = [...byElement.values()].reduce((a, b) => a + b, 0);
    const count = total > 0 ? countPrincipal([...byElement.values()].map((amount) => amount / total)) : 0;
    if (count > (best?.count ?? 0)) best = { site: site.name, count };
  }
  return best;
}

function chargeOf(sites: readonly Site[], raw: RawMaterial): Charge {
  const occupants = sites.flatMap((site) => site.occupants);
  const charged = occupants.filter((occupant) => occupant.kind !== 'vacancy');
  if (raw.nature === 'molecule') return { kind: 'not-applicable', why: 'a molecule has no sites' };
  const isStated = charged.some((occupant) => occupant.state?.origin === 'stated');
  if (raw.nature === 'alloy' && !isStated) {
    return { kind: 'not-applicable', why: 'charges mean nothing in an alloy' };
  }
  const unknown = charged.filter((occupant) => !occupant.state);
  const isOpen = occupants.some((occupant) => occupant.amount === undefined);
  if (unknown.length > 0 || isOpen || raw.homeless.length > 0) {
    const open = isOpen ? occupants.filter((occupant) => occupant.amount === undefined) : [];
    return {
      kind: 'undetermined',
      species: [...new Set([...unknown, ...open].map(({ species }) => species))],
    };
  }
  const value = sum(charged.flatMap(({ amount, state }) => (amount && state ? amount.mul(state.value) : [])));
  const printed = charged.flatMap(({ printed: own, state }): Printed[] =>
    own && state ? [{ ...own, factor: own.factor.mul(state.value.abs()) }] : [],
  );
  return {
    kind: 'known',
    value,
    tolerance: roundingOf(printed),
    isAllStated: charged.every((occupant) => occupant.state?.origin === 'stated'),
  };
}

/** A bracket whose fractions do not add up is not told again where its whole site is told. */
function isCovered(remark: Remark, sites: readonly Site[]): boolean {
  if (remark.kind !== 'group-sum') return false;
  const { group } = remark;
  const site = sites.find((candidate) =>
    candidate.units.some((unit) => unit.range.start === group.range.start),
  );
  if (!site) return false;
  const isAlkali = site.name.startsWith('A') && remark.sum.compare(1) < 0;
  if (!site.isMultiplicityGiven) return isAlkali;
  return !group.amount || !site.sum?.equals(site.multiplicity);
}
