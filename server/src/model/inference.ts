/**
 * Sites for a formula that names no structure, from its brackets and from what its species are.
 *
 * - With carbon and hydrogen outside ions it is a molecule, which has no sites; so it is of nonmetals alone, `SO2`.
 * - Without anions it is an alloy: one site M, amounts taken as parts of one. Tellurium is a metal there, unless it
 *   stands for itself and is half of all atoms or more, as in `GeTe` and `BiSbTe3`. Chalcogens mix like metals.
 * - With brackets that share, and whole numbers of everything, it is an intermetallic compound, `(Ti,Zr,Hf)B2`: what
 *   stands alone there shares nothing. Amounts that add up to one or a hundred are those of an alloy all the same.
 * - A bracket that is shared is a site of its own.
 * - What stands alone is sorted by kind: alkali metals to A, other metals to M, polyatomic anions and the
 *   elements that make them (P, Si, B …, the S of SO4, the Te of TeCl6) to T, complexes in square brackets to C,
 *   anions to X. Different polyatomic anions are on different sites. A nonmetal with a positive charge is no anion,
 *   nor is tellurium where there is no cation: `TeO2`.
 * - Several sites of one kind are numbered, `M1`, `M2`.
 *
 * No structure means no multiplicity: a site is as large as what is written for it.
 */
import { type Fraction, isNegative, isPositive, ONE, sum, ZERO } from '../chemistry/amount.js';
import { elementOf, isAlkali, isAnionFormer, isNonmetal } from '../chemistry/elements.js';
import { compositionKey, knownIon } from '../chemistry/states.js';
import type { Unit } from '../syntax/tree.js';
import type { Nature } from './material.js';
import { type Draft, isPerCent, type Piece } from './pieces.js';

export interface InferredSite {
  readonly name: string;
  readonly kind: Kind;
  readonly multiplicity: Fraction;
  readonly pieces: readonly Piece[];
}

export interface Inference {
  readonly sites: readonly InferredSite[];
  readonly formulaUnits: Fraction;
  readonly nature: Nature;
}

type Kind = 'A' | 'M' | 'T' | 'C' | 'X';

/** Elements that make tetrahedral or trigonal oxyanions when oxygen is there. */
const CENTRES = new Set(['B', 'Si', 'P', 'Ge', 'As']);

const CHALCOGENS = new Set(['S', 'Se', 'Te']);

/** How many of these around one atom make it the centre of an anion or a molecule. */
const LIGANDS: ReadonlyMap<string, number> = new Map([
  ['O', 3],
  ['F', 6],
  ['Cl', 6],
  ['Br', 6],
  ['I', 6],
]);

/** @param bareGroups brackets without commas and numbers, of which nobody knows whether they share. */
export function inferSites(pieces: readonly Piece[], bareGroups: ReadonlySet<Unit>): Inference {
  const drafts = pieces.flatMap((piece) => piece.drafts).filter((draft) => draft.kind !== 'vacancy');
  const symbols = new Set(drafts.flatMap((draft) => [...draft.composition.keys()]));
  const metals = [...symbols].filter((symbol) => !isNonmetal(symbol));
  const hasCharges = drafts.some((draft) => draft.charge);
  const anions = [...symbols].filter((symbol) => isAnionFormer(symbol) && symbol !== 'Te');
  const loose = new Set(drafts.flatMap((draft) => draft.element ?? []));
  const isOrganic = loose.has('C') && loose.has('H');
  const areChalcogens = symbols.size > 1 && [...symbols].every((symbol) => CHALCOGENS.has(symbol));
  const isCovalent =
    metals.length === 0 && !areChalcogens && (symbols.has('C') || symbols.has('H') || !symbols.has('Te'));
  if (!hasCharges && (isOrganic || isCovalent)) return { sites: [], formulaUnits: ONE, nature: 'molecule' };
  const isPure = metals.length + (symbols.has('Te') ? 1 : 0) === symbols.size;
  if (!hasCharges && (areChalcogens || (isPure && !isTelluride(pieces)))) {
    return isOrdered(pieces, bareGroups) ? inferIntermetallic(pieces) : inferAlloy(pieces);
  }

  const byKind = new Map<string, Piece[]>();
  const found: FoundSite[] = [];
  const centres = centresOf(pieces);
  // Where nothing but anions is left, tellurium is the least electronegative.
  const isCationless = !hasCharges && drafts.every(({ element }) => element && isAnionFormer(element));
  for (const piece of pieces) {
    const isCentre = centres.has(piece) || (isCationless && holds(piece, 'Te'));
    const kind = isCentre ? 'T' : kindOf(piece, anions);
    if (piece.isShared) {
      found.push({ kind, pieces: [piece] });
      continue;
    }
    const key = kind + ionIn(piece);
    const present = byKind.get(key);
    if (present) present.push(piece);
    else {
      const list = [piece];
      byKind.set(key, list);
      found.push({ kind, pieces: list });
    }
  }
  return { nature: 'compound', formulaUnits: ONE, sites: named(found) };
}

interface FoundSite {
  readonly kind: Kind;
  readonly pieces: Piece[];
}

function named(found: readonly FoundSite[]): InferredSite[] {
  const many = (kind: Kind) => found.filter((site) => site.kind === kind).length > 1;
  const counts = new Map<Kind, number>();
  return found.map(({ kind, pieces }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const filled = sum(pieces.map((piece) => piece.total));
    return {
      name: many(kind) ? `${kind}${count}` : kind,
      kind,
      multiplicity: filled.compare(ZERO) > 0 ? filled : ONE,
      pieces,
    };
  });
}

