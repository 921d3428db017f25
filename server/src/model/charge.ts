/** Oxidation states of what lies on sites, and the charge that they add up to. */
import {
  type Fraction,
  isNegative,
  isPositive,
  isZero,
  over,
  Total,
  times,
  ZERO,
} from '../chemistry/amount.js';
import { isNonmetal } from '../chemistry/elements.js';
import {
  fillLadder,
  type Host,
  isUnusual,
  ladderOf,
  meanState,
  type StateAmount,
} from '../chemistry/redox.js';
import { fixedState, type KnownState, knownIon, type Place } from '../chemistry/states.js';
import { trimmed } from '../syntax/lists.js';
import { chargeText } from '../syntax/print.js';
import { addAtoms } from './composition.js';
import type { Charge, ChargeSolution, Occupant, Printed, Site, State } from './material.js';
import { isMetallic } from './nature.js';
import type { Tolerance } from './options.js';
import { type Draft, roundingOf } from './pieces.js';
import type { RawMaterial, RawSite } from './raw.js';
import { sharedText } from './shared-text.js';

/**
 * The oxidation state that needs no solving: stated, of a known ion, or the one usual state of an element in its
 * place.
 */
export function stateOf(draft: Draft, place: Place, raw: RawSite): State | undefined {
  if (draft.charge) return { value: draft.charge, origin: 'stated', why: 'as written' };
  if (draft.kind === 'vacancy') return NO_CHARGE;
  if (draft.kind === 'ion') {
    const ion = knownIon(draft.composition);
    return ion && { value: ion.charge, origin: 'ion', why: `${ion.name} is ${chargeText(ion.charge)}` };
  }
  const symbol = draft.element ?? '';
  const listed = raw.given?.states.get(symbol);
  if (listed) return { value: listed, origin: 'usual', why: 'the structure says so' };
  const fixed = fixedState(symbol, place);
  return fixed && usual(fixed);
}

const NO_CHARGE: State = { value: ZERO, origin: 'usual', why: 'a vacancy carries no charge' };

const usualStates = new Map<KnownState, State>();

/** The same object for the same state of the table: a file has thousands of O2-. */
function usual(known: KnownState): State {
  const state = usualStates.get(known) ?? { value: known.value, origin: 'usual', why: known.why };
  usualStates.set(known, state);
  return state;
}

/** Sites with the states that could be solved, and the charge. */
export interface Charged {
  readonly sites: readonly Site[];
  readonly charge: Charge;
}

type Abstain = (why: string, species: readonly Occupant[]) => Charged;

/** Solves the states that are open from neutrality, where a ladder is known for the host. */
export function solveStates(sites: readonly Site[], raw: RawMaterial, allowed: Tolerance): Charged {
  const charged = chargedIn(sites);
  const undetermined = (why: string, species: readonly Occupant[], isAbstention: boolean): Charged => ({
    sites,
    charge: {
      kind: 'undetermined',
      species: [...new Set(species.map((one) => one.species))],
      why,
      isAbstention,
    },
  });
  const abstain: Abstain = (why, species) => undetermined(why, species, true);
  if (raw.nature === 'molecule') {
    return { sites, charge: { kind: 'not-applicable', why: 'a molecule has no sites' } };
  }
  const isStated = charged.some((occupant) => occupant.state?.origin === 'stated');
  const isMetal = isMetallic(raw.nature);
  if (isMetal && !isStated) {
    const what = raw.nature === 'alloy' ? 'alloy' : 'intermetallic compound';
    return { sites, charge: { kind: 'not-applicable', why: `charges mean nothing in an ${what}` } };
  }
  const open = charged.filter(({ amount }) => amount === undefined);
  if (open.length > 0) return undetermined('an amount is open', open, false);
  const unknown = charged.filter(({ state }) => !state);
  if (raw.homeless.length > 0) return undetermined('part of the formula has no site', unknown, false);
  if (unknown.length === 0) return { sites, charge: known(charged, allowed) };
  if (isMetal) return abstain('in a metal nothing decides the states that are not written', unknown);
  if (sites.some(isSumWrong)) {
    return undetermined('a site does not sum to its multiplicity, on which the charge hangs', unknown, false);
  }
  const ions = unknown.filter(({ kind }) => kind === 'ion');
  if (ions.length > 0) return abstain('a complex ion may carry one charge or another', unknown);
  const host = hostOf(sites);
  if (typeof host === 'string') return abstain(host, unknown);
  return solveOn(host.host, sites, charged, unknown, allowed, abstain);
}

