/** Means and spreads of a property, weighted by amounts. */
import type { Fraction } from '../amount.js';
import { all, combine, type Found, notFound } from './found.js';

/** How much there is of something that has a property. */
export interface Weighted {
  readonly amount: number;
  readonly value: number;
}

/** Σ yᵢ xᵢ, with fractions yᵢ of the amounts' total, which must be positive. */
export function mean(list: readonly Weighted[]): number {
  let total = 0;
  let sum = 0;
  for (const { amount, value } of list) {
    total += amount;
    sum += amount * value;
  }
  return sum / total;
}

/** √Σ yᵢ (xᵢ − x̄)², in the unit of the property. Zero where all are equal. */
export function spread(list: readonly Weighted[]): number {
  const [first] = list;
  if (first && list.every(({ value }) => value === first.value)) return 0;
  const middle = mean(list);
  return Math.sqrt(mean(list.map(({ amount, value }) => ({ amount, value: (value - middle) ** 2 }))));
}

/** √Σ yᵢ (1 − xᵢ/x̄)², a fraction of the mean. Zero where all are equal. */
export function relativeSpread(list: readonly Weighted[]): number {
  return spread(list) / Math.abs(mean(list));
}

/** A species on a site. */
export interface Occupant {
  /** As it is shown: `Mn3+`. */
  readonly name: string;
  readonly amount: Fraction;
}

/**
 * The occupants of a site with a property of each, those of zero amount left out. Vacancies are no occupants: fractions
 * are of what is there.
 */
export function occupantsWith<T extends Occupant>(
  occupants: readonly T[],
  what: string,
  property: (occupant: T) => number | undefined,
): Found<readonly Weighted[]> {
  const present = occupants.filter(({ amount }) => amount.valueOf() !== 0);
  if (present.length === 0) return notFound('occupant', 'site');
  return all(
    present.map((occupant): Found<Weighted> => {
      const amount = occupant.amount.valueOf();
      const value = property(occupant);
      if (amount < 0) return notFound('amount that is not negative', occupant.name);
      return value === undefined ? notFound(what, occupant.name) : { value: { amount, value } };
    }),
  );
}

/** The mean of a property over the occupants of a site. */
export function meanOf<T extends Occupant>(
  occupants: readonly T[],
  what: string,
  property: (occupant: T) => number | undefined,
): Found<number> {
  return combine([occupantsWith(occupants, what, property)], mean);
}
