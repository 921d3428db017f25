import type { Occupant } from '../model/material.js';

/** A species as it is written: without the states that were assumed or solved for it. */
export function asWritten({ element, species, state }: Occupant): string {
  return element && state?.origin !== 'stated' ? element : species;
}
