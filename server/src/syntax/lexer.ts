/** From text to tokens. Never fails: what no pattern accepts becomes an `Unknown` token. */
import { type IToken, Lexer } from 'chevrotain';
import { MODES } from './tokens.js';
import type { Range, SyntaxProblem } from './tree.js';

/** Longer lines are not a composition that anyone wrote, and cost time that typing needs. */
export const LONGEST_LINE = 20_000;
/** Characters of a file that are read: a tree takes some hundred times as much memory. */
export const LONGEST_TEXT = 4_000_000;

let built: Lexer | undefined;

/** Made when it is first needed: that takes longer than reading a file. */
function lexer(): Lexer {
  built ??= new Lexer(MODES, {
    positionTracking: 'onlyOffset',
    ensureOptimizations: true,
    skipValidations: true,
  });
  return built;
}

export interface LexedFile {
  readonly tokens: IToken[];
  readonly comments: IToken[];
  readonly problems: SyntaxProblem[];
}

/** Splits the text into tokens and comments. Text that is not text, and lines that are too long, are stepped over. */
export function lex(text: string): LexedFile {
  const { readable, problems } = withoutUnreadable(text);
  return { ...tokenize(readable), problems };
}

/** Splits text that can be read into tokens and comments. */
export function tokenize(readable: string): Omit<LexedFile, 'problems'> {
  const { tokens, groups } = lexer().tokenize(readable);
  return { tokens, comments: groups.comments ?? [] };
}

/** The text with blanks where it cannot be read. */
export function withoutUnreadable(text: string): {
  readonly readable: string;
  readonly problems: SyntaxProblem[];
} {
  const problems: SyntaxProblem[] = [];
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    problems.push({
      range: { start: nul, end: nul + 1 },
      message: 'This is not a text file: it has a NUL byte here, so nothing in it was read',
      help: 'a .hem file is UTF-8 text; save it as UTF-8 without binary data',
    });
    return { readable: '', problems };
  }
  const long = longLines(text);
  const length = long.reduce((left, { start, end }) => left - (end - start), text.length);
  if (length > LONGEST_TEXT) {
    problems.push({
      range: { start: 0, end: 1 },
      message: `This file has ${length} characters; files of up to ${LONGEST_TEXT} are read, so nothing in it was read`,
      help: 'split it into several files; what they share can be imported',
    });
    return { readable: '', problems };
  }
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of long) {
    problems.push({
      range: { start, end: start + 1 },
      message: `This line has ${end - start} characters; lines of up to ${LONGEST_LINE} are read, so it was stepped over`,
      help: 'write the sites on lines of their own, in braces after the name',
    });
    pieces.push(text.slice(from, start), ' '.repeat(end - start));
    from = end;
  }
  return { readable: pieces.join('') + text.slice(from), problems };
}

function longLines(text: string): Range[] {
  const found: Range[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end - start > LONGEST_LINE) found.push({ start, end });
    start = end + 1;
  }
  return found;
}
