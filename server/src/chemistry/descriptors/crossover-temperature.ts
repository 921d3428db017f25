import { GAS_CONSTANT } from '../entropy.js';
import { type Found, found, notFound } from './found.js';

/**
 * Temperature from which on entropy outweighs the enthalpy of mixing, T = ΔH/ΔS, in K: ΔG = 0 there, if neither changes
 * with temperature.
 *
 * @param enthalpy ΔH, kJ/mol.
 * @param entropy ΔS, in R; per mole of the same as the enthalpy: formula units, or atoms.
 * @returns 0 where mixing gives off heat, so that it is favoured at any temperature; missing where there is no entropy.
 */
export function crossoverTemperature(enthalpy: number, entropy: number): Found<number> {
  if (!(entropy > 0)) return notFound('entropy of mixing', 'composition');
  return found(Math.max(0, (1000 * enthalpy) / (entropy * GAS_CONSTANT)));
}
