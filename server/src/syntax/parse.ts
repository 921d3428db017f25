/** The façade of syntax/: from text to tree. */
import { chunksOf } from './chunks.js';
import { withoutUnreadable } from './lexer.js';
import { later, shifted } from './move.js';
import type {
  IgnoreComment,
  MaterialNames,
  PlacedChunk,
  PlacedName,
  SourceFile,
  SyntaxProblem,
} from './tree.js';

/**
 * Reads a .hem file. Never throws; what could not be read is among the problems.
 *
 * @param previous a former version of the file: what stands in both is not read again.
 */
export function parse(text: string, previous?: SourceFile): SourceFile {
  const { readable, problems: unread } = withoutUnreadable(text);
  const chunks = chunksOf(readable, previous);
  const problems: SyntaxProblem[] = [];
  const ignores: IgnoreComment[] = [];
  const others: PlacedChunk[] = [];
  for (const placed of chunks) {
    if (placed.besides === 'nothing') continue;
    const { chunk, start } = placed;
    problems.push(...shifted(chunk.problems, start));
    ignores.push(...shifted(chunk.ignores, start));
    if (chunk.declarations.some(({ kind }) => kind !== 'material')) others.push(placed);
  }
  const names = later(() => namesOf(chunks));
  const declarations = later(() => chunks.flatMap((chunk) => chunk.declarations));
  return {
    text,
    readable,
    chunks,
    get names() {
      return names();
    },
    others,
    get declarations() {
      return declarations();
    },
    ignores,
    problems: upToSome(
      [...unread, ...problems].sort((a, b) => a.range.start - b.range.start),
      text,
    ),
  };
}

function namesOf(chunks: readonly PlacedChunk[]): MaterialNames {
  const first = new Map<string, PlacedName>();
  const repeated: PlacedName[] = [];
  const put = (name: string, within: PlacedChunk, index: number) => {
    if (first.has(name)) repeated.push({ within, index });
    else first.set(name, { within, index });
  };
  for (const within of chunks) {
    if (within.name !== undefined) put(within.name, within, 0);
    else if (within.besides === 'something') {
      for (const [index, { kind, name }] of within.chunk.declarations.entries()) {
        if (kind === 'material' && name?.text) put(name.text, within, index);
      }
    }
  }
  return { first, repeated };
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
