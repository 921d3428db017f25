/** A file in parts: declarations, comments, what is kept, and the gaps between them, each with its layout. */
import { lex } from '../lexer.js';
import { lineStartIn } from '../line-index.js';
import { parse } from '../parse.js';
import type { Declaration, Range, SourceFile } from '../tree.js';
import type { TextEdit } from './edits.js';
import { type Comment, lineEnds, linesOf } from './lines.js';
import { type Piece, piecesOf } from './pieces.js';

/** Something that begins a line of its own: a declaration, a comment, or lines that stay as they are. */
interface Item extends Range {
  readonly lines: readonly string[];
}

/** What part of a file a declaration takes, or text that stays as it is. */
interface Span extends Range {
  readonly isKept: boolean;
  readonly pieces: readonly Piece[];
}

/** Empty lines between declarations, at most. */
const MOST_EMPTY_LINES = 2;

/**
 * The whole text in parts: items, and the gaps before, between and after them.
 *
 * @param kept the declarations, by their number, that stay as they are although they can be read.
 */
export function partsOf(text: string, kept: ReadonlySet<number>): TextEdit[] {
  const { tokens, comments, problems } = lex(text);
  // A file that is no text, or lines that were stepped over.
  if (problems.length > 0) return [];
  const spans = spansOf(parse(text), piecesOf(tokens), kept);
  const items = itemsOf(
    spans,
    comments.map(({ image, startOffset }) => ({
      text: image.trimEnd(),
      start: startOffset,
      end: startOffset + image.length,
    })),
    text,
  );
  const newLine = lineEndOf(text);
  const parts: TextEdit[] = [];
  // A byte-order mark stays.
  let end = text.startsWith('\ufeff') ? 1 : 0;
  items.forEach(({ start, end: itemEnd, lines }, index) => {
    const count = Math.min(Math.max(lineEnds(text, end, start), 1), MOST_EMPTY_LINES + 1);
    parts.push({ range: { start: end, end: start }, text: index === 0 ? '' : newLine.repeat(count) });
    parts.push({ range: { start, end: itemEnd }, text: lines.join(newLine) });
    end = itemEnd;
  });
  parts.push({ range: { start: end, end: text.length }, text: items.length > 0 ? newLine : '' });
  return parts;
}

/** The line end that the file uses, or uses most. */
function lineEndOf(text: string): string {
  const all = text.match(/\n/g)?.length ?? 0;
  const windows = text.match(/\r\n/g)?.length ?? 0;
  return windows > all - windows ? '\r\n' : '\n';
}

function spansOf(
  { declarations, problems }: SourceFile,
  pieces: readonly Piece[],
  kept: ReadonlySet<number>,
) {
  const spans: Span[] = [];
  let next = 0;
  const take = (end: number) => {
    const from = next;
    while (next < pieces.length && (pieces[next]?.start ?? end) < end) next++;
    return pieces.slice(from, next);
  };
  const keep = (taken: readonly Piece[]) => {
    const [first] = taken;
    const last = taken[taken.length - 1];
    if (first && last) spans.push({ start: first.start, end: last.end, isKept: true, pieces: taken });
  };
  const isSound = ({ broken, keyword, range }: Declaration, index: number) =>
    !broken &&
    !kept.has(index) &&
    !problems.some((problem) => problem.range.end >= keyword.start && problem.range.start <= range.end);
  declarations.forEach((declaration, index) => {
    const { keyword, range } = declaration;
    // What stands before the first declaration, or behind the one before, and belongs to none.
    keep(take(keyword.start));
    if (!isSound(declaration, index)) return;
    spans.push({ start: keyword.start, end: range.end, isKept: false, pieces: take(range.end) });
  });
  keep(take(Number.POSITIVE_INFINITY));
  return spans;
}

/** Declarations, kept lines, and the comments that stand outside of both. */
function itemsOf(spans: readonly Span[], comments: readonly Comment[], text: string): Item[] {
  const items: Item[] = [];
  let next = 0;
  const commentsUpTo = (end: number) => {
    const from = next;
    while (next < comments.length && (comments[next]?.start ?? end) < end) next++;
    return comments.slice(from, next);
  };
  /** Puts a comment behind what it stands behind, or on a line of its own. */
  const place = (comment: Comment) => {
    const last = items[items.length - 1];
    if (last && lineEnds(text, last.end, comment.start) === 0) {
      items.pop();
      const behind = `${last.lines[last.lines.length - 1]}  ${comment.text}`;
      items.push({ ...last, end: comment.end, lines: [...last.lines.slice(0, -1), behind] });
    } else items.push({ start: comment.start, end: comment.end, lines: [comment.text] });
  };
  for (const span of wholeLines(spans, text)) {
    commentsUpTo(span.start).forEach(place);
    if (span.isKept) {
      const end = withIndentedComments(span.end, comments, next, text);
      commentsUpTo(end);
      items.push({ start: span.start, end, lines: [text.slice(span.start, end)] });
    } else {
      const { start, end } = span;
      items.push({ start, end, lines: linesOf(span.pieces, commentsUpTo(end), text) });
    }
  }
  commentsUpTo(Number.POSITIVE_INFINITY).forEach(place);
  return items;
}

/** Text that is kept takes whole lines, and with it what else is on them. */
function wholeLines(spans: readonly Span[], text: string): Span[] {
  const merged: Span[] = [];
  for (const span of spans) {
    let joined = span;
    for (let last = merged.pop(); last; last = merged.pop()) {
      const isApart = !(last.isKept || joined.isKept) || lineEnds(text, last.end, joined.start) > 0;
      if (isApart) {
        merged.push(last);
        break;
      }
      joined = { start: last.start, end: joined.end, isKept: true, pieces: [] };
    }
    merged.push(joined);
  }
  return merged.map((span) =>
    span.isKept ? { ...span, start: lineStartIn(text, span.start), end: lineEnd(text, span.end) } : span,
  );
}

/** The end of kept text with the indented comments below it: they belong to what could not be read. */
function withIndentedComments(end: number, comments: readonly Comment[], from: number, text: string): number {
  let last = end;
  let next = from;
  for (let comment = comments[next]; comment; comment = comments[++next]) {
    const isInside = comment.start < last;
    const isBelow = /^(?:\r\n|\r|\n)[^\S\r\n]+$/.test(text.slice(last, comment.start));
    if (!isInside && !isBelow) break;
    last = Math.max(last, lineEnd(text, comment.end));
  }
  return last;
}

function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !'\r\n'.includes(text.charAt(end))) end++;
  return end;
}
