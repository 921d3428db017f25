/** The rows of a table: once for people, once for programs. */
import type { EvaluationOptions } from '../model/evaluate.js';
import type { Charge } from '../model/material.js';
import { type Alignment, printable } from './columns.js';
import { classBy, conventionText, decidingEntropy, type Entry } from './entry.js';
import { fixed, rounded, signed, UNKNOWN } from './numbers.js';

/** For people. */
export const HEADINGS = ['name', 'structure', 'class', 'S / R', 'charge', 'g/mol'];

/** Numbers to the right. */
export const ALIGNMENTS: readonly Alignment[] = ['left', 'left', 'left', 'right', 'right', 'right'];

/** A row for people: `?` is not known; an empty cell, that there is nothing of the kind. */
export function humanCells(entry: Entry, options: EvaluationOptions): string[] {
  const { material } = entry;
  return [
    printable(material.name),
    printable(material.structure?.name ?? ''),
    classBy(entry, options) ?? UNKNOWN,
    fixed(decidingEntropy(material, options), 3),
    chargeCell(material.charge),
    fixed(material.molarMass?.valueOf(), 3),
  ];
}

function chargeCell(charge: Charge): string {
  if (charge.kind === 'not-applicable') return '';
  if (charge.kind === 'undetermined') return UNKNOWN;
  if (charge.kind === 'known') return signed(charge.value);
  // The nearest to none that known states reach.
  return charge.least.s > 0n ? `≥ ${signed(charge.least)}` : `≤ ${signed(charge.most)}`;
}

/** What the numbers of a table for people mean. */
export function legend(rows: readonly (readonly string[])[], options: EvaluationOptions): string {
  const unknown = rows.some((row) => row.includes(UNKNOWN)) ? `; ${UNKNOWN} is not known` : '';
  return `S is the configurational entropy, ${conventionText(options)}${unknown}`;
}

/** For programs: ASCII, and the convention in the name of its column, for a number must not change its meaning. */
export function columnNames({ convention, countVacancies }: EvaluationOptions): string[] {
  const entropy = `entropy_${convention}${countVacancies ? '_counting_vacancies' : ''}_R`;
  return ['name', 'structure', 'class', entropy, 'charge', 'molar_mass_g_per_mol'];
}

/** A row for programs: unknown is null, text is as in the file. */
export function machineCells(entry: Entry, options: EvaluationOptions): (string | number | null)[] {
  const { material } = entry;
  return [
    material.name,
    material.structure?.name ?? null,
    classBy(entry, options) ?? null,
    rounded(decidingEntropy(material, options), 4),
    material.charge.kind === 'known' ? rounded(material.charge.value.valueOf(), 6) : null,
    rounded(material.molarMass?.valueOf(), 3),
  ];
}

/**
 * Text that a spreadsheet takes for text. What begins like a formula gets an apostrophe in front, as OWASP's page on
 * CSV injection advises: a table may hold names from anywhere.
 */
export function inertText(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}
