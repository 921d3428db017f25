import { ELECTRONS } from './alloy-elements.js';
import { alloyProperty } from './alloy-property.js';
import type { Composition } from './composition.js';
import type { Found } from './found.js';
import { mean } from './weighted.js';

/** From which valence electron concentration on solid solutions are face-centred, and below which body-centred cubic. */
export const VEC_LIMITS = { fcc: 8, bcc: 6.87 } as const;

export type CubicStructure = 'fcc' | 'fcc and bcc' | 'bcc';

/**
 * Valence electron concentration of an alloy, VEC = Σ cᵢ VECᵢ, electrons per atom, d electrons included.
 *
 * S. Guo, C. Ng, J. Lu and C. T. Liu, J. Appl. Phys. 109 (2011) 103505.
 */
export function alloyValenceElectrons(composition: Composition): Found<number> {
  return alloyProperty(composition, ELECTRONS, mean);
}

/**
 * The structure that the valence electron concentration predicts for a solid solution: fcc from 8.0, bcc below 6.87, both
 * between (Guo et al. 2011). It does not predict whether a solid solution forms.
 */
export function predictedStructure(concentration: number): CubicStructure {
  // A mean of integers carries a rounding error in its last bits; a threshold met exactly is met.
  const slack = 1e-9;
  if (concentration >= VEC_LIMITS.fcc - slack) return 'fcc';
  return concentration >= VEC_LIMITS.bcc - slack ? 'fcc and bcc' : 'bcc';
}
