import { propertyOf } from './alloy-elements.js';
import { type Composition, partsOf } from './composition.js';
import { combine, type Found } from './found.js';
import type { Weighted } from './weighted.js';

/** A mean or spread of a property over the atoms of an alloy. */
export function alloyProperty(
  composition: Composition,
  property: Parameters<typeof propertyOf>[1],
  make: (list: readonly Weighted[]) => number,
): Found<number> {
  const parts = partsOf(composition);
  return 'missing' in parts ? parts : combine([propertyOf(parts.value, property)], make);
}
