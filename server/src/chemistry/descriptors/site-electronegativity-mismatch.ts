import { elementOf } from '../elements.js';
import { combine, type Found } from './found.js';
import { type Occupant, occupantsWith, spread } from './weighted.js';

/** A species on a site and its element. */
export interface ElementOccupant extends Occupant {
  readonly element: string;
}

/**
 * Spread of the electronegativities on a site, Δχ = √Σ yᵢ (χᵢ − χ̄)², on the Pauling scale.
 *
 * One electronegativity per element, whatever its state. Vacancies are left out, fractions are of what occupies the site.
 */
export function siteElectronegativityMismatch(occupants: readonly ElementOccupant[]): Found<number> {
  return combine(
    [occupantsWith(occupants, 'electronegativity', ({ element }) => elementOf(element)?.electronegativity)],
    spread,
  );
}
