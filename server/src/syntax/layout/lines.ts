/** The lines of a declaration in the canonical layout. */
import * as T from '../tokens.js';
import { isA, type Piece } from './pieces.js';
import { isSpaced } from './spacing.js';

export interface Comment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const BODY = 2;
const CONTINUED = 4;

/** @param comments those between the pieces. */
export function linesOf(pieces: readonly Piece[], comments: readonly Comment[], source: string): string[] {
  const writer = new Writer(source);
  let next = 0;
  let isInBody = false;
  /** Where the line of the body begins that the last piece is on. */
  let head = 0;
  pieces.forEach((piece, index) => {
    const before = pieces[index - 1];
    const isAfterOpen = before !== undefined && isOpen(before);
    if (isAfterOpen) isInBody = true;
    const isClose = isA(piece.type, T.BodyClose);
    const isNewLine = isInBody && (isAfterOpen || beginsLine(piece, head, source));
    if (isNewLine) head = piece.start;
    const indent = isClose || isOpen(piece) ? 0 : isNewLine ? BODY : CONTINUED;
    const isContinued = isInBody && hasLineEnd(source, before?.end ?? 0, piece.start) && isListed(piece);

    let isForced = before === undefined;
    for (let comment = comments[next]; comment && comment.start < piece.start; comment = comments[++next]) {
      writer.comment(comment, isClose ? BODY : indent, isInBody);
      isForced = true;
    }
    if (isForced || isNewLine || isClose || isContinued) {
      writer.line(piece, before === undefined ? 0 : indent, isInBody && !isClose);
    } else writer.append(piece, isSpaced(pieces, index));
  });
  return writer.lines;
}

function isOpen({ type }: Piece): boolean {
  return isA(type, T.BodyOpen) || type === T.RecipeOpen;
}

/** Only there does a line go on in the next one. */
function isListed({ mode }: Piece): boolean {
  return mode === 'list' || mode === 'recipe';
}

/** Whether a piece in a body begins a line of it: after the end of one, or as the next site that has no list. */
function beginsLine(piece: Piece, head: number, source: string): boolean {
  if (piece.startsLine || piece.type === T.ExpectKeyword) return true;
  return piece.mode === 'body' && piece.type !== T.SiteColon && hasLineEnd(source, head, piece.start);
}

function hasLineEnd(source: string, from: number, to: number): boolean {
  return /[\r\n]/.test(source.slice(from, to));
}

/** How many lines end between two places. */
export function lineEnds(source: string, from: number, to: number): number {
  return source.slice(from, to).match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** Puts pieces and comments on lines. */
class Writer {
  readonly lines: string[] = [];
  private readonly source: string;
  /** Where in the source the last thing that was written ends. */
  private end = 0;
  /** Whether nothing but the brace and a comment behind it has been written of a body. */
  private isAtStart = false;

  constructor(source: string) {
    this.source = source;
  }

  line(piece: Piece, indent: number, mayBeApart: boolean): void {
    this.begin(piece, indent, mayBeApart);
    this.isAtStart = isOpen(piece);
  }

  append(piece: Piece, isApart: boolean): void {
    this.lines.push((this.lines.pop() ?? '') + (isApart ? ' ' : '') + piece.text);
    this.end = piece.end;
    this.isAtStart = isOpen(piece);
  }

  /** On its line if it stands behind something, else on one of its own. */
  comment(comment: Comment, indent: number, mayBeApart: boolean): void {
    if (hasLineEnd(this.source, this.end, comment.start)) {
      this.begin(comment, indent, mayBeApart);
      this.isAtStart = false;
    } else {
      this.lines.push(`${this.lines.pop() ?? ''}  ${comment.text}`);
      this.end = comment.end;
    }
  }

  /** One empty line stays where there are some, but none after a brace. */
  private begin({ text, start, end }: Comment, indent: number, mayBeApart: boolean): void {
    const isApart = mayBeApart && !this.isAtStart && lineEnds(this.source, this.end, start) > 1;
    if (isApart) this.lines.push('');
    this.lines.push(' '.repeat(indent) + text);
    this.end = end;
  }
}
