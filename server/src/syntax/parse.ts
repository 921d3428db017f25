/** The façade of syntax/: from text to tree. */
import type { IToken } from 'chevrotain';
import { parser } from './grammar/parser.js';
import { lex } from './lexer.js';
import type { Declaration, IgnoreComment, Name, SourceFile, SyntaxProblem } from './tree.js';

/** Reads a .hem file. Never throws; what could not be read is among the problems. */
export function parse(text: string): SourceFile {
  const lexed = lex(text);
  const { declarations, problems } = parser.parse(text, lexed.tokens);
  return {
    text,
    declarations: withDocs(declarations, lexed.comments, text),
    ignores: lexed.comments.flatMap(readIgnore),
    problems: upToSome(
      [...lexed.problems, ...problems].sort((a, b) => a.range.start - b.range.start),
      text,
    ),
  };
}

/** Problems of one line that are told. */
const MOST_IN_LINE = 10;

/** Of a line that is wrong all over, the first few problems: ten thousand help no one. */
function upToSome(problems: readonly SyntaxProblem[], text: string): SyntaxProblem[] {
  let lineEnd = -1;
  let count = 0;
  return problems.filter(({ range }) => {
    if (range.start > lineEnd) {
      const newline = text.indexOf('\n', range.start);
      lineEnd = newline < 0 ? text.length : newline;
      count = 0;
    }
    return ++count <= MOST_IN_LINE;
  });
}

const IGNORE = /^#[ \t]*hem-ignore\b[ \t]*([^:]*?)[ \t]*(?::[ \t]*(.*?)[ \t]*)?$/;

function readIgnore(comment: IToken): IgnoreComment[] {
  const match = IGNORE.exec(comment.image);
  if (!match) return [];
  const { startOffset: start, image } = comment;
  const listed = match[1] ?? '';
  let from = image.indexOf('hem-ignore') + 'hem-ignore'.length;
  const rules = listed
    .split(/[\s,]+/)
    .filter((text) => text !== '')
    .map((text): Name => {
      from = image.indexOf(text, from);
      const range = { start: start + from, end: start + from + text.length };
      from += text.length;
      return { text, range };
    });
  return [{ range: { start, end: start + image.trimEnd().length }, rules, reason: match[2] ?? '' }];
}

/** Attaches to each declaration the doc comments that stand directly above it. */
function withDocs(
  declarations: readonly Declaration[],
  comments: readonly IToken[],
  text: string,
): Declaration[] {
  let next = 0;
  return declarations.map((declaration) => {
    while ((comments[next]?.startOffset ?? Number.POSITIVE_INFINITY) < declaration.keyword.start) next++;
    const lines: IToken[] = [];
    let below = declaration.keyword.start;
    for (let index = next - 1; index >= 0; index--) {
      const comment = comments[index];
      if (!comment || !/^\s*$/.test(gap(text, comment, below)) || !isFirstOnLine(text, comment)) break;
      if (/\n[ \t]*\r?\n/.test(gap(text, comment, below))) break;
      below = comment.startOffset;
      if (comment.image.startsWith('##')) lines.unshift(comment);
    }
    const [first] = lines;
    const last = lines[lines.length - 1];
    if (!first || !last) return declaration;
    const doc: Name = {
      text: lines.map((line) => line.image.replace(/^#+ ?/, '').trimEnd()).join('\n'),
      range: { start: first.startOffset, end: last.startOffset + last.image.length },
    };
    return { ...declaration, doc };
  });
}

function gap(text: string, comment: IToken, below: number): string {
  return text.slice(comment.startOffset + comment.image.length, below);
}

function isFirstOnLine(text: string, comment: IToken): boolean {
  const line = text.lastIndexOf('\n', comment.startOffset - 1) + 1;
  return /^[\s\ufeff]*$/.test(text.slice(line, comment.startOffset));
}
