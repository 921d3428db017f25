import { type Fraction, quotient, sum } from '../amount.js';
import { type Found, found, notFound } from './found.js';

/** An amount of an element in an oxidation state. */
export interface Species {
  readonly element: string;
  readonly state: number;
  readonly amount: Fraction;
}

/** The species that mix poorly with others in disordered rock salts, by element. */
export const POOR_MIXERS: Readonly<Record<string, number>> = { Mg: 2, Zn: 2, Ga: 3, Al: 3, Sn: 4 };

export interface PoorMixers {
  /** The poor mixers that are there. */
  readonly species: readonly Species[];
  /** Their part of the cations other than lithium, from 0 to 1. */
  readonly share: Fraction;
}

/**
 * How much of the cations other than lithium are species that mix poorly with others in disordered rock salts: Mg2+,
 * Zn2+, Ga3+, Al3+ and Sn4+, which are to be kept at low content.
 *
 * Z. Lun et al., Nat. Mater. 20 (2021) 214, as told in the review of high-entropy battery
 * materials. Neither says how low, so that there is a share and no verdict.
 */
export function poorMixers(cations: readonly Species[]): Found<PoorMixers> {
  const others = cations.filter(({ element }) => element !== 'Li');
  const species = others.filter(
    ({ element, state, amount }) => POOR_MIXERS[element] === state && amount.valueOf() > 0,
  );
  const share = quotient(sum(species.map(({ amount }) => amount)), sum(others.map(({ amount }) => amount)));
  return share === undefined ? notFound('cation other than Li', 'composition') : found({ species, share });
}
