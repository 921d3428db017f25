import { all, combine, type Found, notFound } from './found.js';
import type { SizedOccupant } from './site-size-mismatch.js';

/** A species between the sodium layers: its amount per two oxygen atoms, radius (Å) and oxidation state. */
export interface ChargedOccupant extends SizedOccupant {
  readonly state: number;
}

/** The parts of the cationic potential, 1/Å, and what they make. */
export interface CationicPotential {
  /** Φ_TM = Σ wᵢ nᵢ/Rᵢ over the species of the metal layers. */
  readonly metal: number;
  /** Φ_Na = x/R_Na. */
  readonly sodium: number;
  /** Φ_O = 2/R_O. */
  readonly oxygen: number;
  /** Φ_TM Φ_Na/Φ_O. */
  readonly cationic: number;
}

/**
 * Cationic potential of a layered sodium oxide NaxMO2, Φ = Φ_TM Φ_Na/Φ_O, in 1/Å.
 *
 * C. Zhao et al., Science 370 (2020) 708: the larger it is at a sodium content, the more the layers repel each other and
 * the more P2 is favoured over O3. The paper draws the line between both in a figure; no equation of it is used here, so
 * that no structure is predicted.
 *
 * @param metals the species of the metal layers; amounts are per two oxygen atoms.
 * @param sodium amount x and radius of Na+ with 6 neighbours, Å.
 * @param oxygenRadius radius of O2- with 6 neighbours, Å.
 */
export function cationicPotential(
  metals: readonly ChargedOccupant[],
  sodium: { readonly amount: number; readonly radius: number },
  oxygenRadius: number,
): Found<CationicPotential> {
  if (!(sodium.amount > 0)) return notFound('amount', 'Na');
  const potentials = metals.map(
    ({ name, amount, radius, state }): Found<number> =>
      radius === undefined ? notFound('ionic radius', name) : { value: (amount.valueOf() * state) / radius },
  );
  return combine([all(potentials)], (list) => {
    const metal = list.reduce((sum, one) => sum + one, 0);
    const na = sodium.amount / sodium.radius;
    const oxygen = 2 / oxygenRadius;
    return { metal, sodium: na, oxygen, cationic: (metal * na) / oxygen };
  });
}
