/** What comments say: which rules are quieted, and what a declaration is. */
import type { IToken } from 'chevrotain';
import type { Declaration, IgnoreComment, Name } from './tree.js';

/** The ignore comments, and the declarations with the doc comments that stand directly above them. */
export function readComments(
  declarations: readonly Declaration[],
  comments: readonly IToken[],
  text: string,
): { readonly declarations: readonly Declaration[]; readonly ignores: readonly IgnoreComment[] } {
  if (comments.length === 0) return { declarations, ignores: [] };
  return { declarations: withDocs(declarations, comments, text), ignores: comments.flatMap(readIgnore) };
}

const IGNORE = /^#[ \t]*(hem-ignore(-file)?)(?![\w-])([^:]*)(?::([\s\S]*))?$/;

function readIgnore(comment: IToken): IgnoreComment[] {
  const match = IGNORE.exec(comment.image);
  if (!match) return [];
  const { startOffset: start, image } = comment;
  const [, word = '', file, listed = '', reason = ''] = match;
  let from = image.indexOf(word) + word.length;
  const rules = listed
    .split(/[\s,]+/)
    .filter((text) => text !== '')
    .map((text): Name => {
      from = image.indexOf(text, from);
      const range = { start: start + from, end: start + from + text.length };
      from += text.length;
      return { text, range };
    });
  const range = { start, end: start + image.trimEnd().length };
  return [{ range, isForFile: file !== undefined, rules, reason: reason.trim() }];
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
