/**
 * The rule by which a formula is laid onto the sites of a structure.
 *
 * 1. A square bracket fills one site by itself: the one on which most of it usually sits.
 * 2. A species goes to a site that lists it. One that no site lists goes to a site of its kind, cations to cations
 *    and anions to anions; where the structure knows of no such site it has no place, and that is an error.
 * 3. A species that several sites list goes where the full sites come out full; where that does not decide, to
 *    the earlier site, so that a formula in the usual order, A before M before X, is read in that order.
 * 4. A species is split over two sites only where it would overflow the first.
 * 5. A formula may be written for any number k of formula units, if every full site is then k times full.
 *
 * Sites that may be partly empty without saying so are never required to be full.
 */
import { type Fraction, isBelowOne, isOne, isPositive, ONE, sum, ZERO } from '../chemistry/amount.js';
import { isAnionFormer, isNonmetal } from '../chemistry/elements.js';
import { compositionKey } from '../chemistry/states.js';
import type { Draft, Piece } from './pieces.js';
import type { Structure, StructureSite } from './structure.js';

/** A piece, or the part of it that overflowed nothing. */
export interface Placed {
  readonly piece: Piece;
  /** What part of the piece lies here: one unless it was split. */
  readonly share: Fraction;
}

export interface Layout {
  /** In the structure's order, one entry for each site. */
  readonly placed: readonly (readonly Placed[])[];
  readonly homeless: readonly Piece[];
  /** Pieces that lie on more than one site. */
  readonly splits: readonly Piece[];
  readonly formulaUnits: Fraction;
  /** For each site, the atoms of its kinds that polyatomic ions bring, for all formula units together. */
  readonly carried: readonly Fraction[];
  /** Sum over sites of what is missing or too much, per formula unit. */
  readonly misfit: number;
}

/** Choices that are tried; where there are more, species go to the first site with room. */
const MOST_COMBINATIONS = 3 ** 8;
const CLOSE = 1e-9;

/** Lays the pieces of a formula onto the sites of a structure. */
export function layOnto(structure: Structure, pieces: readonly Piece[], rounding: number): Layout {
  const { sites } = structure;
  const pinned = new Map<Piece, number>();
  for (const piece of pieces) {
    if (!piece.isPinned) continue;
    const site = bestSiteFor(piece, sites, new Set(pinned.values()));
    if (site !== undefined) pinned.set(piece, site);
  }
  const taken = new Set(pinned.values());
  const choices = pieces.map((piece) => {
    const site = pinned.get(piece);
    return site === undefined ? candidatesFor(piece, sites, taken) : [site];
  });

  const fixed = sites.map(() => 0);
  pieces.forEach((piece, index) => {
    const [only, ...others] = choices[index] ?? [];
    if (only !== undefined && others.length === 0) fixed[only] = (fixed[only] ?? 0) + piece.total.valueOf();
  });
  const open = pieces.flatMap((piece, index) => {
    const candidates = choices[index] ?? [];
    return candidates.length > 1 ? [{ index, amount: piece.total.valueOf(), candidates }] : [];
  });

  const ions: Draft[] = [];
  for (const { drafts } of pieces) for (const draft of drafts) if (draft.kind === 'ion') ions.push(draft);
  const carried = sites.map((site) => carriedFor(site, ions));
  const carriedNumbers = carried.map((amount) => amount.valueOf());
  let best = solve(sites, carriedNumbers, fixed, open, 1);
  let formulaUnits = ONE;
  if (best.misfit > rounding + CLOSE || structure.metallic) {
    for (const units of possibleUnits(structure, pieces, choices, carried, open)) {
      const factor = units.valueOf();
      const tried = solve(sites, carriedNumbers, fixed, open, factor);
      if (tried.misfit <= rounding + CLOSE) {
        best = tried;
        formulaUnits = units;
        break;
      }
    }
  }

  const { placed, splits } = carryOut(sites, carried, pieces, choices, best.plan, formulaUnits);
  return {
    placed,
    homeless: pieces.filter((_, index) => (choices[index] ?? []).length === 0),
    splits,
    formulaUnits,
    carried,
    misfit: best.misfit / formulaUnits.valueOf(),
  };
}

