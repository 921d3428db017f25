/**
 * The canonical layout of a .hem file; docs/format.md describes it.
 *
 * Nothing is changed but white space and the semicolons that line ends replace: digits, quotes, signs and comments
 * stay as they were written. What could not be read stays as it is, to the letter.
 *
 * Invariants, held by construction: what was formatted reads as it did before, and formatting it again changes
 * nothing. A declaration of which one of them would not hold stays as it is.
 */
import { applied, editsOf, type TextEdit } from './layout/edits.js';
import { partsOf } from './layout/parts.js';
import { saysTheSame } from './layout/same.js';
import { parse } from './parse.js';
import type { Range } from './tree.js';

/** The text in the canonical layout. Never throws. */
export function format(text: string): string {
  return applied(text, formatEdits(text));
}

/**
 * What to replace to bring a text into the canonical layout: in order, apart from one another, and only lines that
 * change.
 *
 * @param within only declarations, comments and gaps that this range touches.
 */
export function formatEdits(text: string, within?: Range): TextEdit[] {
  const edits = layOut(text).flatMap((part) => editsOf(part, text));
  if (!within) return edits;
  const chosen = edits.filter(({ range }) => range.start <= within.end && range.end >= within.start);
  return chosen.length === edits.length || saysTheSame(text, applied(text, chosen)) ? chosen : [];
}

const NONE: ReadonlySet<number> = new Set();

/** The parts of the text with their layouts; none where it stays as it is. */
function layOut(text: string): TextEdit[] {
  const whole = soundLayout(text, NONE);
  if (whole) return whole;
  const unsound = unsoundDeclarations(text);
  const partly = soundLayout(text, unsound);
  // Formatting the outcome must find the same declarations unsound.
  return partly && !soundLayout(applied(text, partly), NONE) ? partly : [];
}

/** The parts with their layouts, if these say the same and are laid out as they would be again. */
function soundLayout(text: string, kept: ReadonlySet<number>): TextEdit[] | undefined {
  const parts = partsOf(text, kept);
  const result = applied(text, parts);
  if (result === text) return parts;
  return saysTheSame(text, result) && applied(result, partsOf(result, kept)) === result ? parts : undefined;
}

/** Those of the declarations, by their number, that may not be laid out. */
function unsoundDeclarations(text: string): Set<number> {
  const { declarations } = parse(text);
  return new Set(
    declarations.flatMap(({ keyword, range }, index) =>
      soundLayout(text.slice(keyword.start, range.end), NONE) ? [] : index,
    ),
  );
}
