import { elementOf } from '../../chemistry/elements.js';
import type { Quantity } from './quantity.js';
import { whyNoTotals } from './why.js';

/** The molar mass of a formula unit, crystal water included, from abridged standard atomic weights. */
export const mass: Quantity = {
  name: 'mass',
  of: 'material',
  hasBasis: false,
  restsOn: ['atomic-weights'],
  kind: 'number',
  units: [
    { name: 'g/mol', also: [], size: 1, decimals: 3, compared: 2 },
    { name: 'kg/mol', also: [], size: 1e-3, decimals: 6, compared: 5 },
  ],
  isUnitOptional: false,
  find({ material }) {
    const { molarMass, elements } = material;
    if (molarMass) return { kind: 'computed', value: molarMass.valueOf() };
    const without = [...elements.keys()].filter((symbol) => elementOf(symbol) && !elementOf(symbol)?.weight);
    const why =
      without.length > 0
        ? `no standard atomic weight is known of ${without.join(', ')}`
        : whyNoTotals(material);
    return { kind: 'unknown', why };
  },
};
