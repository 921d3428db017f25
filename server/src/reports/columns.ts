/** Text in columns, and text that is safe to print. */
import { widthOf } from './width.js';

export type Alignment = 'left' | 'right';

/** Every cell filled up to the width of its column. Cells may be painted. */
export function padColumns(
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[],
): string[][] {
  const widths = alignments.map((_, column) =>
    rows.reduce((most, row) => Math.max(most, widthOf(row[column] ?? '')), 0),
  );
  return rows.map((row) => row.map((cell, column) => pad(cell, widths[column] ?? 0, alignments[column])));
}

/** Lines of columns with two blanks between them and nothing at the end. */
export function alignColumns(
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[],
): string[] {
  return padColumns(rows, alignments).map((row) => row.join('  ').trimEnd());
}

/** Fills a cell up to a width in terminal columns. */
export function pad(cell: string, width: number, alignment: Alignment = 'left'): string {
  const filling = ' '.repeat(Math.max(0, width - widthOf(cell)));
  return alignment === 'right' ? filling + cell : cell + filling;
}

/**
 * The text with a sign in place of each character that a terminal would obey instead of showing it: escapes, line
 * ends, marks that turn the direction of writing, halves of characters.
 */
export function printable(text: string): string {
  return text.replace(/\t/g, '  ').replace(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}\u2028\u2029]/gu, '\u{FFFD}');
}

/** `1 error`, `2 errors`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