/** The atoms that would sit on an anion site but come inside polyatomic ions on other sites. */
export function carriedFor(site: StructureSite, drafts: readonly Draft[]): Fraction {
  if (site.kind !== 'anion' || drafts.length === 0) return ZERO;
  const ions = drafts.filter(
    (draft) => draft.kind === 'ion' && !site.ions.has(compositionKey(draft.composition)),
  );
  return sum(
    ions.flatMap(({ composition, amount }) =>
      [...composition].flatMap(([symbol, count]) =>
        site.elements.has(symbol) && amount ? count.mul(amount) : [],
      ),
    ),
  );
}

// ---------------------------------------------------------------------------------------------- candidates

/** How much of a piece a site lists: one for all of it. */
function listing(piece: Piece, site: StructureSite): number {
  const [only] = piece.drafts;
  if (!only) return 0;
  if (piece.drafts.length === 1 && only.element) return site.elements.has(only.element) ? 1 : 0;
  let listed = 0;
  let total = 0;
  for (const draft of piece.drafts) {
    if (draft.kind === 'vacancy') continue;
    const weight = Math.max(draft.amount?.valueOf() ?? 1, CLOSE);
    total += weight;
    if (draft.element ? site.elements.has(draft.element) : site.ions.has(compositionKey(draft.composition))) {
      listed += weight;
    }
  }
  return total > 0 ? listed / total : 0;
}

function bestSiteFor(
  piece: Piece,
  sites: readonly StructureSite[],
  taken: ReadonlySet<number>,
): number | undefined {
  let best: number | undefined;
  let most = 0;
  sites.forEach((site, index) => {
    const listed = taken.has(index) ? 0 : listing(piece, site);
    if (listed > most + CLOSE) {
      best = index;
      most = listed;
    }
  });
  return best ?? preferFull(ofKind(piece, sites), sites).find((index) => !taken.has(index));
}

function candidatesFor(piece: Piece, sites: readonly StructureSite[], pinned: ReadonlySet<number>): number[] {
  const listings = sites.map((site) => listing(piece, site));
  const most = Math.max(...listings);
  const listed = most > 0 ? indices(listings, (value) => value >= most - CLOSE) : [];
  const free = listed.filter((index) => !pinned.has(index));
  if (free.length > 0) return free;
  const kin = ofKind(piece, sites);
  const freeKin = preferFull(
    kin.filter((index) => !pinned.has(index)),
    sites,
  );
  if (freeKin.length > 0) return freeKin;
  return listed.length > 0 ? listed : preferFull(kin, sites);
}

function indices<T>(values: readonly T[], accept: (value: T) => boolean): number[] {
  return values.flatMap((value, index) => (accept(value) ? [index] : []));
}

/** Of the sites that would do, those that must be full; where there are none, all of them. */
function preferFull(candidates: number[], sites: readonly StructureSite[]): number[] {
  const full = candidates.filter((index) => !sites[index]?.hasImplicitVacancies);
  return full.length > 0 ? full : candidates;
}

/** Sites that suit the kind of a species although they do not list it. */
function ofKind(piece: Piece, sites: readonly StructureSite[]): number[] {
  const drafts = piece.drafts.filter((draft) => draft.kind !== 'vacancy');
  const isIon = drafts.length > 0 && drafts.every((draft) => draft.kind === 'ion');
  const isAnion = drafts.length > 0 && drafts.every((draft) => draft.element && isAnionFormer(draft.element));
  const holdsMetal = drafts.some((draft) =>
    [...draft.composition.keys()].some((symbol) => !isNonmetal(symbol)),
  );
  const suits = (site: StructureSite): boolean => {
    if (site.kind === 'any') return true;
    if (drafts.length === 0) return site.kind === 'cation';
    if (isIon) return holdsMetal ? site.kind === 'cation' || site.kind === 'ion' : site.ions.size > 0;
    if (isAnion) return site.kind === 'anion';
    return site.kind === 'cation';
  };
  return indices(sites, suits);
}

// -------------------------------------------------------------------------------------------------- search

