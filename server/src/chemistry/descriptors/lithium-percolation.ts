import { Fraction, quotient } from '../amount.js';
import { type Found, found, notFound } from './found.js';

/** The x of LixM2−xO2 from which on paths without a transition metal neighbour percolate through the crystal. */
export const PERCOLATION_LEAST = new Fraction(109, 100);

export interface LithiumContent {
  /** x, lithium per two cation sites: LixM2−xO2. */
  readonly lithium: Fraction;
  /** Whether x lies above the threshold. */
  readonly percolates: boolean;
}

/**
 * Lithium content of a disordered rock salt against the threshold of percolation.
 *
 * J. Lee et al., Science 343 (2014) 519: in a rock salt whose cations are wholly disordered,
 * 0-TM channels percolate above x = 1.09 in LixM2−xO2. Short-range order shifts this, mostly upwards; it is a property
 * of the sample, not of the composition.
 *
 * @param lithium amount of Li on the cation sites, per formula unit.
 * @param sites number of cation sites per formula unit, empty ones included.
 */
export function lithiumContent(lithium: Fraction, sites: Fraction): Found<LithiumContent> {
  const share = quotient(lithium, sites);
  if (share === undefined) return notFound('cation site', 'formula unit');
  const x = share.mul(2);
  return found({ lithium: x, percolates: x.compare(PERCOLATION_LEAST) > 0 });
}
