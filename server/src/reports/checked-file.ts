/** What there is to report of a file that was checked. */
import type { Finding, Severity } from '../rules/rule.js';
import type { LineIndex } from '../syntax/line-index.js';
import type { Range } from '../syntax/tree.js';

export interface CheckedFile {
  /** As reports show it. */
  readonly file: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** The names of the materials that it declares. */
  readonly materials: readonly string[];
  readonly findings: readonly Finding[];
}

export interface Summary {
  readonly files: number;
  readonly materials: number;
  readonly errors: number;
  readonly warnings: number;
  /** Hints and information: what asks for no change. */
  readonly hints: number;
}

/** Counts what was checked and found. */
export function summarise(files: readonly CheckedFile[]): Summary {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { findings } of files) for (const { severity } of findings) counts[severity]++;
  return {
    files: files.length,
    materials: files.reduce((total, { materials }) => total + materials.length, 0),
    errors: counts.error,
    warnings: counts.warning,
    hints: counts.information + counts.hint,
  };
}

/** A line and column, both from one. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a range begins and ends. */
export function placeOf(range: Range, lines: LineIndex): { readonly start: Place; readonly end: Place } {
  const at = (offset: number): Place => {
    const { line, column } = lines.positionAt(offset);
    return { line: line + 1, column: column + 1 };
  };
  return { start: at(range.start), end: at(range.end) };
}