interface Open {
  readonly index: number;
  readonly amount: number;
  readonly candidates: readonly number[];
}

/** Where the parts of a piece lie; the last part takes what the others leave. */
interface Part {
  readonly site: number;
  /** Fills its site up to the brim. */
  readonly isBrimful?: boolean;
}

interface Solution {
  readonly plan: ReadonlyMap<number, readonly Part[]>;
  readonly misfit: number;
}

/** The best placing of the pieces that have a choice, for k formula units. */
function solve(
  sites: readonly StructureSite[],
  carried: readonly number[],
  fixed: readonly number[],
  open: readonly Open[],
  k: number,
): Solution {
  const brim = sites.map((site, index) =>
    Math.max(0, site.multiplicity.valueOf() * k - (carried[index] ?? 0)),
  );
  const misfitOf = (load: readonly number[]) =>
    sites.reduce((total, site, index) => {
      const excess = (load[index] ?? 0) - (brim[index] ?? 0);
      return total + (site.hasImplicitVacancies ? Math.max(0, excess) : Math.abs(excess));
    }, 0);
  if (open.length === 0) return { plan: new Map(), misfit: misfitOf(fixed) };

  let best: { plan: Part[][]; cost: number[] } | undefined;
  const consider = (plan: Part[][], load: readonly number[]) => {
    const order = plan.flatMap((parts) => parts.map((part) => part.site));
    const inversions = order.filter((site, at) => at > 0 && site < (order[at - 1] ?? 0)).length;
    const cost = [
      Math.round(misfitOf(load) / CLOSE) * CLOSE,
      plan.filter((parts) => parts.length > 1).length,
      inversions,
      order.reduce((total, site) => total + site, 0),
    ];
    if (!best || isLess(cost, best.cost)) best = { plan: plan.map((parts) => [...parts]), cost };
  };

  const combinations = open.reduce(
    (product, piece) => Math.min(product * (piece.candidates.length + 1), 1e9),
    1,
  );
  if (combinations <= MOST_COMBINATIONS) eachCombination(open, fixed, brim, consider);
  else pourInOrder(open, fixed, brim, consider);
  const misfit = best?.cost[0] ?? 0;
  return { plan: new Map(open.map((piece, at) => [piece.index, best?.plan[at] ?? []])), misfit };
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  for (let index = 0; index < a.length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (Math.abs(difference) > CLOSE) return difference < 0;
  }
  return false;
}

type Consider = (plan: Part[][], load: readonly number[]) => void;

/** Every piece whole on one of its sites, or poured over them; what is poured takes the room that is left. */
function eachCombination(
  open: readonly Open[],
  fixed: readonly number[],
  brim: readonly number[],
  consider: Consider,
): void {
  const load = [...fixed];
  const plan: Part[][] = [];
  const finish = () => {
    const filled = [...load];
    const poured = open.map((piece, at) =>
      plan[at]?.length === 0 ? pour(piece, filled, brim) : (plan[at] ?? []),
    );
    if (poured.every((parts, at) => parts.length > 1 || plan[at]?.length === 1)) consider(poured, filled);
  };
  const next = (at: number): void => {
    const piece = open[at];
    if (!piece) {
      finish();
      return;
    }
    for (const site of piece.candidates) {
      load[site] = (load[site] ?? 0) + piece.amount;
      plan.push([{ site }]);
      next(at + 1);
      plan.pop();
      load[site] = (load[site] ?? 0) - piece.amount;
    }
    plan.push([]);
    next(at + 1);
    plan.pop();
  };
  next(0);
}

/** Fills one site of a piece after the other; adds to the load. */
function pour(piece: Open, load: number[], brim: readonly number[]): Part[] {
  const parts: Part[] = [];
  let left = piece.amount;
  const last = piece.candidates[piece.candidates.length - 1];
  for (const site of piece.candidates) {
    const room = (brim[site] ?? 0) - (load[site] ?? 0);
    if (site !== last && room <= CLOSE) continue;
    const isAll = site === last || left <= room + CLOSE;
    const amount = isAll ? left : room;
    load[site] = (load[site] ?? 0) + amount;
    parts.push(isAll ? { site } : { site, isBrimful: true });
    left -= amount;
    if (isAll) break;
  }
  return parts;
}

