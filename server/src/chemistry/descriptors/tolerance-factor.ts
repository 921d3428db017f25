/** Radii of a perovskite ABX3, Å, each the mean over its site: A with 12 neighbours, B and X with 6. */
export interface PerovskiteRadii {
  readonly a: number;
  readonly b: number;
  readonly x: number;
}

/**
 * Tolerance factor t = (r_A + r_X)/(√2 (r_B + r_X)): 1 where spheres fit the cubic perovskite, below where the
 * octahedra tilt, above where face-sharing takes over.
 *
 * V. M. Goldschmidt, Naturwissenschaften 14 (1926) 477. Which values still give perovskites differs with the kind of
 * compound, so there is no one threshold: C. J. Bartel et al., Sci. Adv. 5 (2019) eaav0693, find 0.825 < t < 1.059 on
 * 576 compounds, right for 74 % of them.
 */
export function toleranceFactor({ a, b, x }: PerovskiteRadii): number {
  return (a + x) / (Math.SQRT2 * (b + x));
}

/** Within these the factor predicts a perovskite (Bartel et al. 2019). */
export const TOLERANCE_RANGE = { least: 0.825, most: 1.059 } as const;
