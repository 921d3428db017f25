import { posix } from 'node:path';
import type { FileModel } from '../../server/src/model/file.js';
import {
  DEFAULT_PROJECT,
  evaluateProject,
  gather,
  type ProjectCache,
  readProject,
  type Sources,
} from '../../server/src/model/project.js';

/** Files in memory, by their paths. */
export function memory(files: Readonly<Record<string, string>>): Sources {
  return {
    resolve: (from, path) => posix.join(posix.dirname(from), path),
    read: async (address) => {
      const text = files[address];
      return text === undefined ? { why: 'there is no such file', isMissing: true } : { text };
    },
    nameOf: (address) => address,
  };
}

/** The model of one of the files. */
export function readFrom(
  files: Readonly<Record<string, string>>,
  address: string,
  cache?: ProjectCache,
): Promise<FileModel> {
  return readProject({ address, text: files[address] ?? '' }, memory(files), () => DEFAULT_PROJECT, cache);
}

/** The models of all files, by their paths. */
export async function readAll(
  files: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, FileModel>> {
  const roots = Object.entries(files).map(([address, text]) => ({ address, text }));
  return evaluateProject(await gather(roots, memory(files), () => DEFAULT_PROJECT));
}
