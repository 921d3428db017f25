import { propertyOf, RADIUS } from './alloy-elements.js';
import { type Composition, partsOf } from './composition.js';
import { combine, type Found } from './found.js';
import { mean } from './weighted.js';

/** Below this γ predicts a solid solution. */
export const PACKING_MOST = 1.175;

/**
 * Packing parameter γ = ω_S/ω_L, without unit: the solid angle that a neighbour of mean size covers as seen from the
 * smallest atom, over that from the largest. 1 where all atoms are of one size, otherwise larger.
 *
 * Z. Wang et al., Scr. Mater. 94 (2015) 28: ω = 1 − √(((r + r̄)² − r̄²)/(r + r̄)²). A cone of half angle θ covers
 * 2π (1 − cos θ), and sin θ = r̄/(r + r̄) for touching spheres. Only the extreme radii count, in however small an amount.
 */
export function alloyPacking(composition: Composition): Found<number> {
  const parts = partsOf(composition);
  if ('missing' in parts) return parts;
  return combine([propertyOf(parts.value, RADIUS)], (list) => {
    const middle = mean(list);
    const radii = list.map(({ value }) => value);
    return solidAngle(Math.min(...radii), middle) / solidAngle(Math.max(...radii), middle);
  });
}

/** In units of 2π. */
function solidAngle(radius: number, middle: number): number {
  const distance = radius + middle;
  return 1 - Math.sqrt((distance ** 2 - middle ** 2) / distance ** 2);
}
