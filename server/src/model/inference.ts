/**
 * Sites for a formula that names no structure, from its brackets and from what its species are.
 *
 * - With carbon and hydrogen outside ions it is a molecule, which has no sites.
 * - Without anions it is an alloy: one site M, amounts taken as parts of one.
 * - A bracket that is shared is a site of its own.
 * - What stands alone is sorted by kind: alkali metals to A, other metals to M, polyatomic anions and the
 *   elements that make them (P, Si, B …, the S of SO4) to T, complexes in square brackets to C, anions to X.
 *   Different polyatomic anions are on different sites.
 * - Several sites of one kind are numbered, `M1`, `M2`.
 *
 * No structure means no multiplicity: a site is as large as what is written for it.
 */
import { type Fraction, ONE, sum, ZERO } from '../chemistry/amount.js';
import { isAlkali, isAnionFormer, isNonmetal } from '../chemistry/elements.js';
import { compositionKey, knownIon } from '../chemistry/states.js';
import type { Draft, Piece } from './pieces.js';

export interface InferredSite {
  readonly name: string;
  readonly kind: Kind;
  readonly multiplicity: Fraction;
  readonly pieces: readonly Piece[];
}

export interface Inference {
  readonly sites: readonly InferredSite[];
  readonly formulaUnits: Fraction;
  readonly nature: 'alloy' | 'molecule' | 'compound';
}

type Kind = 'A' | 'M' | 'T' | 'C' | 'X';

/** Elements that make tetrahedral or trigonal oxyanions when oxygen is there. */
const CENTRES = new Set(['B', 'Si', 'P', 'Ge', 'As']);

export function inferSites(pieces: readonly Piece[]): Inference {
  const drafts = pieces.flatMap((piece) => piece.drafts).filter((draft) => draft.kind !== 'vacancy');
  const symbols = new Set(drafts.flatMap((draft) => [...draft.composition.keys()]));
  const metals = [...symbols].filter((symbol) => !isNonmetal(symbol));
  const hasCharges = drafts.some((draft) => draft.charge);
  const anions = [...symbols].filter((symbol) => isAnionFormer(symbol) && symbol !== 'Te');
  const loose = new Set(drafts.flatMap((draft) => draft.element ?? []));
  const isOrganic = loose.has('C') && loose.has('H');
  if (!hasCharges && (isOrganic || (metals.length === 0 && (symbols.has('C') || symbols.has('H'))))) {
    return { sites: [], formulaUnits: ONE, nature: 'molecule' };
  }
  const isPure = metals.length + (symbols.has('Te') ? 1 : 0) === symbols.size;
  if (isPure && anions.length === 0 && !hasCharges) return inferAlloy(pieces);

  const byKind = new Map<string, Piece[]>();
  const found: { kind: Kind; pieces: Piece[] }[] = [];
  for (const [index, piece] of pieces.entries()) {
    const kind = isCentre(piece, pieces[index + 1]) ? 'T' : kindOf(piece, anions);
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
  const many = (kind: Kind) => found.filter((site) => site.kind === kind).length > 1;
  const counts = new Map<Kind, number>();
  return {
    nature: 'compound',
    formulaUnits: ONE,
    sites: found.map(({ kind, pieces: own }) => {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      const filled = sum(own.map((piece) => piece.total));
      return {
        name: many(kind) ? `${kind}${count}` : kind,
        kind,
        multiplicity: filled.compare(ZERO) > 0 ? filled : ONE,
        pieces: own,
      };
    }),
  };
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

/** `CO3`, `SO4`: a nonmetal written before three or more oxygens each is the centre of their anion. */
function isCentre(piece: Piece, next: Piece | undefined): boolean {
  const symbol = piece.unit.kind === 'element' ? piece.unit.symbol.text : '';
  if (!isNonmetal(symbol) || symbol === 'O' || symbol === 'H') return false;
  if (next?.unit.kind !== 'element' || next.unit.symbol.text !== 'O') return false;
  return next.total.compare(piece.total.mul(3)) >= 0;
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
  if (draft.charge && draft.charge.compare(ZERO) < 0) return 'X';
  if (isAlkali(symbol) || (symbol === 'H' && anions.length > 0)) return 'A';
  if (CENTRES.has(symbol) && anions.includes('O')) return 'T';
  return isAnionFormer(symbol) || isNonmetal(symbol) ? 'X' : 'M';
}

function kindOfIon(ion: Draft): Kind {
  const charge = ion.charge ?? knownIon(ion.composition)?.charge;
  if (charge) return charge.compare(ZERO) < 0 ? 'T' : 'A';
  return [...ion.composition.keys()].some((symbol) => !isNonmetal(symbol)) ? 'M' : 'T';
}
