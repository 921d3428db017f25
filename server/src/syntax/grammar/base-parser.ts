/** What every layer of the grammar builds on: problems, their wording, and tokens as ranges. */
import { EmbeddedActionsParser, type IToken, tokenLabel } from 'chevrotain';
import * as T from '../tokens.js';
import type { Name, Range, SyntaxProblem } from '../tree.js';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Brackets inside brackets, at most. */
export const DEEPEST = 32;

export abstract class BaseParser extends EmbeddedActionsParser {
  protected problems: SyntaxProblem[] = [];
  /** How many brackets are open. */
  protected depth = 0;
  /** Whether anything in the declaration at hand could not be read. */
  protected broken = false;
  protected source = '';
  /** The end of the line of the place that was asked about last. */
  protected line = { from: -1, end: -1 };
  /** The last problem, if it is of text that was stepped over. */
  protected refused: SyntaxProblem | undefined;

  constructor(skipValidations: boolean) {
    super([...T.ALL_TOKENS, ...T.CATEGORIES], {
      recoveryEnabled: true,
      maxLookahead: 1,
      skipValidations,
      errorMessageProvider: {
        buildMismatchTokenMessage: ({ expected, actual }) => this.unexpected(actual, tokenLabel(expected)),
        buildNotAllInputParsedMessage: ({ firstRedundant }) => this.unexpected(firstRedundant),
        buildNoViableAltMessage: ({ actual }) => this.unexpected(actual[0]),
        buildEarlyExitMessage: ({ actual }) => this.unexpected(actual[0]),
      },
    });
  }

  /** A token that was never written has no place in the text, and so none in the tree. */
  protected override canTokenTypeBeInsertedInRecovery(): boolean {
    return false;
  }

  protected problem(range: Range, message: string, help?: string, fixes?: SyntaxProblem['fixes']): void {
    this.broken = true;
    this.problems.push({ range, message, ...(help && { help }), ...(fixes && { fixes }) });
  }

  /** Takes back what was told last of a stretch: it is told in other words. */
  protected forget({ start, end }: Range): void {
    for (let last = this.problems.at(-1); last; last = this.problems.at(-1)) {
      if (last.range.start < start || last.range.end > end) return;
      this.problems.pop();
    }
  }

  protected tooDeep(open: IToken): void {
    const { start } = rangeOf(open);
    this.problem(
      { start, end: start + 1 },
      `Brackets are nested more than ${DEEPEST} deep here; the rest of the line was not read`,
      'write the composition with fewer brackets',
    );
  }

  /** Says of a hole what should be in it, at what stands before it. */
  protected missing(what: string, help: string): void {
    const before = this.LA(0);
    this.problem(rangeOf(before), `${what} is missing behind this`, help);
  }

  protected unexpected(actual: IToken | undefined, expected?: string): string {
    const read = actual && actual.image !== '' ? `\`${printable(actual.image)}\`` : 'the end of the file';
    return expected ? `${expected} was expected here, not ${read}` : `${read} is out of place here`;
  }

  /** Whether no line ends between two places. Of one place it is asked for many behind it. */
  protected sameLine(from: number, to: number): boolean {
    if (this.line.from !== from) {
      const length = this.source.slice(from).search(/[\r\n]/);
      this.line = { from, end: length < 0 ? this.source.length : from + length };
    }
    return to <= this.line.end;
  }

  protected previousEnd(keyword: IToken): number {
    const last = this.LA(0);
    return last.image ? Math.max(T.endOf(last), T.endOf(keyword)) : T.endOf(keyword);
  }

  protected endRange(): Range {
    const end = this.source.trimEnd().length;
    return { start: Math.max(0, end - 1), end };
  }
}

export function rangeOf(token: IToken): Range {
  return { start: token.startOffset, end: T.endOf(token) };
}

export function spanning(first: { range: Range }, last: { range: Range }): Range {
  return { start: first.range.start, end: last.range.end };
}

export function nameOf(token: IToken): Name {
  const { image } = token;
  const text =
    token.tokenType === T.QuotedName
      ? image.slice(1, -1).replace(/\\(.)/g, '$1')
      : token.tokenType === T.UnclosedQuote
        ? image.slice(1).trimEnd()
        : image;
  return { text, range: rangeOf(token) };
}

/** Text as it can be shown in a message: short, and without control or direction-changing characters. */
export function printable(text: string): string {
  const shown = [...text.slice(0, 20)].map((char) =>
    /[\p{C}\p{Z}]/u.test(char)
      ? `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
      : char,
  );
  return shown.join('') + (text.length > 20 ? '…' : '');
}
