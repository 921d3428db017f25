import { alloyMixingEntropy } from './alloy-mixing-entropy.js';
import { alloySizeMismatch } from './alloy-size-mismatch.js';
import type { Composition } from './composition.js';
import { combine, type Found, found, notFound } from './found.js';

/** Λ above which there is one disordered solid solution, and below which there are compounds; both are there between. */
export const GEOMETRY_LIMITS = { solution: 0.96, compound: 0.24 } as const;

/**
 * Geometrical parameter Λ = ΔS_mix/δ², in J/(mol K) with δ in per cent.
 *
 * A. K. Singh et al., Intermetallics 53 (2014) 112. The limits hold in this unit alone.
 *
 * @returns missing also where all atoms are of one size: Λ has no bound there.
 */
export function alloyGeometry(composition: Composition): Found<number> {
  const parts = combine(
    [alloyMixingEntropy(composition), alloySizeMismatch(composition)],
    (entropy, mismatch) => ({ entropy, mismatch }),
  );
  if ('missing' in parts) return parts;
  const { entropy, mismatch } = parts.value;
  if (mismatch === 0) return notFound('atomic size mismatch other than zero', 'composition');
  return found(entropy / (100 * mismatch) ** 2);
}
