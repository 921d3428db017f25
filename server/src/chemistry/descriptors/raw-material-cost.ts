import type { Composition } from './composition.js';
import { all, combine, type Found, notFound } from './found.js';
import { massShares } from './percentages.js';

/**
 * Cost of the elements in a kilogram of a material, Σ wᵢ pᵢ, in the currency of the prices.
 *
 * The elements alone: no precursors, yield, energy or labour. An element without a price makes the cost unknown, oxygen
 * among them: whoever holds it to be free says so with a price of 0.
 *
 * @param prices per kilogram of the element.
 */
export function rawMaterialCost(
  composition: Composition,
  prices: ReadonlyMap<string, number>,
): Found<number> {
  const shares = massShares(composition);
  if ('missing' in shares) return shares;
  const terms = [...shares.value]
    .filter(([, share]) => share.valueOf() !== 0)
    .map(([symbol, share]): Found<number> => {
      const price = prices.get(symbol);
      return price === undefined ? notFound('price', symbol) : { value: share.valueOf() * price };
    });
  return combine([all(terms)], (list) => list.reduce((sum, term) => sum + term, 0));
}

/**
 * Cost per kilowatt-hour that the material stores, from its cost per kilogram, capacity (mAh/g) and mean voltage (V). The
 * other electrode and the cell are not counted.
 */
export function costPerKilowattHour(cost: number, capacity: number, voltage: number): Found<number> {
  const energy = (capacity * voltage) / 1000;
  return energy > 0 ? { value: cost / energy } : notFound('energy', 'material');
}
