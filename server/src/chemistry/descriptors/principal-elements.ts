import { countPrincipal, PRINCIPAL } from '../entropy.js';
import { type Composition, partsOf } from './composition.js';
import { combine, type Found } from './found.js';

export interface PrincipalElements {
  /** How many elements make 5 to 35 at.%. */
  readonly count: number;
  /** Whether there are five of them, as the definition by composition wants for high entropy. */
  readonly highEntropy: boolean;
}

/**
 * High entropy by composition: five or more principal elements, each from 5 to 35 at.% of an alloy or of a site.
 *
 * J.-W. Yeh et al., Adv. Eng. Mater. 6 (2004) 299, doi:10.1002/adem.200300567. Other elements may be there in less; an
 * element of more than 35 at.% is not principal, and does not undo the others.
 */
export function principalElements(composition: Composition): Found<PrincipalElements> {
  return combine([partsOf(composition)], (parts) => {
    const count = countPrincipal(parts.map(([, fraction]) => fraction));
    return { count, highEntropy: count >= PRINCIPAL.fewest };
  });
}
