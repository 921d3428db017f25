/** From a declaration's formula or site lines to pieces on sites. */
import { type Fraction, isNegative, isOne, isPositive, ONE, over, sum, ZERO } from '../chemistry/amount.js';
import { knownIon } from '../chemistry/states.js';
import type { Formula, GroupUnit, Range, SiteLine, Unit } from '../syntax/tree.js';
import type { Composition } from './binding.js';
import { compositionOf } from './composition.js';
import { areParts, inferSites } from './inference.js';
import { carriedFor, layOnto, type Placed } from './laying.js';
import type { Printed, Remark } from './material.js';
import { amountOf, type Piece, type Reading, readPiece, readPieces, roundingOf } from './pieces.js';
import type { RawMaterial } from './raw.js';
import type { Spelling, Structure } from './structure.js';

/** Reads a material onto a structure, or onto sites inferred from it where that is undefined. */
export function readMaterial(declaration: Composition, structure: Structure | undefined): RawMaterial {
  return declaration.sites
    ? readSites(declaration.sites, structure)
    : readFormula(declaration.formula, structure);
}

export function newReading(equimolar: ReadonlySet<GroupUnit>): Reading {
  return { remarks: [], equimolar, bareGroups: new Set() };
}

function readFormula(formula: Formula | undefined, structure: Structure | undefined): RawMaterial {
  const parts = formula?.parts ?? [];
  const isWater = (units: readonly Unit[]) => parts.length > 1 && isWaterMolecule(units);
  const readAll = (reading: Reading): { pieces: Piece[]; water: Fraction } => {
    const pieces: Piece[] = [];
    let water = ZERO;
    for (const part of parts) {
      const coefficient = amountOf(part.coefficient) ?? ONE;
      if (isWater(part.units)) water = water.add(coefficient);
      else pieces.push(...readPieces(spellIons(part.units, structure), coefficient, reading));
    }
    const isWhole = pieces.every((piece) => piece.drafts.length > 0);
    return { pieces: isWhole ? pieces : pieces.filter((piece) => piece.drafts.length > 0), water };
  };

  const strict = newReading(new Set());
  const read = readAll(strict);
  const first = { reading: strict, ...read };
  const others = () =>
    (strict.bareGroups.size > 0 ? equimolarReadings(strict.bareGroups) : []).map((equimolar) => {
      const reading = newReading(equimolar);
      return { reading, ...readAll(reading) };
    });
  const isListed = structure !== undefined && parts.length === 1;
  if (!structure) {
    // A bracket alone is the whole, whatever is in it.
    const isDecided = read.pieces.length === 1 || areParts(read.pieces);
    const { reading, pieces } = (!isDecided && others().find((other) => areParts(other.pieces))) || first;
    const inference = inferSites(pieces, strict.bareGroups);
    const bare = [...strict.bareGroups].map(
      (group): Remark =>
        readAs(reading.equimolar.has(group) ? 'read-as-equimolar' : 'read-as-written', group, pieces),
    );
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
      homeless: inference.sites.length === 0 ? pieces : [],
      remarks: [...reading.remarks, ...bare, { kind: 'inferred-sites', nature: inference.nature }],
      nature: inference.nature,
      isListed,
    };
  }

  let best = { ...first, layout: layOnto(structure, read.pieces, roundingOfPieces(read.pieces)) };
  for (const other of others()) {
    const layout = layOnto(structure, other.pieces, roundingOfPieces(other.pieces));
    // Both fit an alloy, of which there may be any number of formula units.
    const isMeant = structure.metallic && areParts(other.pieces) && !areParts(best.pieces);
    if (isMeant || layout.misfit < best.layout.misfit - 1e-9) best = { ...other, layout };
  }
  const { layout, reading } = best;
  const remarks: Remark[] = [...reading.remarks];
  for (const group of strict.bareGroups) {
    if (reading.equimolar.has(group)) remarks.push(readAs('read-as-equimolar', group, best.pieces));
  }
  if (!isOne(layout.formulaUnits)) remarks.push({ kind: 'formula-units', units: layout.formulaUnits });
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
      carried: over(layout.carried[index] ?? ZERO, layout.formulaUnits),
    })),
    formulaUnits: layout.formulaUnits,
    water: best.water,
    homeless: layout.homeless,
    remarks,
    nature: structure.metallic ? 'alloy' : 'compound',
    isListed,
  };
}

