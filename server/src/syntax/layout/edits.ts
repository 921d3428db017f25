/** Replacements in a text, and what of them an editor need not be told. */
import type { Range } from '../tree.js';

/** A replacement of a part of the text. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** The text with the edits, which are in order and apart from one another. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  let at = 0;
  let result = '';
  for (const { range, text: inserted } of edits) {
    result += text.slice(at, range.start) + inserted;
    at = range.end;
  }
  return result + text.slice(at);
}

/** The lines of a part that change: each for itself where there are as many as before. */
export function editsOf({ range, text: after }: TextEdit, text: string): TextEdit[] {
  const before = text.slice(range.start, range.end);
  if (before === after) return [];
  const [were, are] = [linesWithEnds(before), linesWithEnds(after)];
  if (were.length === are.length) {
    let start = range.start;
    return were.flatMap((line, index) => {
      const end = start + line.length;
      const edit = { range: { start, end }, text: are[index] ?? '' };
      start = end;
      return edit.text === line ? [] : edit;
    });
  }
  let top = 0;
  while (top < were.length && were[top] === are[top]) top++;
  let bottom = 0;
  while (
    bottom < Math.min(were.length, are.length) - top &&
    were[were.length - 1 - bottom] === are[are.length - 1 - bottom]
  ) {
    bottom++;
  }
  const skipped = were.slice(0, top).join('').length;
  const left = bottom === 0 ? 0 : were.slice(-bottom).join('').length;
  return [
    {
      range: { start: range.start + skipped, end: range.end - left },
      text: are.slice(top, are.length - bottom).join(''),
    },
  ];
}

function linesWithEnds(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}
