import type { PerovskiteRadii } from './tolerance-factor.js';

/**
 * Octahedral factor μ = r_B/r_X: whether an octahedron of X holds B.
 *
 * Spheres of X touch below √2 − 1 = 0.414. C. Li, K. C. K. Soh and P. Wu, J. Alloys Compd. 372 (2004) 40.
 */
export function octahedralFactor({ b, x }: Pick<PerovskiteRadii, 'b' | 'x'>): number {
  return b / x;
}

/** The least ratio of radii at which B touches all six X. */
export const OCTAHEDRAL_LEAST = Math.SQRT2 - 1;
