/**
 * Constants of nature: CODATA 2018, E. Tiesinga, P. J. Mohr, D. B. Newell and B. N. Taylor, Rev. Mod. Phys. 93 (2021)
 * 025010. The gas constant is `GAS_CONSTANT` in entropy.ts.
 */

/** The Faraday constant, C/mol: charge of a mole of electrons. The exact value to ten digits. */
export const FARADAY = 96485.33212;

/** The Avogadro constant, 1/mol: exact. */
export const AVOGADRO = 6.02214076e23;

/** The elementary charge, C: exact. A kJ/mol is 10³/(e·N_A) eV for each of what is counted. */
export const ELEMENTARY_CHARGE = 1.602176634e-19;
