/** Oxidation states that need no deciding: of elements with one usual state in their place, and of known ions. */
import fixed from '../data/fixed-states.tsv';
import ions from '../data/ions.tsv';
import { Fraction, fromDecimal } from './amount.js';
import { readTable } from './table.js';

/** Where an element sits decides what it usually is: sulfur among anions is S2-. */
export type Place = 'cation' | 'anion';

export interface KnownState {
  readonly value: Fraction;
  /** Why this is the only usual state. */
  readonly why: string;
}

const fixedStates: Readonly<Record<Place, Map<string, KnownState>>> = { cation: new Map(), anion: new Map() };
for (const { place, element = '', state, why = '' } of readTable(fixed)) {
  fixedStates[place === 'anion' ? 'anion' : 'cation'].set(element, {
    value: new Fraction(Number(state)),
    why,
  });
}

/** The one usual oxidation state of an element in a place; undefined for multivalent elements. */
export function fixedState(symbol: string, place: Place): KnownState | undefined {
  return fixedStates[place].get(symbol);
}

interface KnownIon {
  readonly charge: Fraction;
  readonly name: string;
}

let knownIons: ReadonlyMap<string, KnownIon> | undefined;

/** Read when a first ion is met: many files have none. */
function ionsByComposition(): ReadonlyMap<string, KnownIon> {
  knownIons ??= new Map(
    readTable(ions).map(({ ion = '', charge, name = '' }): [string, KnownIon] => [
      compositionKey(readIon(ion)),
      { charge: new Fraction(Number(charge)), name },
    ]),
  );
  return knownIons;
}

/** The charge and name of a polyatomic ion with a composition; undefined where its charge is not a known fact. */
export function knownIon(composition: ReadonlyMap<string, Fraction>): KnownIon | undefined {
  return ionsByComposition().get(compositionKey(composition));
}

/** A text that is equal for equal compositions. */
export function compositionKey(composition: ReadonlyMap<string, Fraction>): string {
  return [...composition]
    .map(([symbol, amount]) => `${symbol}${amount.toFraction()}`)
    .sort()
    .join(' ');
}

/** Reads the plain formulas of the table of ions: symbols, integers and round brackets. */
function readIon(formula: string): Map<string, Fraction> {
  const total = new Map<string, Fraction>();
  const factors = [new Fraction(1)];
  // From the end, so that a bracket's multiplier is known before what it multiplies.
  const tokens = formula.match(/[A-Z][a-z]?|\d+|[()]/g) ?? [];
  let count: Fraction | undefined;
  for (const token of tokens.reverse()) {
    const factor = factors[factors.length - 1] ?? new Fraction(1);
    if (/\d/.test(token)) {
      count = fromDecimal(token);
      continue;
    }
    if (token === ')') factors.push(factor.mul(count ?? 1));
    else if (token === '(') factors.pop();
    else total.set(token, (total.get(token) ?? new Fraction(0)).add(factor.mul(count ?? 1)));
    count = undefined;
  }
  return total;
}
