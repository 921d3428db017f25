import type { Fraction } from '../amount.js';
import { FARADAY } from './constants.js';
import { combine, type Found, found, notFound } from './found.js';

/** What a capacity is limited by. */
export type CapacityLimit = 'ions' | 'electrons' | 'both';

export interface TheoreticalCapacity {
  /** Electrons that are exchanged per formula unit: the smaller of both limits. */
  readonly electrons: Fraction;
  /** mAh/g. */
  readonly capacity: number;
  /** What the mobile ions alone would allow, mAh/g. */
  readonly byIons: number;
  /** What the electrons alone would allow, mAh/g. */
  readonly byElectrons: number;
  readonly limit: CapacityLimit;
}

/**
 * Charge of n electrons per mass, Q = n F/(3.6 M), in mAh/g.
 *
 * Faraday's law: a mole of electrons is F coulombs, an mAh is 3.6 of them.
 *
 * @param mass molar mass of the formula unit with all its mobile ions, g/mol.
 */
export function gravimetricCapacity(electrons: number, mass: number): number {
  return (electrons * FARADAY) / (3.6 * mass);
}

/**
 * Theoretical capacity of an electrode material from the mobile ions that it has and the electrons that it can give up.
 *
 * @param ions charge of the mobile ions, per formula unit: 1 for each Li+, 2 for each Mg2+.
 * @param electrons electrons that can be given up, per formula unit.
 * @param mass molar mass with all mobile ions, g/mol.
 */
export function theoreticalCapacity(
  ions: Found<Fraction>,
  electrons: Found<Fraction>,
  mass: number,
): Found<TheoreticalCapacity> {
  const positive = mass > 0 ? found(mass) : notFound('molar mass', 'formula unit');
  return combine([ions, electrons, positive], (byIons, byElectrons, molar) => {
    const order = byIons.compare(byElectrons);
    const least = order < 0 ? byIons : byElectrons;
    return {
      electrons: least,
      capacity: gravimetricCapacity(least.valueOf(), molar),
      byIons: gravimetricCapacity(byIons.valueOf(), molar),
      byElectrons: gravimetricCapacity(byElectrons.valueOf(), molar),
      limit: order === 0 ? 'both' : order < 0 ? 'ions' : 'electrons',
    };
  });
}
