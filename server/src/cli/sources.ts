/** Files that are imported, from the file system. They are read wherever they lie, and never written. */
import { dirname, resolve } from 'node:path';
import { type Reading, readSource } from '../disk/read.js';
import type { Sources } from '../model/project.js';
import { shownName } from './files.js';

/**
 * The file system as it is while a command runs: each file is read once.
 *
 * @param names what the files that the command is about are called in what it reports, by their paths.
 */
export function fileSources(names: ReadonlyMap<string, string>): Sources {
  const known = new Map<string, Promise<Reading>>();
  return {
    resolve: (from, path) => resolve(dirname(from), path),
    read: (path) => {
      const source = known.get(path) ?? readSource(path);
      known.set(path, source);
      return source;
    },
    nameOf: (path) => names.get(path) ?? shownName(path),
  };
}
