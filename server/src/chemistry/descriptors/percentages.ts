import { type Fraction, sum, ZERO } from '../amount.js';
import { elementOf } from '../elements.js';
import type { Composition } from './composition.js';
import { all, type Found, found, notFound } from './found.js';

/** The part of each element, exact, from 0 to 1. */
export type Shares = ReadonlyMap<string, Fraction>;

/** Atomic fractions, exact; at.% are a hundred times that. Vacancies are no atoms. */
export function atomicShares(composition: Composition): Found<Shares> {
  return sharesOf(composition);
}

/** Mass fractions by standard atomic weights (CIAAW 2021), exact in these; wt.% are a hundred times that. */
export function massShares(composition: Composition): Found<Shares> {
  const masses = [...composition].map(([symbol, amount]): Found<readonly [string, Fraction]> => {
    const weight = elementOf(symbol)?.weight;
    return weight ? { value: [symbol, weight.mul(amount)] } : notFound('atomic weight', symbol);
  });
  const known = all(masses);
  return 'missing' in known ? known : sharesOf(new Map(known.value));
}

function sharesOf(amounts: ReadonlyMap<string, Fraction>): Found<Shares> {
  const negative = [...amounts].find(([, amount]) => amount.compare(ZERO) < 0);
  if (negative) return notFound('amount that is not negative', negative[0]);
  const total = sum(amounts.values());
  if (total.compare(ZERO) <= 0) return notFound('amount', 'composition');
  return found(new Map([...amounts].map(([symbol, amount]) => [symbol, amount.div(total)])));
}
