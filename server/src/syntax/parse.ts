/** The façade of syntax/: from text to tree. */
import { chunksOf } from './chunks.js';
import { withoutUnreadable } from './lexer.js';
import { later, shifted } from './move.js';
import type { SourceFile, SyntaxProblem } from './tree.js';

/**
 * Reads a .hem file. Never throws; what could not be read is among the problems.
 *
 * @param previous a former version of the file: what stands in both is not read again.
 */
export function parse(text: string, previous?: SourceFile): SourceFile {
  const { readable, problems: unread } = withoutUnreadable(text);
  const chunks = chunksOf(readable, previous?.chunks);
  const problems = chunks.flatMap(({ chunk, start }) => shifted(chunk.problems, start));
  const declarations = later(() => chunks.flatMap((chunk) => chunk.declarations));
  return {
    text,
    chunks,
    others: chunks.filter(({ chunk }) => chunk.declarations.some(({ kind }) => kind !== 'material')),
    get declarations() {
      return declarations();
    },
    ignores: chunks.flatMap(({ chunk, start }) => shifted(chunk.ignores, start)),
    problems: upToSome(
      [...unread, ...problems].sort((a, b) => a.range.start - b.range.start),
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
