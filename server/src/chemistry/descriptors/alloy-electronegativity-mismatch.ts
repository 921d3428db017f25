import { ELECTRONEGATIVITY } from './alloy-elements.js';
import { alloyProperty } from './alloy-property.js';
import type { Composition } from './composition.js';
import type { Found } from './found.js';
import { spread } from './weighted.js';

/**
 * Spread of the electronegativities of an alloy, Δχ = √Σ cᵢ (χᵢ − χ̄)², on the Pauling scale.
 *
 * S. Guo and C. T. Liu, Prog. Nat. Sci. Mater. Int. 21 (2011) 433.
 */
export function alloyElectronegativityMismatch(composition: Composition): Found<number> {
  return alloyProperty(composition, ELECTRONEGATIVITY, spread);
}
