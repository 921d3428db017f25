/**
 * Where the cursor stands, told from the words before it.
 *
 * What is being written is never whole, so that no tree of it can be trusted. Its words can: those from the beginning
 * of the declaration to the cursor say which part of the language is at hand.
 */
import type { IToken, TokenType } from 'chevrotain';
import type { FileModel } from '../../model/file.js';
import { lex } from '../../syntax/lexer.js';
import * as T from '../../syntax/tokens.js';
import type { Context, Place } from './completion.js';

const DECLARATION = new RegExp(`^[ \\t\\ufeff]*(?:${T.DECLARATION_WORDS.join('|')})(?![\\w-])`);

/** The place of an offset; undefined in a comment, in quotes and where nothing can be suggested. */
export function contextAt(model: FileModel, offset: number): Context | undefined {
  const { text } = model;
  const start = declarationStart(text, offset);
  const written = text.slice(start, offset);
  const { tokens, comments } = lex(written);
  const comment = comments[comments.length - 1];
  if (comment && !/[\r\n]/.test(written.slice(comment.startOffset))) {
    const before = comment.image;
    return /^#[ \t]*hem-ignore[ \t][^:]*$/.test(before)
      ? { model, offset, place: { kind: 'rule' }, before }
      : undefined;
  }
  const last = tokens[tokens.length - 1];
  if (last?.tokenType === T.UnclosedQuote) return undefined;
  const read = placeAfter(tokens, written);
  if (!read) return undefined;
  const declaration = model.syntax.declarations.find(
    ({ range }) => range.start <= offset && range.start >= start && read.place.kind !== 'top',
  );
  return {
    model,
    offset,
    ...(declaration && { declaration }),
    place: shifted(read.place, start),
    before: written.slice(read.from),
  };
}

function shifted(place: Place, by: number): Place {
  return 'from' in place ? { ...place, from: place.from + by } : place;
}

/** The beginning of the line, at or above an offset, that begins a declaration. */
function declarationStart(text: string, offset: number): number {
  for (let end = offset; ; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    if (DECLARATION.test(text.slice(start, offset)) || start === 0) return start;
    end = start - 1;
  }
}

interface Read {
  readonly place: Place;
  /** Where the text that matters begins. */
  readonly from: number;
}

const RECIPES = new Map<TokenType, 'measured' | 'batch' | 'mixture'>([
  [T.MeasuredKeyword, 'measured'],
  [T.BatchKeyword, 'batch'],
  [T.MixtureKeyword, 'mixture'],
]);

function placeAfter(tokens: readonly IToken[], written: string): Read | undefined {
  const lineStart = (at: number) =>
    Math.max(written.lastIndexOf('\n', at - 1), written.lastIndexOf('\r', at - 1)) + 1;
  const here = lineStart(written.length);
  let read: Read | undefined = { place: { kind: 'top' }, from: here };
  let keyword: TokenType | undefined;
  let name: IToken | undefined;
  for (const token of tokens) {
    const { tokenType: type } = token;
    const from = T.endOf(token);
    const begun = T.keywordOf(type);
    if (begun) {
      keyword = begun;
      read = undefined;
      name = undefined;
    } else if (type === T.Colon) read = { place: { kind: 'structure' }, from };
    else if (type === T.ArgumentsOpen) {
      const family: string = read?.place.kind === 'material' ? (name?.image ?? '') : '';
      read = { place: family ? { kind: 'arguments', family } : { kind: 'expression' }, from };
    } else if (type === T.ArgumentsClose || type === T.ArgumentsEnd) read = undefined;
    else if (type === T.Equals) read = { place: { kind: 'formula', from }, from };
    else if (type === T.LetEquals) read = { place: { kind: 'expression' }, from };
    else if (type === T.RecipeOpen) {
      const of = keyword && RECIPES.get(keyword);
      read = of && { place: { kind: 'recipe', of, from }, from };
    } else if (type === T.RecipeEnd && read?.place.kind === 'recipe') {
      read = { place: { ...read.place, from }, from };
    } else if (isBodyOpen(type)) read = { place: { kind: 'body' }, from };
    else if (type === T.SiteColon) {
      read = { place: { kind: 'list', site: name?.image.replace(/^"|"$/g, '') ?? '', from }, from };
    } else if (type === T.ExpectKeyword) read = { place: { kind: 'expectation', from }, from };
    else if (type === T.ListEnd || type === T.ExpectationEnd) read = { place: { kind: 'body' }, from };
    else if (type === T.BodyClose || type.CATEGORIES?.includes(T.BodyClose))
      read = { place: { kind: 'top' }, from };
    else if (type === T.LineEnd) read = { place: { kind: 'top' }, from };
    else if (type === T.Name && (token.image === 'from' || token.image === 'of') && name && keyword) {
      read = { place: { kind: 'material' }, from };
    }
    if (type === T.Name || type === T.QuotedName) name = token;
  }
  if (read?.place.kind === 'body' || read?.place.kind === 'top') {
    return { ...read, from: Math.max(read.from, here) };
  }
  // A header does not go on in the next line.
  return read && (read.place.kind === 'structure' || read.place.kind === 'material') && read.from < here
    ? undefined
    : read;
}

function isBodyOpen(type: TokenType): boolean {
  return type === T.BodyOpen || (type.CATEGORIES?.includes(T.BodyOpen) ?? false);
}
