/** Where lines begin and end, for what is written into a file. */
import type { FileModel } from '../../model/file-model.js';
import { blanksBefore, lineStartIn } from '../../syntax/line-index.js';
import type { Declaration, Range } from '../../syntax/tree.js';

/** The line end that the file uses first. */
export function lineEndOf({ text }: FileModel): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

/** The blanks before a declaration on its line. */
export function indentOf({ keyword }: Declaration, { text }: FileModel): string {
  return text.slice(blanksBefore(text, keyword.start), keyword.start);
}

/** Where the line begins that an offset is on, behind a byte-order mark. */
export function lineStart(offset: number, { text }: FileModel): number {
  const start = lineStartIn(text, offset);
  return start === 0 && text.startsWith('\ufeff') ? 1 : start;
}

/** Where the line ends that an offset is on, before its line end. */
export function lineEnd(offset: number, { text }: FileModel): number {
  const length = text.slice(offset).search(/[\r\n]/);
  return length < 0 ? text.length : offset + length;
}

/** Behind the line end of the line that an offset is on. */
export function nextLine(offset: number, model: FileModel): number {
  const end = lineEnd(offset, model);
  return end + (/^(?:\r\n|\r|\n)/.exec(model.text.slice(end, end + 2))?.[0].length ?? 0);
}

/** A declaration with the comments right above it, from the beginning of a line. */
export function blockOf(declaration: Declaration, model: FileModel): Range {
  let start = lineStart(declaration.keyword.start, model);
  for (;;) {
    const above = lineAbove(start, model);
    if (above === undefined || !/^[ \t]*#/.test(model.text.slice(above, start))) break;
    start = above;
  }
  return { start, end: declaration.range.end };
}

/** Where the line begins that is above the one that begins at an offset. */
function lineAbove(start: number, model: FileModel): number | undefined {
  const end = /(?:\r\n|\r|\n)$/.exec(model.text.slice(Math.max(0, start - 2), start))?.[0].length;
  return end === undefined ? undefined : lineStart(start - end, model);
}

/** Whether a comment stands in a part of a declaration. */
export function hasComment(text: string): boolean {
  return text.replace(/"(?:[^"\\\r\n]|\\.)*"?/g, '').includes('#');
}
