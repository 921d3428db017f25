/**
 * A file in stretches that are read each by itself, so that those which an edit did not touch need not be read again.
 *
 * Architecture invariant: a line that begins with the word of a declaration and a name begins a declaration, whatever
 * is open before it, and nothing that stands before it changes how it is read. A stretch goes from the comments above
 * such a line to those above the next one, and all ranges in it are from its own start.
 */

import { readComments } from './comments.js';
import { parser } from './grammar/parser.js';
import { tokenize } from './lexer.js';
import { trimmed } from './lists.js';
import { shifted } from './move.js';
import { firstWhere } from './search.js';
import { DECLARATION_WORDS } from './tokens.js';
import type { Chunk, Declaration, PlacedChunk } from './tree.js';

const START = new RegExp(
  `(?:^|[\\r\\n])[ \\t\\ufeff]*(?:${DECLARATION_WORDS.join('|')})(?=[ \\t]+[\\w"])`,
  'g',
);

/** A former version of a text, with its stretches. */
interface Former {
  readonly readable: string;
  readonly chunks: readonly PlacedChunk[];
}

/**
 * The stretches of a text, in order and without gaps.
 *
 * @param former a former version: what stands in both is taken over.
 */
export function chunksOf(text: string, former: Former = NO_TEXT): PlacedChunk[] {
  const { head, tail } = untouched(text, former);
  const known = former.chunks;
  const by = text.length - former.readable.length;
  const chunks = known.slice(0, head);
  const left = new Map<string, PlacedChunk[]>();
  for (const placed of known.slice(head, known.length - tail)) {
    left.set(placed.chunk.text, [...(left.get(placed.chunk.text) ?? []), placed]);
  }
  const from = known[head]?.start ?? 0;
  const to = tail > 0 ? (known[known.length - tail]?.start ?? 0) + by : text.length;
  const starts = startsIn(text, head > 0 ? from : 0, to);
  for (const [index, start] of starts.entries()) {
    const slice = text.slice(start, starts[index + 1] ?? to);
    const same = left.get(slice)?.shift();
    chunks.push(same ? at(same, start) : new ChunkInFile(read(slice), start));
  }
  for (let index = known.length - tail; index < known.length; index++) {
    const placed = known[index];
    if (placed) chunks.push(at(placed, placed.start + by));
  }
  return chunks;
}

const NO_TEXT: Former = { readable: '', chunks: [] };

/**
 * How many stretches an edit left alone, from the first and from the last. Where a stretch ends hangs on how the next
 * one begins, and where it begins on the end of the one before: these are among those that are the same.
 */
function untouched(
  text: string,
  { readable, chunks }: Former,
): { readonly head: number; readonly tail: number } {
  const most = Math.min(text.length, readable.length);
  const [end, formerEnd] = [text.length, readable.length];
  const same = alike(most, (from, to) => text.slice(from, to) === readable.slice(from, to));
  const behind = alike(
    most - same,
    (from, to) => text.slice(end - to, end - from) === readable.slice(formerEnd - to, formerEnd - from),
  );
  const startOf = (index: number) => chunks[index]?.start ?? Number.POSITIVE_INFINITY;
  const head = Math.max(0, firstWhere(chunks.length, (index) => startOf(index) > same) - 2);
  const after = firstWhere(chunks.length, (index) => startOf(index) >= readable.length - behind);
  return { head, tail: Math.max(0, chunks.length - after - 1) };
}

/** How much from the start is the same, at most a length: in strides first, which engines compare as a whole. */
function alike(length: number, isSame: (from: number, to: number) => boolean): number {
  let from = 0;
  for (let stride = 4096; stride >= 1; stride >>= 1) {
    while (from + stride <= length && isSame(from, from + stride)) from += stride;
  }
  return from;
}

function at(placed: PlacedChunk, start: number): PlacedChunk {
  return placed.start === start ? placed : new ChunkInFile(placed.chunk, start, placed);
}

class ChunkInFile implements PlacedChunk {
  readonly start: number;
  readonly chunk: Chunk;
  readonly besides: PlacedChunk['besides'];
  readonly name: string | undefined;
  private moved: readonly Declaration[] | undefined;

  /** @param known the same stretch at another place. */
  constructor(chunk: Chunk, start: number, known: Pick<PlacedChunk, 'name' | 'besides'> = summaryOf(chunk)) {
    this.chunk = chunk;
    this.start = start;
    this.besides = known.besides;
    this.name = known.name;
  }

  get declarations(): readonly Declaration[] {
    this.moved ??= this.chunk.declarations.map((one) => shifted(one, this.start));
    return this.moved;
  }
}

/** What is asked of every stretch at every edit, so that the stretches themselves need not be looked at. */
function summaryOf({ declarations, ignores, problems }: Chunk): Pick<PlacedChunk, 'name' | 'besides'> {
  const [first, second] = declarations;
  const isSingle = first?.kind === 'material' && !!first.name?.text && !second;
  const isPlain = isSingle && ignores.length === 0 && problems.length === 0;
  return {
    name: isSingle ? first.name?.text : undefined,
    besides: isPlain ? 'nothing' : first ? 'something' : 'no declaration',
  };
}

/** Where stretches begin from one place on up to another; the first begins there. */
function startsIn(text: string, from: number, to: number): number[] {
  if (from >= to && to > 0) return [];
  const starts = [from];
  // From the end of the line before, so that its first word is at the beginning of a line.
  START.lastIndex = Math.max(0, from - 1);
  for (let match = START.exec(text); match && match.index < to; match = START.exec(text)) {
    const line = isLineEnd(match[0].charCodeAt(0)) ? match.index + 1 : match.index;
    const start = aboveComments(text, line);
    if (start > from && start < to) starts.push(start);
  }
  return starts;
}

/** Where the comments begin that stand directly above a line. */
function aboveComments(text: string, line: number): number {
  let start = line;
  while (start > 0) {
    const above = lineStartBefore(text, start);
    if (!isComment(text, above)) break;
    start = above;
  }
  return start;
}

/** The start of the line before one that starts at an offset. */
function lineStartBefore(text: string, start: number): number {
  let index = start - 1;
  if (text.charCodeAt(index) === LINE_FEED && text.charCodeAt(index - 1) === CARRIAGE_RETURN) index--;
  while (index > 0 && !isLineEnd(text.charCodeAt(index - 1))) index--;
  return index;
}

/** Whether the line at an offset is nothing but a comment. */
function isComment(text: string, start: number): boolean {
  let index = start;
  while (BLANKS.includes(text.charCodeAt(index))) index++;
  return text.charAt(index) === '#';
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BLANKS: readonly number[] = [...' \t\ufeff'].map((blank) => blank.charCodeAt(0));

function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

function read(slice: string): Chunk {
  const text = ownCopy(slice);
  const { tokens, comments } = tokenize(text);
  const { declarations, problems } = parser().parse(text, tokens);
  const commented = readComments(declarations, comments, text);
  return {
    text,
    problems: trimmed(problems),
    declarations: commented.declarations,
    ignores: trimmed(commented.ignores),
  };
}

/** A slice keeps the whole of its text in memory, and a stretch outlives many versions of its file. */
function ownCopy(slice: string): string {
  return JSON.parse(JSON.stringify(slice));
}
