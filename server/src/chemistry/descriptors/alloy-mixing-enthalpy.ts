import { pairEnthalpy } from './alloy-elements.js';
import { type Composition, partsOf } from './composition.js';
import { all, combine, type Found, notFound } from './found.js';

/**
 * Enthalpy of mixing of the liquid alloy in the model of a regular solution, ΔH_mix = Σᵢ<ⱼ 4 H_ij cᵢ cⱼ, in kJ per mole of
 * atoms.
 *
 * H_ij is that of the liquid of two elements in equal parts, from Miedema's model: A. Takeuchi and A. Inoue, Mater. Trans.
 * 46 (2005) 2817. For metals: of an oxide or a salt it says nothing.
 */
export function alloyMixingEnthalpy(composition: Composition): Found<number> {
  const parts = partsOf(composition);
  if ('missing' in parts) return parts;
  const terms = parts.value.flatMap(([one, c], index) =>
    parts.value.slice(index + 1).map(([other, d]): Found<number> => {
      const pair = pairEnthalpy(one, other);
      return pair === undefined
        ? notFound('enthalpy of mixing', `${one} and ${other}`)
        : { value: 4 * pair * c * d };
    }),
  );
  return combine([all(terms)], (list) => list.reduce((sum, term) => sum + term, 0));
}
