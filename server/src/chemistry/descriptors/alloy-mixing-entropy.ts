import { GAS_CONSTANT, siteEntropy } from '../entropy.js';
import { type Composition, partsOf } from './composition.js';
import { combine, type Found } from './found.js';

/** Entropy of ideal mixing of an alloy, ΔS_mix = −R Σ cᵢ ln cᵢ, in J/(mol K) per mole of atoms; never negative. */
export function alloyMixingEntropy(composition: Composition): Found<number> {
  return combine(
    [partsOf(composition)],
    (parts) => GAS_CONSTANT * siteEntropy(parts.map(([, fraction]) => fraction)),
  );
}
