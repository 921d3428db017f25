import { MELTING } from './alloy-elements.js';
import { alloyProperty } from './alloy-property.js';
import type { Composition } from './composition.js';
import type { Found } from './found.js';
import { mean } from './weighted.js';

/** Mean of the elements' melting points, T_m = Σ cᵢ T_i, in K: a rule of mixtures, not the melting point of the alloy. */
export function alloyMeltingPoint(composition: Composition): Found<number> {
  return alloyProperty(composition, MELTING, mean);
}
