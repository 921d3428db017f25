/**
 * Mixed valence by filling a redox ladder.
 *
 * Electrons sit where they are held most strongly. All elements whose state is open begin in the lowest state of their
 * ladder; electrons are then taken away couple by couple, from the couple that holds them least upwards, until the
 * material is neutral. At most one couple is left partly filled: that element is of mixed valence.
 *
 * The order of the couples is that of the host, not of water, and is a table with its sources; where no order is
 * known, as for sulfides, cyanides and alloys, there is no ladder and nothing is decided.
 */
import couplesTable from '../data/redox-couples.tsv';
import usualTable from '../data/usual-states.tsv';
import { Fraction, isOne, isPositive, isZero, ONE, Total, times, ZERO } from './amount.js';
import { readTable } from './table.js';

/** A kind of crystal in which couples have one order. */
export type Host = 'oxide' | 'phosphate' | 'fluoride';

/** A step of one element between two neighbouring states of its ladder. */
export interface Couple {
  readonly element: string;
  readonly oxidised: number;
  readonly reduced: number;
  /** Rank in its host's ladder, from the couple that gives its electrons up first. */
  readonly position: number;
  /** Why it stands where it does, and who measured it. */
  readonly why: string;
  readonly source: string;
}

const ladders = new Map<string, Couple[]>();
for (const row of readTable(couplesTable)) {
  const ladder = ladders.get(row.host ?? '') ?? [];
  ladders.set(row.host ?? '', ladder);
  ladder.push({
    element: row.element ?? '',
    oxidised: Number(row.oxidised),
    reduced: Number(row.reduced),
    position: Number(row.position),
    why: row.why ?? '',
    source: row.source ?? '',
  });
}
for (const ladder of ladders.values()) ladder.sort((a, b) => a.position - b.position);

/** What a ladder has of one element: its lowest state, and the electrons that all of its couples give up. */
interface ElementLadder {
  lowest: number;
  electrons: number;
}

const laddersByElement = new Map<string, ReadonlyMap<string, ElementLadder>>();
for (const [host, ladder] of ladders) {
  const byElement = new Map<string, ElementLadder>();
  for (const { element, reduced, oxidised } of ladder) {
    const own = byElement.get(element) ?? { lowest: reduced, electrons: 0 };
    own.lowest = Math.min(own.lowest, reduced);
    own.electrons += oxidised - reduced;
    byElement.set(element, own);
  }
  laddersByElement.set(host, byElement);
}

const unusual = new Set<string>();
for (const { element, state, rating } of readTable(usualTable)) {
  if (rating === 'unusual') unusual.add(`${element} ${Number(state)}`);
}

/** The couples of a host in the order in which they are oxidised. */
export function ladderOf(host: Host): readonly Couple[] {
  return ladders.get(host) ?? [];
}

/** Whether a state is known but out of the ordinary in ceramics, such as Ni4+. */
export function isUnusual(element: string, state: number): boolean {
  return unusual.has(`${element} ${state}`);
}

/** An element in one state: how much of it. */
export interface StateAmount {
  readonly state: number;
  readonly amount: Fraction;
}

export interface Filling {
  /** The states of each element, lowest first, those with nothing in them left out. */
  readonly states: ReadonlyMap<string, readonly StateAmount[]>;
  /** The charge that remains: zero unless neutrality lies outside what the known states reach. */
  readonly excess: Fraction;
  /** The lowest and the highest charge that the known states reach. */
  readonly least: Fraction;
  readonly most: Fraction;
  /** The couple that is left partly filled, and which part of it is oxidised. */
  readonly partial: { readonly couple: Couple; readonly share: Fraction } | undefined;
}

/**
 * Fills the ladder of a host from neutrality.
 *
 * @param fixed the charge of everything whose state is known.
 * @param open the amount of each element whose state is not.
 * @returns undefined where the ladder lacks one of the elements.
 */
export function fillLadder(
  fixed: Fraction,
  open: ReadonlyMap<string, Fraction>,
  host: Host,
): Filling | undefined {
  const elements = laddersByElement.get(host);
  const states = new Map<string, StateAmount[]>();
  const lowest = new Total();
  const reached = new Total();
  lowest.add(fixed);
  for (const [element, amount] of open) {
    const own = elements?.get(element);
    if (!own) return undefined;
    states.set(element, [{ state: own.lowest, amount }]);
    lowest.addProduct(amount, whole(own.lowest));
    reached.addProduct(amount, whole(own.electrons));
  }

  const least = lowest.value;
  reached.add(least);
  const most = reached.value;
  let wanted = least.neg();
  let partial: Filling['partial'];
  for (const couple of ladderOf(host)) {
    if (!isPositive(wanted)) break;
    if (!open.has(couple.element)) continue;
    const room = capacity(couple, open);
    const share = wanted.compare(room) < 0 ? wanted.div(room) : ONE;
    const amount = open.get(couple.element) ?? ZERO;
    const below = states.get(couple.element) ?? [];
    // A couple is reached only when the one below it, in the same element, is wholly oxidised.
    below[below.length - 1] = {
      state: couple.reduced,
      amount: isOne(share) ? ZERO : amount.mul(ONE.sub(share)),
    };
    below.push({ state: couple.oxidised, amount: times(amount, share) });
    if (!isOne(share)) partial = { couple, share };
    wanted = wanted.sub(times(room, share));
  }
  for (const [element, list] of states) {
    if (list.some(isOfNothing)) {
      states.set(
        element,
        list.filter((one) => !isOfNothing(one)),
      );
    }
  }
  return { states, excess: wanted.neg(), least, most, partial };
}

function isOfNothing({ amount }: StateAmount): boolean {
  return !isPositive(amount);
}

/** Whole numbers from −9 to 9, made once. */
const WHOLE = Array.from({ length: 19 }, (_, index) => new Fraction(index - 9));

function whole(value: number): Fraction {
  return WHOLE[value + 9] ?? new Fraction(value);
}

/** Electrons that a couple can give up, per formula unit. */
function capacity(couple: Couple, open: ReadonlyMap<string, Fraction>): Fraction {
  return times(open.get(couple.element) ?? ZERO, whole(couple.oxidised - couple.reduced));
}

/** The mean of the states, weighted by their amounts. */
export function meanState(states: readonly StateAmount[]): Fraction {
  const [first, second] = states;
  if (first && !second) return whole(first.state);
  const total = new Total();
  const weighted = new Total();
  for (const { state, amount } of states) {
    total.add(amount);
    weighted.addProduct(amount, whole(state));
  }
  const all = total.value;
  return isZero(all) ? whole(first?.state ?? 0) : weighted.value.div(all);
}

/** A state that another stated one would change: `reduced` gives an electron to `oxidised`. */
export interface Conflict {
  readonly giver: Couple;
  readonly taker: Couple;
}

/**
 * Stated states that would exchange electrons on the host's ladder: the giver's couple stands below the taker's. Of
 * two elements it must be by more than one place, as neighbours may be the other way round in a given compound.
 */
export function conflictsAmong(
  states: readonly { element: string; state: number }[],
  host: Host,
): Conflict[] {
  const has = (element: string, state: number) =>
    states.some((one) => one.element === element && one.state === state);
  const ladder = ladderOf(host);
  const givers = ladder.filter((couple) => has(couple.element, couple.reduced));
  const takers = ladder.filter((couple) => has(couple.element, couple.oxidised));
  return givers.flatMap((giver) =>
    takers
      .filter((taker) => taker.position > giver.position + (taker.element === giver.element ? 0 : 1))
      .map((taker) => ({ giver, taker })),
  );
}
