import { entropyClass as classOf } from '../../chemistry/entropy.js';
import { R, totalEntropyOf } from './entropy.js';
import type { Quantity } from './quantity.js';

/** The class by configurational entropy. */
export const entropyClass: Quantity = {
  name: 'class',
  of: 'material',
  hasBasis: true,
  restsOn: ['entropy'],
  kind: 'word',
  words: ['low', 'medium', 'high'],
  find({ material, basis }) {
    const total = totalEntropyOf(material, basis);
    if (total.kind === 'unknown') return total;
    return {
      kind: 'word',
      word: classOf(total.value, basis.thresholds),
      decidedBy: { value: total.value, unit: R },
    };
  },
};
