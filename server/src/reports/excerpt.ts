/** The part of a source line that a finding is about, with the columns for the carets below it. */

import { printable } from './columns.js';
import { widthOf } from './width.js';

export interface Excerpt {
  readonly text: string;
  /** Terminal columns before the first caret. */
  readonly indent: number;
  readonly carets: number;
}

let segmenter: Intl.Segmenter | undefined;

/** Made when it is first needed: that takes long. */
function graphemes(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter();
  return segmenter;
}

/**
 * At most `width` columns of a line, around what stands from one offset to another. Never looks at more of the line
 * than that takes: a line may have megabytes.
 */
export function excerpt(line: string, from: number, to: number, width: number): Excerpt {
  const isWhole = line.length <= width && widthOf(printable(line)) <= width;
  const start = isWhole ? 0 : boundary(line, Math.max(0, from - Math.floor(width / 3)));
  const before = start > 0 ? '…' : '';
  // A character takes up at most two units of text for each column, marks that take no column aside.
  const room = line.slice(start, boundary(line, start + 2 * width));
  const kept = isWhole ? line : cut(room, width - 2);
  const after = start + kept.length < line.length ? '…' : '';
  const end = Math.min(to, start + kept.length);
  const columns = (text: string) => widthOf(printable(text));
  return {
    text: before + printable(kept) + after,
    indent: before.length + columns(line.slice(start, from)),
    carets: Math.max(1, columns(line.slice(from, end))),
  };
}

/** The offset, moved off the middle of a surrogate pair. */
function boundary(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}

/** As many whole characters as fit into some columns. */
function cut(text: string, width: number): string {
  let used = 0;
  for (const { segment, index } of graphemes().segment(text)) {
    used += widthOf(printable(segment));
    if (used > width) return text.slice(0, index);
  }
  return text;
}
