/** In the quotes of an import: the files that can be imported. */
import type { Context } from '../place/place.js';
import { type Completion, endOf } from './completion.js';

/** @param paths as they would be written, relative to the folder of the file. */
export function pathCompletions(context: Context, paths: readonly string[]): Completion[] {
  const { before, after, model } = context;
  const typed = /"[^"]*$/.exec(before)?.[0] ?? '';
  const range = endOf(context, typed.length);
  const isClosed = typed !== '' && after.startsWith('"');
  const imported = new Set(model.imports.map(({ declaration }) => declaration.path?.text));
  return paths
    .filter((path) => !imported.has(path))
    .map((path) => ({
      kind: 'file',
      label: path,
      insert: `"${path.replace(/["\\]/g, '\\$&')}"`,
      filter: typed === '' ? path : `"${path}`,
      detail: 'file of the workspace',
      range: isClosed ? { ...range, end: range.end + 1 } : range,
    }));
}
