/**
 * Where the cursor stands, told from the words before it.
 *
 * What is being written is never whole, so that no tree of it can be trusted. Its words can: those from the beginning
 * of the declaration to the cursor say which part of the language is at hand.
 */

import type { IToken, TokenType } from 'chevrotain';
import type { FileModel } from '../../model/file.js';
import { lex } from '../../syntax/lexer.js';
import { lineStartIn } from '../../syntax/line-index.js';
import { stretchesIn } from '../../syntax/search.js';
import * as T from '../../syntax/tokens.js';
import type { Context, HeadPart, Place } from './place.js';

const DECLARATION = new RegExp(`^[ \\t\\ufeff]*(?:${T.DECLARATION_WORDS.join('|')})(?![\\w-])`);

/** No composition goes on for longer behind the cursor. */
const LONGEST_REST = 2000;
/** Nor does what matters before it: what looks at its end may look at all of it several times. */
const LONGEST_BEFORE = 5000;

/** The place of an offset; undefined in a comment, in quotes and where nothing can be suggested. */
export function contextAt(model: FileModel, offset: number): Context | undefined {
  const { text } = model;
  const start = declarationStart(text, offset);
  const written = text.slice(start, offset);
  const after = /^[^\r\n]*/.exec(text.slice(offset, offset + LONGEST_REST))?.[0] ?? '';
  const { tokens, comments } = lex(written);
  const comment = comments[comments.length - 1];
  if (comment && !/[\r\n]/.test(written.slice(comment.startOffset))) {
    const before = comment.image;
    if (/^#[ \t]*hem-ignore(?:-file)?[ \t][^:]*$/.test(before)) {
      return { model, offset, place: { kind: 'rule' }, before, after };
    }
    return /^#[ \t]*hem[a-z-]*$/.test(before)
      ? { model, offset, place: { kind: 'comment' }, before, after }
      : undefined;
  }
  const read = placeAfter(tokens, written);
  if (!read || offset - start - read.from > LONGEST_BEFORE) return undefined;
  const declaration =
    read.place.kind === 'top'
      ? undefined
      : stretchesIn(model.syntax.chunks, { start, end: offset })
          .flatMap(({ declarations }) => declarations)
          .find(({ range }) => range.start <= offset && range.start >= start);
  return {
    model,
    offset,
    ...(declaration && { declaration }),
    place: shifted(read.place, start),
    before: written.slice(read.from),
    after,
  };
}

function shifted(place: Place, by: number): Place {
  return 'from' in place ? { ...place, from: place.from + by } : place;
}

/** The beginning of the line, at or above an offset, that begins a declaration. */
function declarationStart(text: string, offset: number): number {
  for (let end = offset; ; ) {
    const start = lineStartIn(text, end);
    if (DECLARATION.test(text.slice(start, offset)) || start === 0) return start;
    end = start - 1;
  }
}

interface Read {
  readonly place: Place;
  /** Where the text that matters begins. */
  readonly from: number;
}

/** Words that say where they stand only once something is written behind them. */
const WORDS = new Set<TokenType>([T.Name, T.QuotedName, T.UnclosedQuote, T.MetallicKeyword, T.ExpectKeyword]);

/** Places where names stand, and so quotes. */
const NAMED = new Set<Place['kind']>(['material', 'structure', 'path', 'recipe']);

function placeAfter(tokens: readonly IToken[], written: string): Read | undefined {
  const last = tokens[tokens.length - 1];
  const isUnfinished =
    last &&
    T.endOf(last) === written.length &&
    (WORDS.has(last.tokenType) || T.keywordOf(last.tokenType) !== undefined);
  const here = Math.max(written.lastIndexOf('\n'), written.lastIndexOf('\r')) + 1;
  const reader = new Reader(here);
  for (const token of isUnfinished ? tokens.slice(0, -1) : tokens) reader.read(token);
  const read = reader.place;
  if (!isUnfinished || (last.tokenType !== T.QuotedName && last.tokenType !== T.UnclosedQuote)) return read;
  return last.tokenType === T.UnclosedQuote && read && NAMED.has(read.place.kind) ? read : undefined;
}

const RECIPES = new Map<TokenType, 'measured' | 'batch' | 'mixture'>([
  [T.MeasuredKeyword, 'measured'],
  [T.BatchKeyword, 'batch'],
  [T.MixtureKeyword, 'mixture'],
]);

