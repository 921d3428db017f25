/**
 * Exact amounts. The only place that knows the library for fractions.
 *
 * Amounts of substance are rational numbers: `0.1 + 0.2` is `0.3`, and `2/3` is not `0.667`.
 */
import Fraction from 'fraction.js';
import { Recent } from './recent.js';

export { Fraction };

export const ZERO = new Fraction(0);
export const ONE = new Fraction(1);

/** Whether an amount is zero, without the arithmetic of a comparison. */
export function isZero(value: Fraction): boolean {
  return value.n === 0n;
}

/** Whether an amount is one, without the arithmetic of a comparison. */
export function isOne(value: Fraction): boolean {
  return value.n === 1n && value.d === 1n && value.s > 0n;
}

export function isNegative(value: Fraction): boolean {
  return value.s < 0n;
}

export function isPositive(value: Fraction): boolean {
  return value.s > 0n && value.n !== 0n;
}

/** Whether an amount is less than one, without the arithmetic of a comparison. */
export function isBelowOne(value: Fraction): boolean {
  return value.s < 0n || value.n < value.d;
}

/** Exact product; most factors in a composition are one, and cost nothing here. */
export function times(a: Fraction, b: Fraction): Fraction {
  return isOne(b) ? a : isOne(a) ? b : a.mul(b);
}

/** Exact quotient; most divisors in a composition are one, and cost nothing here. */
export function over(a: Fraction, b: Fraction): Fraction {
  return isOne(b) ? a : a.div(b);
}

/** Exact quotient; undefined for a division by zero. */
export function quotient(numerator: Fraction, denominator: Fraction): Fraction | undefined {
  return isZero(denominator) ? undefined : numerator.div(denominator);
}

const numerals = new Recent<string, Fraction>(4096);
/** Longer ones are rare, and an engine may keep the whole text alive that one was cut out of. */
const LONGEST_NUMERAL = 12;

/**
 * The exact value of a decimal numeral made of ASCII digits and at most one point.
 */
export function fromDecimal(text: string): Fraction {
  const known = numerals.get(text);
  if (known) return known;
  const value = valueOfDecimal(text);
  return text.length > LONGEST_NUMERAL ? value : numerals.keep(text, value);
}

function valueOfDecimal(text: string): Fraction {
  const point = text.indexOf('.');
  if (point < 0) return fromInteger(text);
  const places = text.length - point - 1;
  const digits = text.slice(0, point) + text.slice(point + 1);
  return digits.length <= 15
    ? new Fraction(Number(digits), 10 ** places)
    : new Fraction(BigInt(digits), 10n ** BigInt(places));
}

/** The exact power of ten of a whole number from zero up: beyond 10^22 a floating-point number is not. */
export function powerOfTen(exponent: number): Fraction {
  return new Fraction(10n ** BigInt(exponent));
}

function fromInteger(digits: string): Fraction {
  return digits.length <= 15 ? new Fraction(Number(digits)) : new Fraction(BigInt(digits));
}

/** How many decimals a numeral prints: 2 for `0.10`, 0 for `3`. */
export function printedDecimals(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

const fractions = new Recent<number, Fraction>(4096);
const SMALL = 2 ** 20;

/** The fraction in lowest terms; of small ones the same object for the same value. */
function fractionOf(numerator: bigint, denominator: bigint): Fraction {
  const [n, d] = [Number(numerator), Number(denominator)];
  if (Math.abs(n) >= SMALL || d >= SMALL) return new Fraction(numerator, denominator);
  const divisor = commonDivisor(Math.abs(n), d);
  const key = (n / divisor) * SMALL + d / divisor;
  return fractions.get(key) ?? fractions.keep(key, new Fraction(n / divisor, d / divisor));
}

function commonDivisor(a: number, b: number): number {
  let [greater, less] = [a, b];
  while (less > 0) [greater, less] = [less, greater % less];
  return greater;
}

/** An exact sum in the making, on one common denominator: one reduction at its end instead of one for each term. */
export class Total {
  private numerator = 0n;
  private denominator = 1n;

  add(value: Fraction): void {
    this.put(value.s < 0n ? -value.n : value.n, value.d);
  }

  addProduct(a: Fraction, b: Fraction): void {
    const size = a.n * b.n;
    this.put(a.s < 0n === b.s < 0n ? size : -size, a.d * b.d);
  }

  get value(): Fraction {
    return fractionOf(this.numerator, this.denominator);
  }

  /** The sum by a whole number. */
  over(divisor: bigint): Fraction {
    return fractionOf(this.numerator, this.denominator * divisor);
  }

  private put(numerator: bigint, denominator: bigint): void {
    if (denominator === this.denominator) {
      this.numerator += numerator;
    } else if (this.denominator % denominator === 0n) {
      this.numerator += numerator * (this.denominator / denominator);
    } else if (denominator % this.denominator === 0n) {
      this.numerator = this.numerator * (denominator / this.denominator) + numerator;
      this.denominator = denominator;
    } else {
      this.numerator = this.numerator * denominator + numerator * this.denominator;
      this.denominator *= denominator;
    }
  }
}

/** Exact sum. */
export function sum(values: Iterable<Fraction>): Fraction {
  const total = new Total();
  let first: Fraction | undefined;
  let count = 0;
  for (const value of values) {
    first ??= value;
    count++;
    total.add(value);
  }
  return count === 1 && first ? first : total.value;
}

/** Whether a value lies within a tolerance of another. */
export function isWithin(value: Fraction, target: Fraction, tolerance: Fraction): boolean {
  return value.sub(target).abs().compare(tolerance) <= 0;
}

/**
 * An amount as a person writes it: an integer or a terminating decimal of at most six places as that
 * (`0.125`), a fraction of few parts as a fraction (`2/3`), and what would be unreadable as a rounded decimal
 * marked with `≈`.
 */
export function formatAmount(value: Fraction): string {
  if (value.d === 1n) return value.toFraction();
  const decimal = terminatingDecimal(value, 6);
  if (decimal !== undefined) return decimal;
  return value.d <= 24n ? value.toFraction() : `≈${Number(value.valueOf().toPrecision(6))}`;
}

/** An amount as an exact numeral of the language: a decimal where it terminates, a fraction otherwise. */
export function exactNumeral(value: Fraction): string {
  return terminatingDecimal(value, 30) ?? value.toFraction();
}

function terminatingDecimal(value: Fraction, most: number): string | undefined {
  if (value.d === 1n) return value.s < 0n ? `-${value.n}` : `${value.n}`;
  let scale = 1n;
  for (let places = 0; places <= most; places++) {
    if (scale % value.d === 0n) {
      const digits = (value.n * (scale / value.d)).toString().padStart(places + 1, '0');
      const sign = value.s < 0n ? '-' : '';
      return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
    }
    scale *= 10n;
  }
  return undefined;
}
