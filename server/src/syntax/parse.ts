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
  // Asked for at once, so that no version keeps the one before it.
  const known = previous && haveSameNames(chunks, previous.chunks) ? previous.names : undefined;
  const names = later(() => known ?? namesOf(chunks));
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
  const put = (name: string, place: PlacedName) => {
    if (first.has(name)) repeated.push(place);
    else first.set(name, place);
  };
  for (const [index, { chunk, name: only, besides }] of chunks.entries()) {
    if (only !== undefined) put(only, { chunk: index, index: 0 });
    else if (besides === 'something') {
      for (const [number, { kind, name }] of chunk.declarations.entries()) {
        if (kind === 'material' && name?.text) put(name.text, { chunk: index, index: number });
      }
    }
  }
  return { first, repeated };
}

function haveSameNames(chunks: readonly PlacedChunk[], former: readonly PlacedChunk[]): boolean {
  if (chunks.length !== former.length) return false;
  return chunks.every((one, index) => {
    const other = former[index];
    if (one.chunk === other?.chunk) return true;
    if (one.name !== undefined) return one.name === other?.name;
    return one.besides !== 'something' && other?.besides !== 'something' && other?.name === undefined;
  });
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
