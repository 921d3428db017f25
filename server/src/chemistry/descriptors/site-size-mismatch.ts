import { combine, type Found } from './found.js';
import { type Occupant, occupantsWith, relativeSpread } from './weighted.js';

/** A species on a site and its radius, Å. */
export interface SizedOccupant extends Occupant {
  /** Ionic radius for the coordination of the site; undefined where it is not known. */
  readonly radius: number | undefined;
}

/**
 * Ionic size mismatch of a site, δ = √Σ yᵢ (1 − rᵢ/r̄)² with r̄ = Σ yᵢ rᵢ: a fraction, 0.05 for 5 %.
 *
 * The yᵢ are fractions of what occupies the site; vacancies have no radius and are left out. The same form as for the
 * atoms of an alloy: Y. Zhang et al., Adv. Eng. Mater. 10 (2008) 534; of ions, it takes radii of one scale (Shannon's
 * effective ionic radii) for the coordination of the site. No threshold is known for ceramics in general.
 */
export function siteSizeMismatch(occupants: readonly SizedOccupant[]): Found<number> {
  return combine([occupantsWith(occupants, 'ionic radius', ({ radius }) => radius)], relativeSpread);
}
