/** What a project or a file decides about how materials are evaluated. */
import type { Fraction } from '../chemistry/amount.js';
import { type Convention, DEFAULT_THRESHOLDS, type Thresholds } from '../chemistry/entropy.js';

export interface EvaluationOptions {
  /** The convention whose value decides the class. */
  readonly convention: Convention;
  /** Whether vacancies count as a species in that value. */
  readonly countVacancies: boolean;
  /** Where the classes begin. */
  readonly thresholds: Thresholds;
  readonly tolerance: Tolerance;
  /** At which the entropy's part of the free energy is told, K. */
  readonly temperatures: readonly number[];
  /** What elements cost; missing where the project does not say. */
  readonly prices?: Prices;
}

/** Prices of elements. */
export interface Prices {
  /** As it is shown: `EUR`. */
  readonly currency: string;
  /** Per kilogram, by symbol. */
  readonly perKilogram: ReadonlyMap<string, number>;
}

/**
 * How far the sum of a site, in atoms, and the charge of a formula unit, in elementary charges, may be off; missing
 * where rounding of the printed amounts decides it.
 */
export interface Tolerance {
  readonly sum?: Fraction;
  readonly charge?: Fraction;
}

export const DEFAULT_EVALUATION: EvaluationOptions = {
  convention: 'sublattice',
  countVacancies: false,
  thresholds: DEFAULT_THRESHOLDS,
  tolerance: {},
  // Room temperature as thermodynamic tables have it, and 1000 °C, at which oxides are often made.
  temperatures: [298.15, 1273.15],
};

/** Whether materials come out the same under both. */
export function isSameEvaluation(a: EvaluationOptions, b: EvaluationOptions): boolean {
  const isSame = (one: Fraction | undefined, other: Fraction | undefined) =>
    one && other ? one.equals(other) : one === other;
  return (
    a === b ||
    (isSameEntropy(a, b) &&
      isSame(a.tolerance.sum, b.tolerance.sum) &&
      isSame(a.tolerance.charge, b.tolerance.charge) &&
      a.temperatures.length === b.temperatures.length &&
      a.temperatures.every((temperature, index) => temperature === b.temperatures[index]) &&
      arePricesSame(a.prices, b.prices))
  );
}

/** Whether entropies and classes are told the same under both. */
export function isSameEntropy(a: EvaluationOptions, b: EvaluationOptions): boolean {
  return (
    a.convention === b.convention &&
    a.countVacancies === b.countVacancies &&
    a.thresholds.high === b.thresholds.high &&
    a.thresholds.medium === b.thresholds.medium
  );
}

function arePricesSame(a: Prices | undefined, b: Prices | undefined): boolean {
  if (!a || !b || a === b) return a === b;
  return (
    a.currency === b.currency &&
    a.perKilogram.size === b.perKilogram.size &&
    [...a.perKilogram].every(([symbol, price]) => b.perKilogram.get(symbol) === price)
  );
}
