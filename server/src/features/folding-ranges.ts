/** What can be folded: bodies, lists over several lines, runs of comments and of imports, and regions. */
import type { FileModel } from '../model/file.js';
import { bodyOf } from '../syntax/lookup.js';
import type { Declaration, Range } from '../syntax/tree.js';

export interface FoldingRange {
  /** The line that stays, from zero. */
  readonly first: number;
  /** The last line that is hidden. */
  readonly last: number;
  /** Missing for code. */
  readonly kind?: 'comment' | 'imports' | 'region';
}

/** In the order of the file; of two that begin in one line the longer counts. */
export function foldingRanges(model: FileModel): FoldingRange[] {
  const found = [
    ...inComments(model.text),
    ...imports(model),
    ...model.syntax.declarations.flatMap((declaration) => inDeclaration(declaration, model)),
  ];
  const byLine = new Map<number, FoldingRange>();
  for (const one of found) {
    const known = byLine.get(one.first);
    if (one.last > one.first && (!known || known.last < one.last)) byLine.set(one.first, one);
  }
  return [...byLine.values()].sort((a, b) => a.first - b.first);
}

function inDeclaration(declaration: Declaration, { text, lines }: FileModel): FoldingRange[] {
  const lineOf = (offset: number) => lines.positionAt(offset).line;
  const fold = ({ start, end }: Range): FoldingRange => ({ first: lineOf(start), last: lineOf(end) });
  const entries =
    declaration.kind === 'material' || declaration.kind === 'structure' ? (declaration.sites ?? []) : [];
  const body = bodyOf(declaration, text);
  // The brace that closes a body stays where it stands in a line of its own.
  const written = body && text.slice(body.start, body.end);
  const last = written?.trimEnd().length ?? 0;
  const behind = written?.slice(last).search(/[\r\n]/) ?? -1;
  return [
    ...(body ? [fold({ start: body.start, end: behind < 0 ? body.end : body.start + last + behind })] : []),
    ...entries.map(({ range }) => fold(range)),
  ];
}

// ------------------------------------------------------------------------------------------------- comments

const COMMENT = /^[\s\ufeff]*#/;
/** As in language-configuration.json, for editors without folding of their own. */
const REGION = /^[\s\ufeff]*#\s*(end)?region\b/;

/** Runs of lines that are comments, which a region interrupts, and regions, which may lie within each other. */
function inComments(text: string): FoldingRange[] {
  const found: FoldingRange[] = [];
  const regions: number[] = [];
  let run: number | undefined;
  const lines = [...text.split(/\r\n|\r|\n/), ''];
  for (const [line, content] of lines.entries()) {
    const region = REGION.exec(content);
    const isRun = !region && COMMENT.test(content);
    if (isRun) run ??= line;
    else if (run !== undefined) {
      found.push({ first: run, last: line - 1, kind: 'comment' });
      run = undefined;
    }
    if (!region) continue;
    const first = region[1] ? regions.pop() : undefined;
    if (!region[1]) regions.push(line);
    else if (first !== undefined) found.push({ first, last: line, kind: 'region' });
  }
  return found;
}

// -------------------------------------------------------------------------------------------------- imports

/** Imports between which no other declaration stands. */
function imports({ syntax: { declarations }, lines }: FileModel): FoldingRange[] {
  const runs: { start: number; end: number }[] = [];
  for (const [index, { kind, range }] of declarations.entries()) {
    if (kind !== 'import') continue;
    const run = declarations[index - 1]?.kind === 'import' ? runs[runs.length - 1] : undefined;
    if (run) run.end = range.end;
    else runs.push({ ...range });
  }
  return runs.map(({ start, end }) => ({
    first: lines.positionAt(start).line,
    last: lines.positionAt(end).line,
    kind: 'imports',
  }));
}
