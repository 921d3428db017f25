/** Atoms of each element in a piece of a formula. */
import { type Fraction, ONE, times } from '../chemistry/amount.js';
import { ELEMENT_SYMBOLS } from '../chemistry/symbols.js';
import type { GroupUnit, Unit } from '../syntax/tree.js';

const atoms = new Map(
  ELEMENT_SYMBOLS.map((symbol): [string, ReadonlyMap<string, Fraction>] => [
    symbol,
    new Map([[symbol, ONE]]),
  ]),
);

/** One atom of an element: the same object for the same symbol of a named element. */
export function compositionOfAtom(symbol: string): ReadonlyMap<string, Fraction> {
  return atoms.get(symbol) ?? new Map([[symbol, ONE]]);
}

/** Adds an amount of each element of a composition, times a factor, to a total. */
export function addTo(
  total: Map<string, Fraction>,
  composition: ReadonlyMap<string, Fraction>,
  factor: Fraction = ONE,
): void {
  for (const [symbol, amount] of composition) addAtoms(total, symbol, times(amount, factor));
}

/** Adds an amount of one element to a total. */
export function addAtoms(total: Map<string, Fraction>, symbol: string, amount: Fraction): void {
  const present = total.get(symbol);
  total.set(symbol, present ? present.add(amount) : amount);
}

/**
 * Atoms of each element in units that are read strictly, as in a polyatomic ion; what commas separate without numbers
 * is equimolar. Open amounts count as one: callers refuse them before.
 */
export function compositionOf(units: readonly Unit[]): Map<string, Fraction> {
  const total = new Map<string, Fraction>();
  for (const unit of units) {
    const amount = unit.amount?.kind === 'number' ? unit.amount.value : ONE;
    if (unit.kind === 'element') addAtoms(total, unit.symbol.text, amount);
    if (unit.kind === 'group') {
      const each = isEquimolar(unit) ? amount.div(unit.items.length) : amount;
      for (const item of unit.items) addTo(total, compositionOf(item), each);
    }
  }
  return total;
}

function isEquimolar({ items }: GroupUnit): boolean {
  return items.length > 1 && !items.some(isNumbered);
}

/** Whether what stands between two commas has a number of its own; several atoms there are one molecule. */
export function isNumbered(item: readonly Unit[]): boolean {
  return item.length === 1 && item[0]?.amount !== undefined;
}
