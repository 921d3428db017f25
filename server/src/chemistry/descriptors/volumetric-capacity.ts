import { AVOGADRO, FARADAY } from './constants.js';

/**
 * Charge of n electrons per volume, Q = n Z F/(3.6 N_A V), in mAh/cm³ of the crystal, without pores.
 *
 * @param electrons n, per formula unit.
 * @param units Z, formula units in the cell.
 * @param volume of the cell, Å³.
 */
export function volumetricCapacity(electrons: number, units: number, volume: number): number {
  return (electrons * units * FARADAY) / (3.6 * AVOGADRO * volume * 1e-24);
}

/** Density of the crystal from its cell, ρ = Z M/(N_A V), in g/cm³; M in g/mol, V in Å³. */
export function crystalDensity(units: number, mass: number, volume: number): number {
  return (units * mass) / (AVOGADRO * volume * 1e-24);
}
