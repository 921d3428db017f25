import { ZERO } from '../../chemistry/amount.js';
import type { Quantity } from './quantity.js';
import { whyNoSum } from './why.js';

/** What sits on a site per formula unit, written vacancies included. */
export const sum: Quantity = {
  name: 'sum',
  of: 'site',
  hasBasis: false,
  restsOn: [],
  kind: 'number',
  units: [],
  isUnitOptional: true,
  find({ place }) {
    const site = place?.site;
    if (!site) return { kind: 'exact', value: ZERO, tolerance: ZERO };
    if (!site.sum) return { kind: 'unknown', why: whyNoSum(site) };
    return { kind: 'exact', value: site.sum, tolerance: site.tolerance };
  },
};