/** Goes through the words of a declaration, and knows behind each what may come next. */
class Reader {
  /** The beginning of the last line. */
  private readonly here: number;
  private last: Read | undefined;
  /** That of the declaration, and the word that it is. */
  private keyword: TokenType | undefined;
  private word = '';
  /** The last name that was met. */
  private name = '';

  constructor(here: number) {
    this.here = here;
    this.last = { place: { kind: 'top' }, from: here };
  }

  get place(): Read | undefined {
    const { last, here } = this;
    switch (last?.place.kind) {
      case 'body':
      case 'structure-body':
      case 'top':
        return { ...last, from: Math.max(last.from, here) };
      case 'head':
      case 'structure':
      case 'material':
      case 'path':
        // A head does not go on in the next line.
        return last.from < here ? { place: { kind: 'top' }, from: here } : last;
      default:
        return last;
    }
  }

  read(token: IToken): void {
    const { tokenType: type } = token;
    const from = T.endOf(token);
    const begun = T.keywordOf(type);
    if (begun) {
      this.keyword = begun;
      this.word = token.image;
      this.name = '';
      this.last = { place: begun === T.ImportKeyword ? { kind: 'path' } : this.head('keyword'), from };
    } else if (type === T.Name || type === T.QuotedName || type === T.MetallicKeyword) {
      this.last = this.behindName(token);
      this.name = token.image.replace(/^"|"$/g, '');
    } else this.last = this.behindSign(type, from);
  }

  private head(behind: HeadPart): Place {
    return { kind: 'head', word: this.word, behind };
  }

  private behindName(token: IToken): Read | undefined {
    const { last, keyword } = this;
    const from = T.endOf(token);
    switch (last?.place.kind) {
      case 'structure':
        return { place: this.head('structure'), from };
      case 'material':
        return { place: this.head('base'), from };
      case 'head':
        break;
      default:
        return last;
    }
    const { behind } = last.place;
    const isOf = token.image === 'of' && (keyword === T.MeasuredKeyword || keyword === T.BatchKeyword);
    const isFrom = token.image === 'from' && keyword === T.MaterialKeyword && behind === 'name';
    if (token.tokenType === T.Name && (isOf || isFrom)) return { place: { kind: 'material' }, from };
    return { place: this.head(behind === 'keyword' ? 'name' : 'description'), from };
  }

  private behindSign(type: TokenType, from: number): Read | undefined {
    const { last, keyword, name } = this;
    const isStructure = keyword === T.StructureKeyword;
    switch (type) {
      case T.Colon:
        return keyword === T.MaterialKeyword ? { place: { kind: 'structure' }, from } : undefined;
      case T.ArgumentsOpen:
        return last?.place.kind === 'head' && last.place.behind === 'base'
          ? { place: { kind: 'arguments', family: name }, from }
          : { place: { kind: 'parameters' }, from };
      case T.ArgumentsClose:
        return { place: this.head(last?.place.kind === 'arguments' ? 'base' : 'name'), from };
      case T.Equals:
        return { place: { kind: 'formula', from }, from };
      case T.LetEquals:
        return { place: { kind: 'expression' }, from };
      case T.RecipeOpen: {
        const of = keyword && RECIPES.get(keyword);
        return of && { place: { kind: 'recipe', of, from }, from };
      }
      case T.RecipeEnd:
        return last?.place.kind === 'recipe' ? { place: { ...last.place, from }, from } : last;
      case T.SiteColon:
        return { place: isStructure ? { kind: 'usual' } : { kind: 'list', site: name, from }, from };
      case T.ExpectKeyword:
        return isStructure ? undefined : { place: { kind: 'expectation', from }, from };
      case T.ListEnd:
      case T.ExpectationEnd:
        return { place: { kind: isStructure ? 'structure-body' : 'body' }, from };
      case T.ArgumentsEnd:
      case T.LineEnd:
        return { place: { kind: 'top' }, from };
    }
    if (isA(type, T.BodyOpen)) return { place: { kind: isStructure ? 'structure-body' : 'body' }, from };
    return isA(type, T.BodyClose) ? { place: { kind: 'top' }, from } : last;
  }
}

function isA(type: TokenType, category: TokenType): boolean {
  return type === category || (type.CATEGORIES?.includes(category) ?? false);
}
