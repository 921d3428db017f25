import { type Found, found, notFound } from './found.js';
import type { PerovskiteRadii } from './tolerance-factor.js';

/** Below this τ predicts a perovskite. */
export const BARTEL_MOST = 4.18;

/**
 * Tolerance factor of Bartel, τ = r_X/r_B − n_A (n_A − (r_A/r_B)/ln(r_A/r_B)).
 *
 * @param state n_A, the oxidation state of A, the mean over its site.
 * @returns missing where A is not larger than B or its state is not positive: there τ is not defined.
 *
 * C. J. Bartel et al., Sci. Adv. 5 (2019) eaav0693: τ < 4.18 is right for 92 % of 576
 * compounds ABX3 of O, F, Cl, Br and I with Shannon's effective ionic radii. They take A as the larger cation; on mixed
 * sites they average the radii, as for double perovskites.
 */
export function bartelFactor({ a, b, x }: PerovskiteRadii, state: number): Found<number> {
  if (!(a > b)) return notFound('radius larger than that of site B', 'site A');
  if (!(state > 0)) return notFound('positive oxidation state', 'site A');
  const ratio = a / b;
  return found(x / b - state * (state - ratio / Math.log(ratio)));
}
