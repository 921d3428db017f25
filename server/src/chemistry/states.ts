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

const fixedStates = new Map<string, KnownState>();
for (const row of readTable(fixed)) {
  fixedStates.set(`${row.place} ${row.element}`, {
    value: new Fraction(Number(row.state)),
    why: row.why ?? '',
  });
}

/** The one usual oxidation state of an element in a place; undefined for multivalent elements. */
export function fixedState(symbol: string, place: Place): KnownState | undefined {
  return fixedStates.get(`${place} ${symbol}`);
}

const knownIons = new Map<string, { charge: Fraction; name: string }>();
for (const row of readTable(ions)) {
  const charge = new Fraction(Number(row.charge));
  knownIons.set(compositionKey(readIon(row.ion ?? '')), { charge, name: row.name ?? '' });
}

/** The charge and name of a polyatomic ion with a composition; undefined where its charge is not a known fact. */
export function knownIon(composition: ReadonlyMap<string, Fraction>) {
  return knownIons.get(compositionKey(composition));
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
