import { RADIUS } from './alloy-elements.js';
import { alloyProperty } from './alloy-property.js';
import type { Composition } from './composition.js';
import type { Found } from './found.js';
import { relativeSpread } from './weighted.js';

/**
 * Atomic size mismatch of an alloy, δ = √Σ cᵢ (1 − rᵢ/r̄)²: a fraction, 0.05 for 5 %.
 *
 * Y. Zhang et al., Adv. Eng. Mater. 10 (2008) 534. Metallic radii for 12 neighbours; with other radii it differs, by up to
 * 0.7 percentage points, so that thresholds say little where they are met narrowly.
 */
export function alloySizeMismatch(composition: Composition): Found<number> {
  return alloyProperty(composition, RADIUS, relativeSpread);
}
