/**
 * Configurational entropy of ideal mixing on sublattices, in units of the gas constant R.
 *
 * Source of the definitions: the review of high-entropy battery materials, eqs. (1) to (4) and its thresholds;
 * Sarkar et al. for the sum per formula unit; Dippo & Vecchio, Scripta Materialia 201 (2021) 113974 for the
 * entropy metric.
 */

/** The molar gas constant, J/(mol K): CODATA 2018, exact. */
export const GAS_CONSTANT = 8.31446261815324;

/** The conventions in which papers state a total; each is named wherever a number is shown. */
export const CONVENTIONS = ['sublattice', 'formula', 'atom', 'metric'] as const;
export type Convention = (typeof CONVENTIONS)[number];

/** What each convention means, in a few words for a table. */
export const CONVENTION_MEANING: Record<Convention, string> = {
  sublattice: 'sum over sublattices, each per mole of its sites',
  formula: 'per mole of formula units',
  atom: 'per mole of atoms',
  metric: 'entropy metric of Dippo and Vecchio',
};

/** A sublattice as entropy sees it. */
export interface Sublattice {
  /** Sites per formula unit. */
  readonly multiplicity: number;
  /** Amounts of the distinguishable occupants, in any unit. */
  readonly amounts: readonly number[];
}

/** −Σ y ln y of the fractions that the amounts make, in R per mole of sites. Zero amounts add nothing. */
export function siteEntropy(amounts: readonly number[]): number {
  let total = 0;
  for (const amount of amounts) total += amount;
  if (!(total > 0)) return 0;
  let entropy = 0;
  for (const amount of amounts) {
    if (amount > 0) entropy -= (amount / total) * Math.log(amount / total);
  }
  return entropy === 0 ? 0 : entropy;
}

/**
 * The total in all four conventions, in R.
 *
 * @param atoms atoms per formula unit, vacancies not counted; `atom` is 0 where there are none.
 */
export function totalEntropy(sublattices: readonly Sublattice[], atoms: number): Record<Convention, number> {
  let sublattice = 0;
  let formula = 0;
  let multiplicities = 0;
  for (const { multiplicity, amounts } of sublattices) {
    const entropy = siteEntropy(amounts);
    sublattice += entropy;
    formula += multiplicity * entropy;
    multiplicities += multiplicity;
  }
  return {
    sublattice,
    formula,
    atom: atoms > 0 ? formula / atoms : 0,
    metric: multiplicities > 0 ? (sublattices.length * formula) / multiplicities : 0,
  };
}

export type EntropyClass = 'high' | 'medium' | 'low';

/** From how many R on a material is of high and of medium entropy. */
export interface Thresholds {
  readonly high: number;
  readonly medium: number;
}

/** High from 1.5 R, medium from 1 R (the review, section 2). */
export const DEFAULT_THRESHOLDS: Thresholds = { high: 1.5, medium: 1 };

/** The class by configurational entropy, in R. */
export function entropyClass(
  entropy: number,
  { high, medium }: Thresholds = DEFAULT_THRESHOLDS,
): EntropyClass {
  // A sum of logarithms carries a rounding error in its last bits; a threshold met exactly is met.
  const met = (threshold: number) => entropy >= threshold - 1e-12;
  return met(high) ? 'high' : met(medium) ? 'medium' : 'low';
}

/** Principal elements in the sense of the composition-based definition. */
export const PRINCIPAL = { fewest: 5, least: 0.05, most: 0.35 } as const;

/**
 * How many of the fractions are principal, each from 5 to 35 at.%; the composition-based definition wants five
 * or more of them.
 */
export function countPrincipal(fractions: readonly number[]): number {
  const slack = 1e-9;
  return fractions.filter((y) => y >= PRINCIPAL.least - slack && y <= PRINCIPAL.most + slack).length;
}
