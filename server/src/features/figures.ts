/** Figures as they are shown in the editor. */
import { type Fraction, formatAmount, isWithin, ZERO } from '../chemistry/amount.js';
import { type Convention, GAS_CONSTANT } from '../chemistry/entropy.js';
import type { EvaluationOptions } from '../model/evaluate.js';
import type { Charge } from '../model/material.js';
import type { Quantity } from '../syntax/tree.js';

/** An entropy in units of R. */
export function entropyText(value: number, decimals: number): string {
  return value === 0 ? '0' : value.toFixed(decimals);
}

/** An entropy that is given in R, in J/(mol K). */
export function joules(value: number): string {
  return entropyText(value * GAS_CONSTANT, 2);
}

/** A molar mass in g/mol; abridged atomic weights allow three decimals at most. */
export function massText(value: Fraction, decimals: number): string {
  return value.valueOf().toFixed(decimals);
}

/** A number with its unit. */
export function quantityText({ value, unit }: Quantity): string {
  return `${formatAmount(value.value)} ${unit.text}`;
}

/** A part of one in percent: exact where two decimals are enough for that. */
export function percent(part: Fraction): string {
  const value = part.mul(100);
  const exact = value.mul(100).d === 1n;
  return `${exact ? formatAmount(value) : value.valueOf().toFixed(2)} %`;
}

/** A number with its sign, as it is printed in papers. */
export function signed(value: Fraction): string {
  const sign = value.n === 0n ? '' : value.s < 0n ? '−' : '+';
  return sign + formatAmount(value.abs());
}

/** Whether rounding of the printed amounts explains what is left of a charge. */
export function isNeutral(charge: Extract<Charge, { kind: 'known' }>): boolean {
  return isWithin(charge.value, ZERO, charge.tolerance);
}

/** The charge of a formula unit in a word or as a number; undefined where charges mean nothing. */
export function chargeText(charge: Charge): string | undefined {
  if (charge.kind === 'not-applicable') return undefined;
  if (charge.kind === 'undetermined') return 'charge not determined';
  if (charge.kind === 'unreachable') return 'not neutral';
  return isNeutral(charge) ? 'neutral' : signed(charge.value);
}

/** What is behind a total in R, for the conventions that are not per mole of sites. */
export const PER: Readonly<Record<Convention, string>> = {
  sublattice: '',
  formula: ' per formula unit',
  atom: ' per atom',
  metric: ' as entropy metric',
};

/** `sublattice convention, vacancies not counted`: what must stand by every total. */
export function conventionText({ convention, countVacancies }: EvaluationOptions): string {
  return `${convention} convention, ${vacanciesText(countVacancies)}`;
}

export function vacanciesText(countVacancies: boolean): string {
  return countVacancies ? 'vacancies counted' : 'vacancies not counted';
}