/** The occupants whose states are written. */
export function statedIn(sites: readonly Site[]): readonly Occupant[] {
  let stated: Occupant[] | undefined;
  for (const { occupants } of sites) {
    for (const occupant of occupants) {
      if (occupant.state?.origin !== 'stated') continue;
      stated ??= [];
      stated.push(occupant);
    }
  }
  return stated ?? NONE;
}

const NONE: readonly Occupant[] = [];

function chargedIn(sites: readonly Site[]): Occupant[] {
  const charged: Occupant[] = [];
  for (const { occupants } of sites) {
    for (const occupant of occupants) if (occupant.kind !== 'vacancy') charged.push(occupant);
  }
  return charged;
}

function solveOn(
  host: Host,
  sites: readonly Site[],
  charged: readonly Occupant[],
  unknown: readonly Occupant[],
  allowed: Tolerance,
  abstain: Abstain,
): Charged {
  const amounts = new Map<string, Fraction>();
  for (const { element = '', amount = ZERO } of unknown) addAtoms(amounts, element, amount);
  const filling = fillLadder(chargeSum(charged), amounts, host);
  if (!filling) {
    const known = new Set(ladderOf(host).map(({ element }) => element));
    const foreign = unknown.filter(({ element = '' }) => !known.has(element));
    const names = [...new Set(foreign.map(({ species }) => species))].join(', ');
    return abstain(`the redox ladder of ${host}s has no place for ${names}`, unknown);
  }
  const means = new Map<string, State>();
  for (const [element, states] of filling.states) {
    means.set(element, solvedState(states));
  }
  const solved = sites.map((site) =>
    site.occupants.every(({ state }) => state)
      ? site
      : {
          ...site,
          occupants: site.occupants.map((occupant) => withState(occupant, filling.states, means, amounts)),
        },
  );
  const tolerance = toleranceOf(chargedIn(solved), allowed);
  const { least, most, partial, excess } = filling;
  if (!isZero(excess) && excess.abs().compare(tolerance) > 0) {
    return {
      sites,
      charge: { kind: 'unreachable', host, least, most, tolerance, elements: [...amounts.keys()] },
    };
  }
  const unusual: { element: string; state: number }[] = [];
  for (const [element, states] of filling.states) {
    for (const { state } of states) if (isUnusual(element, state)) unusual.push({ element, state });
  }
  const solution: ChargeSolution = { host, least, most, unusual: trimmed(unusual), partial };
  return { sites: solved, charge: { kind: 'known', value: excess, tolerance, isAllStated: false, solution } };
}

const wholeStates = new Map<number, State>();

/** The same object for the same whole state. */
function solvedState(states: readonly StateAmount[]): State {
  const [first, second] = states;
  const known = first && !second ? wholeStates.get(first.state) : undefined;
  if (known) return known;
  const state: State = { value: meanState(states), origin: 'solved', why: 'from neutrality' };
  if (first && !second) wholeStates.set(first.state, state);
  return state;
}

/** The same for each occupant of an element: which of its sites is oxidised first is not known. */
function withState(
  occupant: Occupant,
  states: ReadonlyMap<string, readonly StateAmount[]>,
  means: ReadonlyMap<string, State>,
  amounts: ReadonlyMap<string, Fraction>,
): Occupant {
  const { element = '', amount } = occupant;
  if (occupant.state || occupant.kind !== 'element' || !amount) return occupant;
  const all = states.get(element);
  const state = means.get(element);
  const total = amounts.get(element);
  // What there is nothing of has no state.
  if (!all || !state || !total || isZero(total)) return occupant;
  const isAll = amount === total;
  const parts =
    all.length > 1
      ? all.map((part) => ({
          state: part.state,
          amount: isAll ? part.amount : times(part.amount, over(amount, total)),
        }))
      : undefined;
  return { ...occupant, species: sharedText(element + shortState(state.value)), state, parts };
}

/** A mean state in three decimals at most: `2.875+`, `3.333+`. */
export function shortState(value: Fraction): string {
  if (value.d === 1n) return chargeText(value);
  const size = Number(value.abs().valueOf().toFixed(3));
  if (size === 0) return '0';
  return `${size === 1 ? '' : size}${value.s < 0n ? '-' : '+'}`;
}

