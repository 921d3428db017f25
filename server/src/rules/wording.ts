import { type Fraction, formatAmount } from '../chemistry/amount.js';
import type { Occupant } from '../model/material.js';

/** A species as it is written: without the states that were assumed or solved for it. */
export function asWritten({ element, species, state }: Occupant): string {
  return element && state?.origin !== 'stated' ? element : species;
}

/** How far a sum or a charge may be off, and by whose word. */
export function allowanceText(tolerance: Fraction, isSet: boolean): string {
  const amount = formatAmount(tolerance);
  return isSet
    ? `the project allows for ${amount}`
    : `rounding of the printed amounts explains up to ${amount}`;
}

/** `A`, `A and B`, `A, B and C`. */
export function allOf(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
