/** The charge of what is written of a composition, and what neutrality wants of the rest. */
import { Fraction, quotient, sum, times, ZERO } from '../../chemistry/amount.js';
import { elementOf } from '../../chemistry/elements.js';
import { frequentStates } from '../../chemistry/frequency.js';
import { type Host, isUnusual, ladderOf } from '../../chemistry/redox.js';
import { fixedState, knownIon, type Place } from '../../chemistry/states.js';
import { compositionOf } from '../../model/composition.js';
import { carriedFor } from '../../model/laying.js';
import type { Draft } from '../../model/pieces.js';
import type { Structure, StructureSite } from '../../model/structure.js';
import { baseText } from '../../syntax/print.js';
import type { Filled } from './filling.js';

/** A charge that lies between two values, which are the same where every state is known. */
export interface Span {
  readonly least: Fraction;
  readonly most: Fraction;
}

/** The charge of what is written so far. */
export interface Balance {
  /** That of the species whose states are known. */
  readonly known: Fraction;
  /** The elements whose state is not, each once. */
  readonly open: readonly string[];
  /** What the usual states of the others leave possible; undefined where one has none. */
  readonly span: Span | undefined;
}

const HOSTS: readonly Host[] = ['oxide', 'phosphate', 'fluoride'];

/**
 * The states that an element usually has in ceramics, the most frequent first: the one that needs no deciding, those
 * that its redox couples join and that are not unusual, or the common ones of the element.
 */
export function usualStates(symbol: string, place: Place): readonly number[] {
  const fixed = fixedState(symbol, place);
  if (fixed) return [fixed.value.valueOf()];
  const isInPlace = (state: number) => (place === 'anion' ? state < 0 : state > 0);
  const couples = HOSTS.flatMap(ladderOf).filter(({ element }) => element === symbol);
  const joined = couples.flatMap(({ oxidised, reduced }) => [oxidised, reduced]);
  const states = joined.length > 0 ? joined : (elementOf(symbol)?.commonStates ?? []);
  const order = frequentStates(symbol);
  const rank = (state: number) => (order.includes(state) ? order.indexOf(state) : order.length);
  return [...new Set(states)]
    .filter((state) => isInPlace(state) && !isUnusual(symbol, state))
    .sort((a, b) => rank(a) - rank(b));
}

/** The place that decides about an element's state on a site. */
export function placeOn({ kind }: StructureSite): Place {
  return kind === 'anion' ? 'anion' : 'cation';
}

/** The charges that one of a species may have; undefined where none is known. */
function chargeOf(draft: Draft, site: StructureSite): Span | undefined {
  if (draft.charge) return exactly(draft.charge);
  if (draft.kind === 'vacancy') return exactly(ZERO);
  if (draft.kind === 'ion') {
    const ion = knownIon(draft.composition);
    return ion && exactly(ion.charge);
  }
  return spanOfElement(draft.element ?? '', site);
}

function spanOfElement(symbol: string, site: StructureSite): Span | undefined {
  const listed = site.states.get(symbol);
  if (listed) return exactly(listed);
  const states = usualStates(symbol, placeOn(site));
  if (states.length === 0) return undefined;
  return { least: new Fraction(Math.min(...states)), most: new Fraction(Math.max(...states)) };
}

function exactly(value: Fraction): Span {
  return { least: value, most: value };
}

/** The charge of what lies on sites; undefined where an amount is open. */
export function balanceOf(sites: readonly Filled[]): Balance | undefined {
  const parts = sites.flatMap(({ site, drafts }) =>
    drafts.map((draft) => ({ draft, span: chargeOf(draft, site) })),
  );
  if (parts.some(({ draft }) => !draft.amount)) return undefined;
  const isKnown = ({ span }: (typeof parts)[number]) => span?.least.equals(span.most);
  const total = (end: keyof Span, some = parts) =>
    sum(some.flatMap(({ draft: { amount = ZERO }, span }) => (span ? times(amount, span[end]) : [])));
  const open = parts.filter((part) => !isKnown(part));
  return {
    known: total('least', parts.filter(isKnown)),
    open: [...new Set(open.map(({ draft }) => draft.base))],
    span: parts.every(({ span }) => span) ? { least: total('least'), most: total('most') } : undefined,
  };
}

/**
 * The charge per atom that neutrality wants on average of what is left of a site. Of sites that are still to come, the
 * first polyatomic ion or the first anion that they list is assumed. Undefined where another site of cations is open
 * as well, and where charges mean nothing.
 */
export function wantedOn(
  site: StructureSite,
  sites: readonly Filled[],
  structure: Structure,
): Span | undefined {
  if (structure.metallic || site.kind === 'anion') return undefined;
  const left = sites.find((filled) => filled.site === site)?.left;
  const balance = balanceOf(sites);
  if (!balance?.span || !left || left.compare(ZERO) <= 0) return undefined;
  const open = sites.filter((other) => other.site !== site && isToCome(other, sites));
  const ions = open.flatMap(({ site: other, left: room }) => firstIon(other, room) ?? []);
  const bound = new Set(ions.map((ion) => ion.site));
  const anions = open.filter((other) => !bound.has(other.site));
  if (anions.some((other) => other.site.kind !== 'anion')) return undefined;
  if (anions.some((other) => !usualCharge(other.site))) return undefined;
  const drafts = ions.map(({ draft }) => draft);
  const assumed = sum([
    ...ions.map(({ draft: { amount = ZERO }, charge }) => times(amount, charge)),
    ...anions.map(({ site: other, left: room = ZERO }) =>
      times(room.sub(carriedFor(other, drafts)), usualCharge(other) ?? ZERO),
    ),
  ]);
  const { least, most } = balance.span;
  const perAtom = (charge: Fraction) => quotient(charge.add(assumed).neg(), left) ?? ZERO;
  return { least: perAtom(most), most: perAtom(least) };
}

/**
 * Whether something is still to come on a site. One that may stay partly empty has what is there, and has nothing where
 * its elements are elsewhere already.
 */
function isToCome({ site, drafts, left }: Filled, sites: readonly Filled[]): boolean {
  if (!site.hasImplicitVacancies) return left === undefined || left.compare(ZERO) > 0;
  if (drafts.length > 0) return false;
  const present = sites.flatMap((other) => other.drafts);
  return site.kind === 'anion' || !present.some(({ element }) => element && site.elements.has(element));
}

/** The polyatomic anion that fills a site most usually; undefined where it lists none of known charge. */
function firstIon(
  site: StructureSite,
  amount: Fraction | undefined,
): { readonly site: StructureSite; readonly draft: Draft; readonly charge: Fraction } | undefined {
  const unit = site.usual.find(({ kind }) => kind === 'group');
  if (!unit || !amount) return undefined;
  const composition = compositionOf([unit]);
  const charge = knownIon(composition)?.charge;
  const draft: Draft = {
    kind: 'ion',
    base: baseText(unit),
    element: undefined,
    composition,
    amount,
    isRest: false,
    isSolvedAmount: false,
    printed: undefined,
    charge: undefined,
    range: unit.range,
    written: undefined,
  };
  return charge && charge.compare(ZERO) < 0 ? { site, draft, charge } : undefined;
}

function usualCharge({ usual, states }: StructureSite): Fraction | undefined {
  const [first] = usual;
  if (first?.kind !== 'element') return undefined;
  return states.get(first.symbol.text) ?? fixedState(first.symbol.text, 'anion')?.value;
}