/** Whether amounts are parts of one or per cent, as those of alloys are, give or take what rounding does. */
export function areParts(pieces: readonly Piece[]): boolean {
  const total = sum(pieces.map((piece) => piece.total));
  return isPerCent(total) || isPerCent(total.mul(100));
}

function isOrdered(pieces: readonly Piece[], bareGroups: ReadonlySet<Unit>): boolean {
  return (
    pieces.length > 1 &&
    pieces.some((piece) => piece.isShared) &&
    pieces.every((piece) => piece.total.d === 1n && !bareGroups.has(piece.unit)) &&
    !areParts(pieces)
  );
}

/** What metals are partners of in borides, silicides, phosphides and the like. */
const METALLOIDS = new Set(['B', 'Si', 'P', 'Ge', 'As', 'Sb', 'Te']);

function inferIntermetallic(pieces: readonly Piece[]): Inference {
  const found = pieces.map((piece): FoundSite => {
    const isMetalloid = piece.drafts.every(({ element }) => element && METALLOIDS.has(element));
    return { kind: isMetalloid ? 'X' : 'M', pieces: [piece] };
  });
  return { nature: 'intermetallic', formulaUnits: ONE, sites: named(found) };
}

/** Parts of one where all amounts are below one, and otherwise atoms of any number. */
function inferAlloy(pieces: readonly Piece[]): Inference {
  const total = sum(pieces.map((piece) => piece.total));
  const areFractions = pieces.every((piece) =>
    piece.drafts.every((draft) => draft.amount && draft.amount.compare(1) < 0),
  );
  return {
    nature: 'alloy',
    formulaUnits: areFractions || total.compare(ZERO) <= 0 ? ONE : total,
    sites: [{ name: 'M', kind: 'M', multiplicity: ONE, pieces }],
  };
}

/** Different anions of several atoms do not share a site unless they are written in one bracket. */
function ionIn({ drafts: [first] }: Piece): string {
  return first?.kind === 'ion' && kindOfIon(first) === 'T' ? compositionKey(first.composition) : '';
}

/** `SO4`, `S0.5Se0.5O4`, `TeCl6`: nonmetals written before so many oxygens or halogens each are what these surround. */
function centresOf(pieces: readonly Piece[]): ReadonlySet<Piece> {
  const centres = new Set<Piece>();
  for (const [index, ligand] of pieces.entries()) {
    const symbol = loneSymbol(ligand);
    const number = symbol && LIGANDS.get(symbol);
    if (!number) continue;
    const outer = pieces.slice(0, index).findLastIndex((piece) => !isOutdone(piece, symbol));
    for (let first = outer + 1; first < index; first++) {
      const run = pieces.slice(first, index);
      if (ligand.total.compare(sum(run.map(({ total }) => total)).mul(number)) < 0) continue;
      for (const piece of run) centres.add(piece);
      break;
    }
  }
  return centres;
}

/** Whether a piece is of nonmetals that are less electronegative than an element. */
function isOutdone({ drafts }: Piece, by: string): boolean {
  return drafts.every(
    ({ element }) =>
      element && element !== 'H' && isNonmetal(element) && electronegativity(element) < electronegativity(by),
  );
}

function loneSymbol(piece: Piece): string | undefined {
  return piece.unit.kind === 'element' ? piece.unit.symbol.text : undefined;
}

function electronegativity(symbol: string): number {
  return elementOf(symbol)?.electronegativity ?? 0;
}

function holds(piece: Piece, symbol: string): boolean {
  return piece.drafts.some(({ element }) => element === symbol);
}

/** Whether the metals have a tellurium of their own each, and no alloy with it. */
function isTelluride(pieces: readonly Piece[]): boolean {
  const parts = (among: readonly Piece[]) => sum(among.map((piece) => piece.total));
  const tellurium = parts(pieces.filter((piece) => loneSymbol(piece) === 'Te'));
  return pieces.length > 1 && tellurium.mul(2).compare(parts(pieces)) >= 0;
}

function kindOf(piece: Piece, anions: readonly string[]): Kind {
  const kinds = piece.drafts
    .filter((draft) => draft.kind !== 'vacancy')
    .map((draft) => kindOfDraft(draft, piece, anions));
  if (kinds.length === 0) return 'M';
  const alkali = piece.drafts.filter((draft) => draft.element && isAlkali(draft.element));
  const alkaliAmount = sum(alkali.flatMap((draft) => draft.amount ?? [])).valueOf();
  if (kinds.includes('A') && alkaliAmount <= piece.total.valueOf() / 2)
    return kinds.find((kind) => kind !== 'A') ?? 'A';
  return kinds[0] ?? 'M';
}

function kindOfDraft(draft: Draft, piece: Piece, anions: readonly string[]): Kind {
  if (draft.kind === 'ion') {
    return piece.unit.kind === 'group' && piece.unit.bracket === '[' ? 'C' : kindOfIon(draft);
  }
  const symbol = draft.element ?? '';
  if (draft.charge && isNegative(draft.charge)) return 'X';
  if (isAlkali(symbol) || (symbol === 'H' && anions.length > 0)) return 'A';
  if (CENTRES.has(symbol) && anions.includes('O')) return 'T';
  if (draft.charge && isPositive(draft.charge) && symbol !== 'O' && isAnionFormer(symbol)) return 'T';
  return isAnionFormer(symbol) || isNonmetal(symbol) ? 'X' : 'M';
}

function kindOfIon(ion: Draft): Kind {
  const charge = ion.charge ?? knownIon(ion.composition)?.charge;
  if (charge) return isNegative(charge) ? 'T' : 'A';
  return [...ion.composition.keys()].some((symbol) => !isNonmetal(symbol)) ? 'M' : 'T';
}
