/** Numbers as reports print them: null for programs and `?` for people where one is not known. */
import { type Fraction, formatAmount } from '../chemistry/amount.js';

/** What people see where a number is not known. */
export const UNKNOWN = '?';

/** For programs: rounded to some decimals; null where the number is not known. */
export function rounded(value: number | undefined, decimals: number): number | null {
  // Adding zero makes of −0, which a tiny negative charge is rounded to, a plain 0.
  return value !== undefined && Number.isFinite(value) ? Number(value.toFixed(decimals)) + 0 : null;
}

/** For programs: an exact amount as a number with the noise beyond twelve digits cut off. */
export function plain(value: Fraction | undefined): number | null {
  const number = value?.valueOf();
  return number !== undefined && Number.isFinite(number) ? Number(number.toPrecision(12)) : null;
}

/** For people: all decimals printed, so that columns align on the point. */
export function fixed(value: number | undefined, decimals: number): string {
  return value !== undefined && Number.isFinite(value) ? typeset(value.toFixed(decimals)) : UNKNOWN;
}

/** For people: an amount as it would be written by hand. */
export function amount(value: Fraction | undefined): string {
  return value ? typeset(formatAmount(value)) : UNKNOWN;
}

/** For people: a charge with its sign. */
export function signed(value: Fraction): string {
  return (value.s > 0n && value.n > 0n ? '+' : '') + amount(value);
}

function typeset(numeral: string): string {
  return numeral.replace('-', '−');
}
