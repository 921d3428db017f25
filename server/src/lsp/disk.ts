/** Files that are not open, from the file system. Nothing is written. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readSource } from '../disk/read.js';
import { searchFolder } from '../disk/search.js';
import type { Files } from './files.js';

export const disk: Files = {
  async read(uri) {
    const path = pathOf(uri);
    return path === undefined ? NOWHERE : readSource(path);
  },

  async list(folders) {
    const found = await Promise.all(folders.map((folder) => search(pathOf(folder))));
    return [...new Set(found.flat())].map((path) => pathToFileURL(path).href);
  },
};

const NOWHERE = { why: 'it is not on this computer', isMissing: true };

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

async function search(folder: string | undefined): Promise<string[]> {
  if (folder === undefined) return [];
  return searchFolder(folder, { passesOverErrors: true, isAbsolute: true }).catch(() => []);
}
