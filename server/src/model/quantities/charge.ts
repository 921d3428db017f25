import { formatAmount } from '../../chemistry/amount.js';
import type { Quantity } from './quantity.js';

/** The charge of a formula unit, in elementary charges. */
export const charge: Quantity = {
  name: 'charge',
  of: 'material',
  hasBasis: false,
  restsOn: ['oxidation-states'],
  kind: 'number',
  units: [{ name: 'e', also: [], size: 1, decimals: 6, compared: 2 }],
  isUnitOptional: true,
  find({ material: { charge: found } }) {
    switch (found.kind) {
      case 'known':
        return { kind: 'exact', value: found.value, tolerance: found.tolerance };
      case 'unreachable': {
        const { host, least, most, elements } = found;
        const [low, high] = [least, most].map((value) => formatAmount(value).replace('-', '−'));
        return {
          kind: 'unknown',
          why: `no oxidation states of ${elements.join(', ')} that are known in ${host}s make it neutral; they reach ${low} to ${high}`,
        };
      }
      case 'undetermined': {
        const { species, why, isAbstention } = found;
        return {
          kind: 'unknown',
          why: isAbstention ? `the oxidation states of ${species.join(', ')} are open: ${why}` : why,
        };
      }
      case 'not-applicable':
        return { kind: 'unknown', why: found.why };
    }
  },
};
