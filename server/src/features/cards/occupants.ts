/** Occupants, their amounts and their states in words. */
import { type Fraction, formatAmount, ZERO } from '../../chemistry/amount.js';
import { elementOf } from '../../chemistry/elements.js';
import { knownIon } from '../../chemistry/states.js';
import { shortState } from '../../model/charge.js';
import type { Charge, Material, Occupant, Site } from '../../model/material.js';
import type { StructureSite } from '../../model/structure.js';
import { signed } from '../figures.js';
import { partTexts, solvedBy } from '../solved.js';

/** What is told of a material of which a part could not be read: figures of the rest would be wrong ones. */
export const NOT_CHECKED = 'Not checked: part of this declaration could not be read.';

/** What of a site is empty without being written so, per formula unit; undefined where nothing is. */
export function impliedVacancies(site: Site): Fraction | undefined {
  if (!site.hasImplicitVacancies || !site.sum) return undefined;
  const missing = site.multiplicity.sub(site.sum);
  return missing.compare(ZERO) > 0 ? missing : undefined;
}

/** `Ni 0.8, Co 0.1, Mn 0.1`, implied vacancies last. */
export function occupantsText(site: Site): string {
  const listed = site.occupants.map(({ species, amount }) => `${species} ${openAmount(amount)}`);
  const implied = impliedVacancies(site);
  if (implied) listed.push(`vacant ${formatAmount(implied)}`);
  return listed.length > 0 ? listed.join(', ') : 'nothing';
}

/** `0.83 of 1`; only the sum where no structure gives the multiplicity. */
export function sumText(site: Site): string {
  const sum = openAmount(site.sum);
  return site.isMultiplicityGiven ? `${sum} of ${formatAmount(site.multiplicity)}` : sum;
}

/** An amount, or that it is open. */
export function openAmount(amount: Fraction | undefined): string {
  return amount ? formatAmount(amount) : 'open';
}

/** The oxidation state or charge of an occupant and where it comes from, or why it is not known. */
export function stateText(occupant: Occupant, charge?: Charge): string {
  if (occupant.kind === 'vacancy') return '0';
  const { state } = occupant;
  if (!state && charge?.kind === 'unreachable') return 'not determined: no known state makes this neutral';
  if (!state) return `not determined: ${whyNoState(occupant)}`;
  const value = signed(state.value);
  switch (state.origin) {
    case 'stated':
      return `${value}, as written`;
    case 'ion':
      return `${value}, that of ${knownIon(occupant.composition)?.name ?? occupant.species}`;
    case 'usual':
      return `${value}, the usual one: ${state.why}`;
    case 'solved':
      return solvedText(occupant, state.value, charge);
  }
}

/** `+2.875, from neutrality by the redox ladder of oxides: 0.1 Ni2+ and 0.7 Ni3+`. */
function solvedText(occupant: Occupant, value: Fraction, charge: Charge | undefined): string {
  const mean = value.equals(ZERO) ? '0' : `+${shortState(value).replace(/\+$/, '') || '1'}`;
  const how = charge ? solvedBy(charge) : 'from neutrality';
  return [`${mean}, ${how}`, ...(occupant.parts ? [partTexts(occupant).join(' and ')] : [])].join(': ');
}

/** Whether a site has elements whose state was solved. */
export function hasSolvedStates({ occupants }: Site): boolean {
  return occupants.some(({ state }) => state?.origin === 'solved');
}

/** Whether a site has elements whose state is assumed because it is the usual one. */
export function hasUsualStates({ occupants }: Site): boolean {
  return occupants.some(({ kind, state }) => kind === 'element' && state?.origin === 'usual');
}

/** Why nothing decides the state of an occupant. */
export function whyNoState({ kind, element, species }: Occupant): string {
  if (kind === 'ion') return `the charge of ${species} is not tabulated`;
  const known = elementOf(element ?? '');
  if (!known) return `${element ?? species} is no element`;
  if (known.knownStates.length === 0) return `no oxidation state of ${known.symbol} is known`;
  return `${known.symbol} may have more than one oxidation state and none is written`;
}

/** The site of the structure that a site of a material is. */
export function structureSiteOf(site: Site, material: Material): StructureSite | undefined {
  return material.structure?.sites.find(({ name }) => name === site.name);
}
