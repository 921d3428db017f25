/** Files that are imported, from the file system. They are read wherever they lie, and never written. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Sources, Unread } from '../model/project.js';
import { decode } from './decode.js';
import { shownName } from './files.js';

type Reading = { readonly text: string } | Unread;

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

/** Files that are read at once: systems allow for a limited number of open ones. */
const MOST_AT_ONCE = 64;
let reading = 0;
const waiting: (() => void)[] = [];

/** The text of a file, or why there is none. */
export async function readSource(path: string): Promise<Reading> {
  if (reading >= MOST_AT_ONCE) await new Promise<void>((next) => waiting.push(next));
  reading++;
  try {
    // A pipe would be waited for without end.
    if (!(await stat(path)).isFile()) return { why: 'it is no file' };
    const { text, flaw } = decode(await readFile(path));
    return flaw === undefined ? { text } : { why: 'it is not UTF-8 text', help: 'save that file as UTF-8' };
  } catch (error) {
    return whyOf(error as NodeJS.ErrnoException);
  } finally {
    reading--;
    waiting.shift()?.();
  }
}

function whyOf({ code, message }: NodeJS.ErrnoException): Unread {
  if (code === 'ENOENT' || code === 'ENOTDIR') return { why: 'there is no such file', isMissing: true };
  if (code === 'EACCES' || code === 'EPERM') return { why: 'it may not be read' };
  return { why: `it could not be read, ${message}` };
}
