/** The text of files on disk. */
import { readFile, stat } from 'node:fs/promises';
import type { Unread } from '../model/project.js';
import { decode } from './decode.js';

export type Reading = { readonly text: string } | Unread;

/** Bytes of a file that is read: texts of the language take a thousandth of it. */
export const MOST_BYTES = 64 * 2 ** 20;

/** Why a file is not read. */
export const TOO_LARGE = `it has more than ${MOST_BYTES / 2 ** 20} MB`;

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
    const found = await stat(path);
    if (!found.isFile()) return { why: 'it is no file' };
    if (found.size > MOST_BYTES) return { why: TOO_LARGE, help: 'split that file into several' };
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
