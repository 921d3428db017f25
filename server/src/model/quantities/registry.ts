/** Every quantity that can be expected, in the order of the docs. A new one is a file and a line here, or a descriptor. */
import { charge } from './charge.js';
import { entropyClass } from './class.js';
import { DESCRIPTOR_QUANTITIES } from './descriptors.js';
import { entropy } from './entropy.js';
import { mass } from './mass.js';
import type { Quantity } from './quantity.js';
import { sum } from './sum.js';

export const QUANTITIES: readonly Quantity[] = [
  entropy,
  entropyClass,
  charge,
  sum,
  mass,
  ...DESCRIPTOR_QUANTITIES,
];
