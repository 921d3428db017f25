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
import { Fraction, isOne, isZero, ONE, sum, times, ZERO } from './amount.js';
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
  readonly partial?: { readonly couple: Couple; readonly share: Fraction };
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
  const couples = ladderOf(host).filter(({ element }) => open.has(element));
  const lowest = new Map<string, number>();
  for (const { element, reduced } of couples) {
    lowest.set(element, Math.min(lowest.get(element) ?? Number.POSITIVE_INFINITY, reduced));
  }
  if (lowest.size < open.size) return undefined;

  const least = fixed.add(sum([...open].map(([element, amount]) => amount.mul(lowest.get(element) ?? 0))));
  const most = least.add(sum(couples.map((couple) => capacity(couple, open))));
  const states = new Map(
    [...open].map(([element, amount]) => [element, [{ state: lowest.get(element) ?? 0, amount }]]),
  );
  let wanted = least.neg();
  let partial: Filling['partial'];
  for (const couple of couples) {
    if (wanted.compare(ZERO) <= 0) break;
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
  return {
    states: new Map(
      [...states].map(([element, list]) => [element, list.filter(({ amount }) => amount.compare(ZERO) > 0)]),
    ),
    excess: wanted.neg(),
    least,
    most,
    ...(partial && { partial }),
  };
}

/** Electrons that a couple can give up, per formula unit. */
function capacity(couple: Couple, open: ReadonlyMap<string, Fraction>): Fraction {
  return times(open.get(couple.element) ?? ZERO, new Fraction(couple.oxidised - couple.reduced));
}

/** The mean of the states, weighted by their amounts. */
export function meanState(states: readonly StateAmount[]): Fraction {
  const [first, second] = states;
  if (first && !second) return new Fraction(first.state);
  const total = sum(states.map(({ amount }) => amount));
  if (isZero(total)) return new Fraction(first?.state ?? 0);
  return sum(states.map(({ state, amount }) => amount.mul(state))).div(total);
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
