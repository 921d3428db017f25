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
import { shifted } from './move.js';
import { DECLARATION_WORDS } from './tokens.js';
import type { Chunk, Declaration, PlacedChunk } from './tree.js';

const START = new RegExp(
  `(?:^|[\\r\\n])[ \\t\\ufeff]*(?:${DECLARATION_WORDS.join('|')})(?=[ \\t]+[\\w"])`,
  'g',
);

/**
 * The stretches of a text, in order and without gaps.
 *
 * @param previous those of a former version: what stands in both is taken over.
 */
export function chunksOf(text: string, previous: readonly PlacedChunk[] = []): PlacedChunk[] {
  const starts = startsIn(text);
  const ends = [...starts.slice(1), text.length];
  const isKnown = (known: PlacedChunk | undefined, index: number): known is PlacedChunk => {
    const [start = 0, end = 0] = [starts[index], ends[index]];
    return known?.chunk.text.length === end - start && text.startsWith(known.chunk.text, start);
  };
  const chunks: PlacedChunk[] = [];
  let first = 0;
  while (first < starts.length && isKnown(previous[first], first)) first++;
  let behind = 0;
  while (
    behind < Math.min(starts.length, previous.length) - first &&
    isKnown(previous[previous.length - 1 - behind], starts.length - 1 - behind)
  )
    behind++;
  const left = new Map<string, PlacedChunk[]>();
  for (const known of previous.slice(first, previous.length - behind)) {
    left.set(known.chunk.text, [...(left.get(known.chunk.text) ?? []), known]);
  }
  for (const [index, start] of starts.entries()) {
    const fromEnd = starts.length - 1 - index;
    const known =
      index < first
        ? previous[index]
        : fromEnd < behind
          ? previous[previous.length - 1 - fromEnd]
          : left.get(text.slice(start, ends[index]))?.shift();
    chunks.push(
      known ? placed(known.chunk, start, known) : placed(read(text.slice(start, ends[index])), start),
    );
  }
  return chunks;
}

function placed(chunk: Chunk, start: number, former?: PlacedChunk): PlacedChunk {
  return former?.start === start ? former : new ChunkInFile(chunk, start);
}

class ChunkInFile implements PlacedChunk {
  readonly start: number;
  readonly chunk: Chunk;
  private moved: readonly Declaration[] | undefined;

  constructor(chunk: Chunk, start: number) {
    this.chunk = chunk;
    this.start = start;
  }

  get declarations(): readonly Declaration[] {
    this.moved ??= this.chunk.declarations.map((one) => shifted(one, this.start));
    return this.moved;
  }
}

function startsIn(text: string): number[] {
  const starts = [0];
  for (const { index, 0: matched } of text.matchAll(START)) {
    const line = isLineEnd(matched.charCodeAt(0)) ? index + 1 : index;
    const start = aboveComments(text, line);
    if (start > 0) starts.push(start);
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
  return { text, problems, ...readComments(declarations, comments, text) };
}

/** A slice keeps the whole of its text in memory, and a stretch outlives many versions of its file. */
function ownCopy(slice: string): string {
  return JSON.parse(JSON.stringify(slice));
}