/** What lies on more than one site, which the formula itself does not say. */
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

function isWaterMolecule(units: readonly Unit[]): boolean {
  const composition = compositionOf(units);
  return composition.size === 2 && !!composition.get('H')?.equals(2) && !!composition.get('O')?.equals(1);
}

/**
 * `LiFePO4` on a structure whose site lists (PO4) and on which no site lists P: the letters spell the ion.
 */
export function spellIons(units: readonly Unit[], structure: Structure | undefined): readonly Unit[] {
  if (!structure) return spellOxyanions(units);
  if (structure.spellings.length === 0) return units;
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

/**
 * `Na2CO3` without a structure: a nonmetal and its oxygen that make up a known anion are read as that. Metals are
 * left alone, as in Fe2VO4, which has no vanadate.
 */
function spellOxyanions(units: readonly Unit[]): readonly Unit[] {
  const result: Unit[] = [];
  for (let index = 0; index < units.length; ) {
    const ion = oxyanionAt(units, index);
    const [first, last] = [units[index], ion.at(-1)];
    if (first && last) {
      const range: Range = { start: first.range.start, end: last.range.end };
      result.push({ kind: 'group', bracket: '(', inner: range, items: [ion], range });
      index += ion.length;
    } else {
      if (first) result.push(first);
      index++;
    }
  }
  return result;
}

/** A centre with its oxygen, and the fluorine of SO3F where that is one ion; empty where there is none. */
function oxyanionAt(units: readonly Unit[], index: number): readonly Unit[] {
  const [centre, oxygen, fluorine] = units.slice(index, index + 3);
  if (!centre || !OXYANION_CENTRES.has(bareSymbol(centre)) || !oxygen || bareSymbol(oxygen) !== 'O')
    return [];
  // A one that is written is a parameter's, and may be another in the next member.
  if (centre.amount && isOne(amountOf(centre.amount) ?? ONE)) return [];
  const candidates = [[centre, oxygen]];
  if (fluorine && bareSymbol(fluorine) === 'F') candidates.unshift([centre, oxygen, fluorine]);
  return (
    candidates.find((ion) => {
      const known = knownIon(compositionOf(ion));
      return known !== undefined && isNegative(known.charge);
    }) ?? []
  );
}

/** That of an element without a charge; empty for anything else. */
function bareSymbol(unit: Unit): string {
  return unit.kind === 'element' && !unit.charge ? unit.symbol.text : '';
}

/** Nonmetals that are the middle of an oxyanion and not an anion themselves when oxygen is written behind them. */
const OXYANION_CENTRES = new Set(['B', 'C', 'N', 'Si', 'P', 'S', 'Cl', 'As', 'Se', 'Br', 'I']);

function isSpelt(spelling: Spelling, units: readonly Unit[], at: number): boolean {
  return spelling.every(([symbol, amount], offset) => {
    const unit = units[at + offset];
    if (unit?.kind !== 'element' || unit.symbol.text !== symbol || unit.charge) return false;
    return unit.amount ? unit.amount.kind === 'number' && unit.amount.value.equals(amount) : isOne(amount);
  });
}

function roundingOfPieces(pieces: readonly Piece[]): number {
  const all: Printed[] = [];
  for (const { drafts } of pieces) {
    for (const { printed } of drafts) if (printed) all.push(printed);
  }
  return roundingOf(all).valueOf();
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
        multiplicity: given?.multiplicity ?? (isPositive(filled) ? filled : ONE),
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
export function readBody(
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
