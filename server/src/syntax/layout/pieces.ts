/** Tokens as the layout sees them: with the mode they were read in, and without what only separates lines. */
import type { IToken, TokenType } from 'chevrotain';
import * as T from '../tokens.js';

export interface Piece {
  readonly type: TokenType;
  /** The canonical text: as written but for blanks inside. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The mode of the lexer; see the table in tokens.ts. */
  readonly mode: string;
  /** The keyword of the declaration that it is in. */
  readonly keyword: TokenType | undefined;
  /** Whether a line of a body was ended before it, by its end or a semicolon. */
  readonly startsLine: boolean;
  /** How many brackets of a formula are open before it. */
  readonly depth: number;
  /** Whether it stands in the braces of an expression. */
  readonly inBraces: boolean;
  /** Whether species and amounts stand apart here, as on a site's line, and not together, as in a formula. */
  readonly inList: boolean;
}

/** Where the end of a line is a token, it says nothing that the next piece does not say. */
const SEPARATORS = new Set<TokenType>([T.LineEnd, T.ArgumentsEnd, T.ListEnd, T.ExpectationEnd, T.RecipeEnd]);
/** Whether a token is of a type or of one of its kinds. */
export function isA(type: TokenType, wanted: TokenType): boolean {
  return type === wanted || (type.CATEGORIES?.includes(wanted) ?? false);
}

/** The pieces of a whole file. */
export function piecesOf(tokens: readonly IToken[]): Piece[] {
  const pieces: Piece[] = [];
  const modes = ['top'];
  let keyword: TokenType | undefined;
  let startsLine = false;
  let depth = 0;
  let inBraces = false;
  /** The word that the line of a recipe begins with. */
  let word = '';
  for (const token of tokens) {
    const type = token.tokenType;
    const mode = modes[modes.length - 1] ?? 'top';
    if (type.POP_MODE) modes.pop();
    if (type.PUSH_MODE) modes.push(type.PUSH_MODE);
    if (SEPARATORS.has(type)) {
      startsLine = true;
      word = '';
      continue;
    }
    const declares = T.keywordOf(type);
    if (declares) keyword = declares;
    if (mode === 'top' || mode === 'body' || declares) {
      depth = 0;
      inBraces = false;
    }
    if (type === T.RecipeWord && word === '') word = token.image;
    if (type === T.RecipeOpen) word = '';
    if (type === T.RoundClose || type === T.SquareClose) depth--;
    if (type === T.ExpressionClose) inBraces = false;
    pieces.push({
      type,
      text: canonical(token),
      start: token.startOffset,
      end: T.endOf(token),
      mode,
      keyword,
      startsLine,
      depth,
      inBraces,
      inList: mode === 'list' || (mode === 'recipe' && (keyword === T.MeasuredKeyword || word === 'excess')),
    });
    if (type === T.RoundOpen || type === T.SquareOpen) depth++;
    if (type === T.ExpressionOpen) inBraces = true;
    startsLine = false;
  }
  return pieces;
}

function canonical({ tokenType, image }: IToken): string {
  switch (tokenType) {
    case T.Multiplicity:
    case T.MarkedCharge:
    case T.Prefix:
      return image.replace(/[ \t]+/g, '');
    case T.Measure:
      return image.replace(/^([\d.]+)[ \t]*/, '$1 ');
    case T.SiteArgument:
      return `(${image.slice(1, -1).trim()})`;
    default:
      return image;
  }
}
