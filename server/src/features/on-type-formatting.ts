/**
 * Formatting while one types: what has just been finished is brought into the canonical layout.
 *
 * The brace that ends a body lays out its declaration; a new line lays out the declaration that ended on the line
 * before or, in a body, that line alone. Nothing behind the cursor is touched, no other declaration, and nothing at all
 * while the declaration cannot be read. What is read stays as it was.
 */
import { formatEdits } from '../syntax/format.js';
import { applied, type TextEdit } from '../syntax/layout/edits.js';
import { isA } from '../syntax/layout/pieces.js';
import { saysTheSame } from '../syntax/layout/same.js';
import { lex } from '../syntax/lexer.js';
import { parse } from '../syntax/parse.js';
import * as T from '../syntax/tokens.js';
import type { Declaration, Range } from '../syntax/tree.js';

/** The characters behind which there may be something to lay out. */
export const FORMATTING_TRIGGERS = ['}', '\n'] as const;

/** What to replace once a character was typed before an offset: in order, and nowhere behind it. */
export function formatOnType(text: string, offset: number, typed: string): TextEdit[] {
  if (typed === '}') return closed(text, offset);
  return typed === '\n' ? ended(text, offset) : [];
}

/** The declaration whose body the brace before the offset ends. */
function closed(text: string, offset: number): TextEdit[] {
  const isBodyEnd = lex(text).tokens.some(
    ({ tokenType, startOffset }) => startOffset === offset - 1 && isA(tokenType, T.BodyClose),
  );
  const declaration = isBodyEnd && parse(text).declarations.find(({ range }) => range.end === offset);
  return declaration ? laidOut(text, declaration, wholeOf(declaration, text), text) : [];
}

/**
 * What ended on the line before that of the offset. The line of the cursor may be empty but for its indent; it is left
 * out, so that it is neither taken for one that is to go nor moved.
 */
function ended(text: string, offset: number): TextEdit[] {
  const start = lineStart(text, offset);
  const lineEnd = /\r\n?|\n/.exec(text.slice(offset))?.index ?? text.length - offset;
  const isEmpty = text.slice(start, offset + lineEnd).trim() === '';
  const others = isEmpty
    ? text.slice(0, start) + text.slice(offset + lineEnd).replace(/^(?:\r\n?|\n)/, '')
    : text;
  const end = start - (/\r\n$/.test(text.slice(0, start)) ? 2 : 1);
  if (end < 0) return [];
  const line = { start: lineStart(text, end), end };
  const declaration = parse(others).declarations.find(
    ({ keyword, range }) => keyword.start <= line.end && range.end >= line.start,
  );
  if (!declaration) return [];
  const isFinished = declaration.range.end <= line.end;
  return laidOut(others, declaration, isFinished ? wholeOf(declaration, others, line.end) : line, text);
}

/**
 * The edits that lie in a part of a declaration.
 *
 * @param whole the text that they are for, which is the same up to the end of the part.
 */
function laidOut(text: string, declaration: Declaration, part: Range, whole: string): TextEdit[] {
  if (declaration.broken) return [];
  const edits = formatEdits(text, part)
    .flatMap((edit) => gapEdits(edit, text))
    .filter(({ range }) => range.start >= part.start && range.start < part.end && range.end <= part.end);
  return edits.length === 0 || saysTheSame(whole, applied(whole, edits)) ? edits : [];
}

/** A declaration with its indent and, where a line ends behind it, the comment that stands there. */
function wholeOf({ keyword, range }: Declaration, text: string, lineEnd = range.end): Range {
  const start = lineStart(text, keyword.start);
  const isFirst = text.slice(start, keyword.start).trim() === '';
  const isLast = /^\s*(?:#|$)/.test(text.slice(range.end, lineEnd));
  return { start: isFirst ? start : keyword.start, end: isLast ? lineEnd : range.end };
}

/** A sign that the layout keeps, with the gap before it; the gap at the end. */
const SIGNS = /[\s;]*(?:[^\s;]|$)/gu;

/** An edit as edits of the gaps alone, so that a cursor anywhere in it stays beside its own word. */
function gapEdits({ range, text: after }: TextEdit, text: string): TextEdit[] {
  const were = text.slice(range.start, range.end).match(SIGNS) ?? [];
  const are = after.match(SIGNS) ?? [];
  let start = range.start;
  return were.flatMap((was, index) => {
    const [gap, wanted] = [gapOf(was), gapOf(are[index] ?? '')];
    const edit = { range: { start, end: start + gap.length }, text: wanted };
    start += was.length;
    return wanted === gap ? [] : edit;
  });
}

function gapOf(sign: string): string {
  return /^[\s;]*/.exec(sign)?.[0] ?? '';
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  return start;
}
