/** Sorts the imports and leaves out those that are written twice. */
import type { FileModel, Import } from '../../model/file-model.js';
import type { TextEdit } from '../../rules/rule.js';
import { lineEnd, lineStart } from './layout.js';
import type { Offer, Refactoring, Refusal } from './refactoring.js';
import { textOf } from './selection.js';

export const organiseImports: Refactoring = {
  id: 'organise-imports',
  kind: 'source.organizeImports',
  offers({ model }): (Offer | Refusal)[] {
    const title = 'Sort the imports';
    if (model.imports.length < 2) return [];
    // Of two files that declare one name, that of the first import counts.
    if (!areApart(model))
      return [{ title, why: 'Two imported files declare one name, so their order counts' }];
    const edits = runsOf(model).flatMap((run) => sorted(run, model));
    return edits.length > 0 ? [{ title, edits: () => edits }] : [];
  },
};

function areApart({ imports }: FileModel): boolean {
  const models = new Set(imports.flatMap(({ outcome }) => (outcome?.kind === 'read' ? outcome.model : [])));
  const names = [...models].flatMap((model) => [
    ...new Set(model.syntax.declarations.flatMap(({ kind, name }) => (name ? `${kind} ${name.text}` : []))),
  ]);
  return new Set(names).size === names.length;
}

/** Imports line by line with nothing between them: comments and empty lines keep their places. */
function runsOf(model: FileModel): Import[][] {
  const runs: Import[][] = [];
  let line = Number.NaN;
  for (const one of model.imports) {
    const { line: own } = model.lines.positionAt(one.declaration.range.start);
    const run = runs[runs.length - 1];
    if (run && own === line + 1) run.push(one);
    else runs.push([one]);
    line = own;
  }
  return runs;
}

/** A comment behind an import stays with it; one that is written twice goes only where nothing is behind it. */
function sorted(run: readonly Import[], model: FileModel): TextEdit[] {
  const [first] = run;
  const last = run[run.length - 1];
  if (!first || !last) return [];
  const lines = run.map(({ declaration }) => ({
    path: declaration.path?.text ?? '',
    text: textOf(
      {
        start: lineStart(declaration.range.start, model),
        end: lineEnd(declaration.range.end, model),
      },
      model,
    ).trimEnd(),
    isCommented: /\S/.test(
      textOf({ start: declaration.range.end, end: lineEnd(declaration.range.end, model) }, model),
    ),
  }));
  const wanted = [...lines].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const kept = wanted.filter(
    ({ path, isCommented }, index) =>
      isCommented || !wanted.some((other, at) => other.path === path && (other.isCommented || at < index)),
  );
  const range = {
    start: lineStart(first.declaration.range.start, model),
    end: lineEnd(last.declaration.range.end, model),
  };
  const eol = /\r\n|\r|\n/.exec(textOf(range, model))?.[0] ?? '\n';
  const text = kept.map((line) => line.text).join(eol);
  return text === textOf(range, model) ? [] : [{ range, text }];
}