/** Pieces one after the other, each onto the first of its sites that has room: for lists too long to try them all. */
function pourInOrder(
  open: readonly Open[],
  fixed: readonly number[],
  brim: readonly number[],
  consider: Consider,
): void {
  const load = [...fixed];
  const plan = open.map((piece): Part[] => {
    const roomy = piece.candidates.find(
      (site) => piece.amount <= (brim[site] ?? 0) - (load[site] ?? 0) + CLOSE,
    );
    const site = roomy ?? piece.candidates[piece.candidates.length - 1] ?? 0;
    load[site] = (load[site] ?? 0) + piece.amount;
    return [{ site }];
  });
  consider(plan, load);
}

// ------------------------------------------------------------------------------------------- formula units

/**
 * Numbers of formula units that would fill a site to which nothing has a choice.
 *
 * One site can be filled by some number of units whatever is written, which would hide every mistake. So two full
 * sites must agree, or the number be whole; only a structure with one site, and a metal, leaves it free.
 */
function possibleUnits(
  structure: Structure,
  pieces: readonly Piece[],
  choices: readonly (readonly number[])[],
  carried: readonly Fraction[],
  open: readonly Open[],
): Fraction[] {
  const { sites } = structure;
  const contested = new Set(open.flatMap((piece) => piece.candidates));
  const ratios: Fraction[] = [];
  sites.forEach((site, index) => {
    if (site.hasImplicitVacancies || contested.has(index)) return;
    const load = sum(pieces.flatMap((piece, at) => (choices[at]?.[0] === index ? piece.total : [])));
    const held = load.add(carried[index] ?? ZERO);
    if (isPositive(held)) ratios.push(held.div(site.multiplicity));
  });
  const full = sites.filter((site) => !site.hasImplicitVacancies).length;
  const isFree = full > 1 || sites.length === 1 || structure.metallic;
  const areFractions = pieces.every((piece) =>
    piece.drafts.every((draft) => !draft.amount || isBelowOne(draft.amount)),
  );
  return ratios.filter((ratio) => {
    if (isOne(ratio)) return false;
    if (structure.metallic && areFractions) return false;
    return isFree || ratio.d === 1n;
  });
}

/** Carries out a plan in exact arithmetic: what is poured takes the room that everything else leaves. */
function carryOut(
  sites: readonly StructureSite[],
  carried: readonly Fraction[],
  pieces: readonly Piece[],
  choices: readonly (readonly number[])[],
  plan: Solution['plan'],
  formulaUnits: Fraction,
): { placed: Placed[][]; splits: Piece[] } {
  const placed: Placed[][] = sites.map(() => []);
  const splits: Piece[] = [];
  const load = sites.map(() => ZERO);
  const put = (piece: Piece, site: number, amount: Fraction, share: Fraction) => {
    placed[site]?.push({ piece, share });
    load[site] = (load[site] ?? ZERO).add(amount);
  };
  pieces.forEach((piece, index) => {
    const site = choices[index]?.[0];
    if (site !== undefined && !plan.has(index)) put(piece, site, piece.total, ONE);
  });
  const planned = [...plan].sort(([, a], [, b]) => Math.min(a.length, 2) - Math.min(b.length, 2));
  for (const [index, parts] of planned) {
    const piece = pieces[index];
    if (!piece) continue;
    if (parts.length > 1) splits.push(piece);
    let left = piece.total;
    for (const part of parts) {
      const whole = (sites[part.site]?.multiplicity ?? ONE).mul(formulaUnits);
      const brim = whole.sub(carried[part.site] ?? ZERO);
      const amount = part.isBrimful ? brim.sub(load[part.site] ?? ZERO) : left;
      put(piece, part.site, amount, parts.length === 1 ? ONE : amount.div(piece.total));
      left = left.sub(amount);
    }
  }
  const writtenOrder = (a: Placed, b: Placed) => a.piece.unit.range.start - b.piece.unit.range.start;
  for (const list of placed) list.sort(writtenOrder);
  return { placed, splits };
}
