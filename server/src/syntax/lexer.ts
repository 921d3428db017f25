/** From text to tokens. Never fails: what no pattern accepts becomes an `Unknown` token. */
import { type IToken, Lexer } from 'chevrotain';
import { MODES } from './tokens.js';
import type { Range, SyntaxProblem } from './tree.js';

/** Longer lines are not a composition that anyone wrote, and cost time that typing needs. */
export const LONGEST_LINE = 20_000;

const lexer = new Lexer(MODES, {
  positionTracking: 'onlyOffset',
  ensureOptimizations: true,
  skipValidations: true,
});

export interface LexedFile {
  readonly tokens: IToken[];
  readonly comments: IToken[];
  readonly problems: SyntaxProblem[];
}

/** Splits the text into tokens and comments. Text that is not text, and lines that are too long, are stepped over. */
export function lex(text: string): LexedFile {
  const problems: SyntaxProblem[] = [];
  const readable = withoutUnreadable(text, problems);
  const { tokens, groups } = lexer.tokenize(readable);
  return { tokens, comments: groups.comments ?? [], problems };
}

function withoutUnreadable(text: string, problems: SyntaxProblem[]): string {
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    problems.push({
      range: { start: nul, end: nul + 1 },
      message: 'This is not a text file: it has a NUL byte here, so nothing in it was read',
      help: 'a .hem file is UTF-8 text; save it as UTF-8 without binary data',
    });
    return '';
  }
  const long = longLines(text);
  let readable = text;
  for (const { start, end } of long) {
    problems.push({
      range: { start, end: start + 1 },
      message: `This line has ${end - start} characters; lines of up to ${LONGEST_LINE} are read, so it was stepped over`,
      help: 'write the sites on lines of their own, in braces after the name',
    });
    readable = readable.slice(0, start) + ' '.repeat(end - start) + readable.slice(end);
  }
  return readable;
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
