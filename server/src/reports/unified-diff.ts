/** What would change in a file, as `patch` and `git apply` read it. */
import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatchHunk, structuredPatch } from 'diff';

/** Changed lines up to which the shortest way from one text to the other is looked for: it takes the square. */
const MOST_CHANGES = 4000;

/** A unified diff with three lines of context; empty where nothing changes. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return '';
  const [oldFileName, newFileName] = [`a/${file}`, `b/${file}`];
  const options = { context: 3, maxEditLength: MOST_CHANGES };
  const patch = structuredPatch(oldFileName, newFileName, before, after, undefined, undefined, options) ?? {
    oldFileName,
    newFileName,
    oldHeader: undefined,
    newHeader: undefined,
    hunks: [replacement(before, after)],
  };
  return formatPatch(patch, FILE_HEADERS_ONLY);
}

/** All lines of a text in place of all of another. */
function replacement(before: string, after: string): StructuredPatchHunk {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  const lines = [...marked(old, '-'), ...marked(fresh, '+')];
  return { oldStart: 1, oldLines: counted(old), newStart: 1, newLines: counted(fresh), lines };
}

function marked(lines: readonly string[], mark: string): string[] {
  const isEnded = lines[lines.length - 1] === '';
  const shown = lines.slice(0, counted(lines)).map((line) => mark + line);
  return isEnded ? shown : [...shown, '\\ No newline at end of file'];
}

function counted(lines: readonly string[]): number {
  return lines[lines.length - 1] === '' ? lines.length - 1 : lines.length;
}
