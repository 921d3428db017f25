/** JSON with places, where comments and trailing commas are allowed. The only file that knows its parser. */
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Range } from '../syntax/tree.js';

export type JsonNode = Node;

export interface Json {
  /** As much as could be read. */
  readonly tree: JsonNode | undefined;
  /** The first place that could not, and why in a few words. */
  readonly error: { readonly range: Range; readonly why: string } | undefined;
}

/** Reads a text. Never throws. */
export function parseJson(text: string): Json {
  const errors: ParseError[] = [];
  try {
    const tree = parseTree(text, errors, { allowTrailingComma: true });
    const [first] = errors.sort((a, b) => a.offset - b.offset);
    return { tree, error: first && { range: rangeOf(first), why: whyOf(first) } };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { tree: undefined, error: { range: { start: 0, end: 1 }, why: 'it is nested too deeply' } };
  }
}

export function rangeOf({ offset, length }: Pick<Node, 'offset' | 'length'>): Range {
  return { start: offset, end: offset + length };
}

/** By the names that the parser has for its errors. */
const WHY: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no value',
  InvalidNumberFormat: 'this is no number',
  PropertyNameExpected: 'a key in double quotes is missing here',
  ValueExpected: 'a value is missing here',
  ColonExpected: 'a colon is missing here',
  CommaExpected: 'a comma is missing here',
  CloseBraceExpected: 'a `}` is missing here',
  CloseBracketExpected: 'a `]` is missing here',
  EndOfFileExpected: 'nothing can follow here',
  UnexpectedEndOfComment: 'this comment is not closed',
  UnexpectedEndOfString: 'this text is not closed',
  UnexpectedEndOfNumber: 'this is no number',
  InvalidUnicode: 'this is no character',
  InvalidEscapeCharacter: 'this is no character',
  InvalidCharacter: 'this character cannot stand here',
};

function whyOf({ error }: ParseError): string {
  return WHY[printParseErrorCode(error)] ?? 'this cannot stand here';
}
