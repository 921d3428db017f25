/** What the formats of a table share. */
import type { EvaluationOptions } from '../model/evaluate.js';
import { UNKNOWN } from './numbers.js';
import type { TableColumn } from './table-columns.js';

/** What the numbers of a table for people mean, a line for each. */
export function legend(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  options: EvaluationOptions,
): string[] {
  const unknown = rows.some((row) => row.includes(UNKNOWN)) ? [`${UNKNOWN} is not known`] : [];
  const [first, ...others] = columns.flatMap((column) => column.legend?.(options) ?? []);
  return [[first, ...unknown].filter(Boolean).join('; '), ...others].filter(Boolean);
}

/**
 * Text that a spreadsheet takes for text. What begins like a formula gets an apostrophe in front, as OWASP's page on
 * CSV injection advises: a table may hold names from anywhere.
 */
export function inertText(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}
