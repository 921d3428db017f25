/** Compositions as descriptors take them: the amount of each element, in any unit. */
import type { Fraction } from '../amount.js';
import { type Found, found, notFound } from './found.js';

export type Composition = ReadonlyMap<string, Fraction>;

/** An element and its atomic fraction, from 0 to 1. */
export type Part = readonly [symbol: string, fraction: number];

/**
 * Atomic fractions, elements of zero amount left out. Missing where there is no total to divide by, or where an amount is
 * negative.
 */
export function partsOf(composition: Composition): Found<readonly Part[]> {
  const amounts = [...composition].map(([symbol, amount]): Part => [symbol, amount.valueOf()]);
  const negative = amounts.find(([, amount]) => amount < 0);
  if (negative) return notFound('amount that is not negative', negative[0]);
  const total = amounts.reduce((sum, [, amount]) => sum + amount, 0);
  if (!(total > 0)) return notFound('amount', 'composition');
  return found(
    amounts.filter(([, amount]) => amount > 0).map(([symbol, amount]): Part => [symbol, amount / total]),
  );
}
