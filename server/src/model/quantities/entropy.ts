import { GAS_CONSTANT } from '../../chemistry/entropy.js';
import { decidingEntropy, entropyOfSite } from '../entropies.js';
import type { Material } from '../material.js';
import type { Basis, Found, NotFound, Place, Quantity, Unit } from './quantity.js';
import { whyNoSum, whyNoTotals } from './why.js';

/** The gas constant as a unit. */
export const R: Unit = { name: 'R', also: [], size: 1, decimals: 4, compared: 2 };

/** Configurational entropy: of the whole in a convention, of a site per mole of its sites. */
export const entropy: Quantity = {
  name: 'entropy',
  of: 'either',
  hasBasis: true,
  restsOn: ['entropy'],
  kind: 'number',
  units: [
    R,
    {
      name: 'J/(mol K)',
      also: ['J/(K mol)', 'J/mol/K', 'J/K/mol'],
      size: GAS_CONSTANT,
      decimals: 3,
      compared: 2,
    },
  ],
  isUnitOptional: false,
  find: ({ material, place, basis }) => (place ? ofSite(place, basis) : totalEntropyOf(material, basis)),
};

function ofSite({ site }: Place, { countVacancies }: Basis): Found | NotFound {
  if (!site) return { kind: 'computed', value: 0 };
  const value = entropyOfSite(site, countVacancies);
  return value === undefined ? { kind: 'unknown', why: whyNoSum(site) } : { kind: 'computed', value };
}

/** The total of a material in a convention, in R. */
export function totalEntropyOf(
  material: Material,
  basis: Basis,
): Extract<Found, { kind: 'computed' }> | NotFound {
  const value = decidingEntropy(material, basis);
  return value === undefined ? { kind: 'unknown', why: whyNoTotals(material) } : { kind: 'computed', value };
}
