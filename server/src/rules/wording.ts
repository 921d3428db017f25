import type { Occupant } from '../model/material.js';

/** A species as it is written: without the states that were assumed or solved for it. */
export function asWritten({ element, species, state }: Occupant): string {
  return element && state?.origin !== 'stated' ? element : species;
}

/** `A`, `A and B`, `A, B and C`. */
export function allOf(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
