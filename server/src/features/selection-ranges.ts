/** What to select around an offset, step by step: symbol, unit, group, line, body, declaration, file. */
import type { FileModel } from '../model/file.js';
import { bodyOf, declarationAt, wholeOf } from '../syntax/lookup.js';
import type { Range } from '../syntax/tree.js';

/** From the innermost to the whole file; each lies in the next one and is shorter. */
export function selectionRanges({ text, syntax }: FileModel, offset: number): Range[] {
  const holds = ({ start, end }: Range) => start <= offset && offset <= end && start < end;
  const declaration = declarationAt(syntax, offset);
  const body = declaration && bodyOf(declaration, text);
  const candidates = [
    ...(declaration ? [wholeOf(declaration), ...rangesIn(declaration)] : []),
    ...(body ? [body, { start: body.start - 1, end: body.end + 1 }] : []),
  ];
  const around = [
    ...candidates.map((range) => trimmed(range, text)).filter(holds),
    { start: 0, end: text.length },
  ];
  around.sort((a, b) => lengthOf(a) - lengthOf(b) || b.start - a.start);
  const steps: Range[] = [];
  for (const range of around) {
    const last = steps[steps.length - 1];
    // Of two neighbours that meet at the offset, the second is the one that it is on.
    const isAround = !last || (range.start <= last.start && last.end <= range.end);
    if (isAround && (!last || lengthOf(last) < lengthOf(range))) steps.push(range);
  }
  return steps;
}

/** The ranges of all nodes within a node of the tree, which is plain data. */
function rangesIn(node: unknown): Range[] {
  if (typeof node !== 'object' || node === null) return [];
  if (isRange(node)) return [node];
  return Object.values(node).flatMap(rangesIn);
}

function isRange(node: object): node is Range {
  return 'start' in node && typeof node.start === 'number' && 'end' in node && typeof node.end === 'number';
}

function trimmed({ start, end }: Range, text: string): Range {
  const written = text.slice(start, end);
  return {
    start: start + (written.length - written.trimStart().length),
    end: start + written.trimEnd().length,
  };
}

function lengthOf({ start, end }: Range): number {
  return end - start;
}
