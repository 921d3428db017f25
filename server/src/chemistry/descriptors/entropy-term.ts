import { GAS_CONSTANT } from '../entropy.js';
import { AVOGADRO, ELEMENTARY_CHARGE } from './constants.js';

/** −TΔS of a formula unit, in the two units in which it is given. */
export interface EntropyTerm {
  /** kJ per mole of formula units. */
  readonly formula: number;
  /** meV per atom, vacancies not counted. */
  readonly atom: number;
}

/**
 * Contribution of configurational entropy to the free energy of mixing, −TΔS of ΔG = ΔH − TΔS.
 *
 * @param entropy ΔS per mole of formula units, in R.
 * @param atoms atoms per formula unit, vacancies not counted.
 * @param temperature K.
 */
export function entropyTerm(entropy: number, atoms: number, temperature: number): EntropyTerm {
  const formula = (-temperature * entropy * GAS_CONSTANT) / 1000;
  return { formula, atom: inMillielectronvolts(formula) / atoms };
}

/** An energy in kJ/mol as meV for each of what the mole counts. */
export function inMillielectronvolts(energy: number): number {
  return (energy * 1e6) / (ELEMENTARY_CHARGE * AVOGADRO);
}
