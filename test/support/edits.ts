import type { Fix } from '../../server/src/rules/rule.js';

/** The text after a fix. */
export function applyFix(text: string, fix: Fix): string {
  return [...fix.edits]
    .sort((a, b) => b.range.start - a.range.start || b.range.end - a.range.end)
    .reduce(
      (result, { range, text: inserted }) =>
        result.slice(0, range.start) + inserted + result.slice(range.end),
      text,
    );
}
