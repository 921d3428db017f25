/** What a composition was taken for, by which its states and descriptors go. */
import type { Material, Nature } from './material.js';

/** By its structure, by what it is derived from, or as its formula was read. */
export function natureOf({ structure, base, remarks }: Material): Nature {
  if (structure) return structure.metallic ? 'alloy' : 'compound';
  if (base) return natureOf(base);
  return remarks.find((remark) => remark.kind === 'inferred-sites')?.nature ?? 'compound';
}

/** Whether charges mean nothing. */
export function isMetallic(nature: Nature): boolean {
  return nature === 'alloy' || nature === 'intermetallic';
}
