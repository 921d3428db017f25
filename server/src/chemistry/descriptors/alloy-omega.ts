import { alloyMeltingPoint } from './alloy-melting-point.js';
import { alloyMixingEnthalpy } from './alloy-mixing-enthalpy.js';
import { alloyMixingEntropy } from './alloy-mixing-entropy.js';
import type { Composition } from './composition.js';
import { combine, type Found, found, notFound } from './found.js';

/** Where solid solutions stabilised by entropy lie: Ω from, δ up to (a fraction). */
export const SOLID_SOLUTION = { omega: 1.1, mismatch: 0.066 } as const;

/**
 * Ω = T_m ΔS_mix/|ΔH_mix|, without unit: how far entropy outweighs the enthalpy of mixing at the mean melting point.
 *
 * X. Yang and Y. Zhang, Mater. Chem. Phys. 132 (2012) 233.
 *
 * @returns missing also where the enthalpy of mixing is zero: Ω has no bound there.
 */
export function alloyOmega(composition: Composition): Found<number> {
  const parts = combine(
    [alloyMeltingPoint(composition), alloyMixingEntropy(composition), alloyMixingEnthalpy(composition)],
    (temperature, entropy, enthalpy) => ({ temperature, entropy, enthalpy }),
  );
  if ('missing' in parts) return parts;
  const { temperature, entropy, enthalpy } = parts.value;
  if (enthalpy === 0) return notFound('enthalpy of mixing other than zero', 'composition');
  return found((temperature * entropy) / (1000 * Math.abs(enthalpy)));
}

/** Whether Ω and δ (a fraction) predict a solid solution: Ω ≥ 1.1 and δ ≤ 6.6 % (Yang and Zhang 2012). */
export function predictsSolidSolution(omega: number, mismatch: number): boolean {
  return omega >= SOLID_SOLUTION.omega && mismatch <= SOLID_SOLUTION.mismatch;
}
