/**
 * Standard uncertainties and how they propagate.
 *
 * To first order, for independent inputs: u²(y) = Σ (∂y/∂xⱼ)² u²(xⱼ). Source: JCGM 100:2008 (GUM), 5.1.2, eq. (10).
 * What comes of the inputs is no longer independent, as values that were normalised together are not; so every result
 * is kept with its sensitivities ∂y/∂xⱼ to the inputs, and is propagated from these.
 */
import { type Fraction, formatAmount } from './amount.js';
import { type Convention, type Sublattice, siteEntropy, totalEntropy } from './entropy.js';

/**
 * The standard uncertainty of a result from its sensitivities to independent inputs: GUM eq. (10).
 *
 * Undefined where an input that the result depends on has no known uncertainty, or where the result has no derivative.
 */
export function propagate(
  sensitivities: readonly number[],
  uncertainties: readonly (number | undefined)[],
): number | undefined {
  let variance = 0;
  for (const [index, sensitivity] of sensitivities.entries()) {
    if (sensitivity === 0) continue;
    const uncertainty = uncertainties[index];
    if (uncertainty === undefined) return undefined;
    variance += (sensitivity * uncertainty) ** 2;
  }
  return Number.isFinite(variance) ? Math.sqrt(variance) : undefined;
}

/**
 * Sensitivities ∂wᵢ/∂vⱼ of values wᵢ = vᵢ·N/V that were normalised so that those at the places in `reference` add up
 * to N, V being their sum as measured: N/V·(δᵢⱼ − vᵢ/V) where j is among them, N/V·δᵢⱼ elsewhere. One place normalises
 * to that element, all places to the sum.
 *
 * @returns for each i the row over all j; nothing finite where V is zero.
 */
export function normalisationSensitivities(
  values: readonly number[],
  reference: ReadonlySet<number>,
  total: number,
): number[][] {
  let measured = 0;
  for (const index of reference) measured += values[index] ?? 0;
  const factor = total / measured;
  return values.map((value, i) =>
    values.map((_, j) => factor * ((i === j ? 1 : 0) - (reference.has(j) ? value / measured : 0))),
  );
}

/** Parts of a sum that cancel to less than this part of their sizes cancel. */
const CANCELLED = 1e-12;

/**
 * Sensitivities of what depends on the results of another step: ∂y/∂xⱼ = Σᵢ ∂y/∂wᵢ · ∂wᵢ/∂xⱼ.
 *
 * @param inner for each i the row ∂wᵢ/∂xⱼ over all j.
 */
export function chain(outer: readonly number[], inner: readonly (readonly number[])[]): number[] {
  const inputs = inner[0]?.length ?? 0;
  return Array.from({ length: inputs }, (_, j) => {
    let total = 0;
    let size = 0;
    for (const [i, sensitivity] of outer.entries()) {
      const next = inner[i]?.[j] ?? 0;
      // Even an infinite sensitivity is none to what does not change.
      if (next === 0) continue;
      total += sensitivity * next;
      size += Math.abs(sensitivity * next);
    }
    return Math.abs(total) < CANCELLED * size ? 0 : total;
  });
}

/**
 * ∂S/∂aᵢ of S = −Σ y ln y with y = a/Σa, in R per unit of amount: −(ln yᵢ + S)/Σa. Infinite at an amount of zero.
 */
export function siteEntropySensitivities(amounts: readonly number[]): number[] {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const entropy = siteEntropy(amounts);
  return amounts.map((amount) => -(Math.log(amount / total) + entropy) / total);
}

/** What the total entropy in one convention changes with. */
export interface EntropySensitivities {
  /** ∂S/∂a of each amount of each sublattice, at their places, the number of atoms kept. */
  readonly amounts: readonly (readonly number[])[];
  /** ∂S/∂n of the atoms per formula unit, the amounts kept. */
  readonly atoms: number;
}

/** Sensitivities of `totalEntropy` in one convention, in R; multiplicities are exact. */
export function totalEntropySensitivities(
  sublattices: readonly Sublattice[],
  atoms: number,
  convention: Convention,
): EntropySensitivities {
  const multiplicities = sublattices.reduce((total, { multiplicity }) => total + multiplicity, 0);
  const weight = {
    sublattice: () => 1,
    formula: (multiplicity: number) => multiplicity,
    atom: (multiplicity: number) => (atoms > 0 ? multiplicity / atoms : 0),
    metric: (multiplicity: number) =>
      multiplicities > 0 ? (sublattices.length * multiplicity) / multiplicities : 0,
  }[convention];
  return {
    amounts: sublattices.map(({ multiplicity, amounts }) =>
      siteEntropySensitivities(amounts).map((sensitivity) => weight(multiplicity) * sensitivity),
    ),
    atoms: convention === 'atom' && atoms > 0 ? -totalEntropy(sublattices, atoms).atom / atoms : 0,
  };
}

/** The largest uncertainty that is written with two digits, in units of the last. */
const TWO_DIGITS = 19;
/** Decimals beyond these are noise of floating point. */
const MOST_DECIMALS = 15;

/**
 * A value with its standard uncertainty as crystallographers write them, `1.752(4)`: the uncertainty in units of the
 * value's last digit, from 2 to 19. Source: the rule of 19 in the notes for authors of Acta Crystallographica.
 *
 * @param decimals at most so many are written; and so many where the uncertainty is not known or shows in none of them.
 */
export function formatUncertain(
  value: number,
  uncertainty: number | undefined,
  decimals = MOST_DECIMALS,
): string {
  if (!uncertainty || Math.round(uncertainty * 10 ** decimals) === 0) return value.toFixed(decimals);
  const isSmall = (places: number) => Math.round(uncertainty * 10 ** places) <= TWO_DIGITS;
  let places = Math.min(decimals, Math.ceil(Math.log10((TWO_DIGITS + 1) / uncertainty)));
  while (!isSmall(places)) places--;
  const step = 10 ** -places;
  const digits = Math.round(uncertainty / step);
  return places > 0
    ? `${value.toFixed(places)}(${digits})`
    : `${Math.round(value / step) * step}(${digits * step})`;
}

/** An exact amount with its standard uncertainty; as it is where there is none. */
export function formatMeasured(value: Fraction, uncertainty: number | undefined): string {
  return uncertainty ? formatUncertain(value.valueOf(), uncertainty) : formatAmount(value);
}

/** A deviation with its sign and its standard uncertainty: `−0.009(6)`. */
export function formatDeviation(deviation: Fraction, uncertainty: number | undefined): string {
  const size = formatMeasured(deviation.abs(), uncertainty);
  const isZero = !/[1-9]/.test(size.replace(/\(.*/, ''));
  const sign = isZero ? '' : deviation.s < 0n ? '−' : '+';
  return size.startsWith('≈') ? `≈${sign}${size.slice(1)}` : sign + size;
}

/** How many times its standard uncertainty a deviation is, with its sign: `−1.5`. */
export function formatMultiple(multiple: number): string {
  const size = Math.abs(multiple).toFixed(1);
  return size === '0.0' ? size : (multiple < 0 ? '−' : '+') + size;
}
