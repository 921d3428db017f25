/** Every quantity that can be expected, in the order of the docs. A new one is a file and a line here. */
import { charge } from './charge.js';
import { entropyClass } from './class.js';
import { entropy } from './entropy.js';
import { mass } from './mass.js';
import type { Quantity } from './quantity.js';
import { sum } from './sum.js';

export const QUANTITIES: readonly Quantity[] = [entropy, entropyClass, charge, sum, mass];

/** Quantities of the language that nothing computes: an expectation of them is refused, and never passes unchecked. */
export const NOT_COMPUTED: readonly string[] = ['capacity', 'delta', 'tolerance-factor'];