/** Whether a site's sum is off by more than it may be. */
export function isSumWrong(site: Site): boolean {
  if (!site.sum || !site.isMultiplicityGiven || site.sum.equals(site.multiplicity)) return false;
  const off = site.sum.sub(site.multiplicity);
  if (isNegative(off) && site.hasImplicitVacancies) return false;
  return off.abs().compare(site.tolerance) > 0;
}

function chargeSum(occupants: readonly Occupant[]): Fraction {
  const total = new Total();
  for (const { amount, state } of occupants) if (amount && state) total.addProduct(amount, state.value);
  return total.value;
}

function toleranceOf(occupants: readonly Occupant[], allowed: Tolerance): Fraction {
  if (allowed.charge) return allowed.charge;
  const all: Printed[] = [];
  for (const { printed, state } of occupants) {
    if (!printed || !state) continue;
    all.push({ decimals: printed.decimals, factor: times(printed.factor, state.value.abs()) });
  }
  return roundingOf(all);
}

function known(charged: readonly Occupant[], allowed: Tolerance): Charge {
  return {
    kind: 'known',
    value: chargeSum(charged),
    tolerance: toleranceOf(charged, allowed),
    isAllStated: charged.every((occupant) => occupant.state?.origin === 'stated'),
  };
}

/** Cations that hold their oxygen in one anion with it. */
const CENTRES = new Set(['P', 'Si', 'S', 'As', 'Ge', 'B']);

/**
 * The host whose ladder applies, or why there is none: anions decide how strongly cations hold their electrons, and
 * only for oxygen and fluorine is an order known.
 */
export function hostOf(sites: readonly Site[]): { host: Host } | string {
  const anions = new Set<string>();
  let isPolyanionic = false;
  for (const { kind, element = '', state, composition } of chargedIn(sites)) {
    if (kind === 'ion' && state && composition.has('O')) {
      // An oxyanion holds the metal by its oxygen, whatever is in its middle; the hydroxide is no other than oxygen.
      anions.add('O');
      isPolyanionic ||= isNegative(state.value) && !composition.has('H');
    } else if (kind === 'ion') {
      if (state && isPositive(state.value)) continue;
      for (const symbol of composition.keys()) if (isNonmetal(symbol) && symbol !== 'H') anions.add(symbol);
    } else if (state && isNegative(state.value)) anions.add(element);
    else if (state && CENTRES.has(element)) isPolyanionic = true;
    else if (element === 'C' || element === 'N') anions.add(element);
  }
  if (anions.size === 1 && anions.has('O')) return isPolyanionic ? PHOSPHATE : OXIDE;
  const foreign = [...anions].filter((symbol) => symbol !== 'O' && symbol !== 'F');
  if (foreign.includes('C')) return 'in cyanides and carbides no order of the redox couples is known';
  if (foreign.length > 0)
    return `with ${foreign.join(', ')} as an anion no order of the redox couples is known`;
  if (anions.size === 0) return 'without anions there is nothing to balance';
  if (!anions.has('O')) return { host: 'fluoride' };
  return isPolyanionic ? PHOSPHATE : OXIDE;
}

const OXIDE = { host: 'oxide' } as const;
const PHOSPHATE = { host: 'phosphate' } as const;

/** The one amount written as `?` and its value from neutrality; undefined where more is open than that. */
export function solveAmount(sites: readonly Site[]): { occupant: Occupant; amount: Fraction } | undefined {
  if (sites.every((site) => site.sum)) return undefined;
  const occupants = sites.flatMap((site) => site.occupants);
  // A vacancy that takes the rest follows from what is solved.
  const open = occupants.filter(({ amount, kind }) => amount === undefined && kind !== 'vacancy');
  const [occupant] = open;
  if (!occupant?.state || open.length > 1 || isZero(occupant.state.value)) return undefined;
  if (occupant.written?.unit.amount?.kind !== 'unknown') return undefined;
  const others = occupants.filter((other) => other !== occupant && other.kind !== 'vacancy');
  if (others.some(({ state }) => !state)) return undefined;
  const amount = chargeSum(others).neg().div(occupant.state.value);
  return isNegative(amount) ? undefined : { occupant, amount };
}
