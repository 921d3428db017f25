import type { Fix, TextEdit } from '../../server/src/rules/rule.js';

/** The text after a fix. */
export function applyFix(text: string, fix: Fix): string {
  return applyEdits(text, fix.edits);
}

/** The text after edits, which may be in any order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start || b.range.end - a.range.end)
    .reduce(
      (result, { range, text: inserted }) =>
        result.slice(0, range.start) + inserted + result.slice(range.end),
      text,
    );
}
