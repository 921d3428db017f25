/** Which files a command is about, and their bytes. */
import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { MOST_BYTES, TOO_LARGE } from '../disk/read.js';
import { searchFolder } from '../disk/search.js';
import { UsageError } from './exit-codes.js';

/** Where to read: a path, or standard input where there is none. */
export interface Location {
  /** The name that reports show: relative to the current folder where it lies inside, otherwise as given. */
  readonly file: string;
  readonly path: string | undefined;
}

const STDIN = '-';

/**
 * The files that the arguments of a command mean: files as given, folders searched for .hem files, standard input
 * for `-` or a name for it, and the current folder for nothing. In the order given, each once.
 *
 * @param leavesOut what a search of a folder is not about, by its absolute path.
 * @throws UsageError before anything is read, if an argument means nothing.
 */
export async function locate(
  paths: readonly string[],
  stdinFilename: string | undefined,
  complain: (message: string) => void,
  leavesOut: (path: string) => Promise<boolean> = async () => false,
): Promise<Location[]> {
  if (paths.includes(STDIN) || stdinFilename !== undefined) return [locateStdin(paths, stdinFilename)];
  const given = paths.length > 0 ? paths : ['.'];
  const kinds = await Promise.all(given.map(kindOf));
  const missing = given.filter((_, index) => kinds[index] === 'missing');
  if (missing.length > 0)
    throw new UsageError(missing.map((path) => `no such file or folder: ${path}`).join('\n'));
  const found = new Map<string, Location>();
  for (const [index, path] of given.entries()) {
    const files = kinds[index] === 'folder' ? await search(path, complain, leavesOut) : [path];
    for (const file of files) {
      const absolute = resolve(file);
      if (!found.has(absolute)) found.set(absolute, { file: shownName(file), path: absolute });
    }
  }
  return [...found.values()];
}

/**
 * The bytes of a file or of standard input.
 *
 * @throws Error if they cannot be read, or are too many.
 */
export async function read({ path }: Location): Promise<Uint8Array> {
  if (path === undefined) return readStream(process.stdin);
  if ((await stat(path)).size > MOST_BYTES) throw new Error(TOO_LARGE);
  return readFile(path);
}

/** @throws Error as soon as there are too many. */
export async function readStream(stream: AsyncIterable<Uint8Array>, most = MOST_BYTES): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > most) throw new Error(TOO_LARGE);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function locateStdin(paths: readonly string[], stdinFilename: string | undefined): Location {
  if (paths.some((path) => path !== STDIN)) {
    throw new UsageError('standard input is read alone: give either `-` and --stdin-filename, or paths');
  }
  if (stdinFilename === '') throw new UsageError('--stdin-filename wants a name, such as cathodes.hem');
  return { file: stdinFilename ?? '<stdin>', path: undefined };
}

/** What cannot be looked at for another reason than that it is not there is told when it is read. */
async function kindOf(path: string): Promise<'file' | 'folder' | 'missing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'file';
  }
}

/** The .hem files in a folder, in an order that is the same everywhere. */
async function search(
  folder: string,
  complain: (message: string) => void,
  leavesOut: (path: string) => Promise<boolean>,
): Promise<string[]> {
  const found = await searchFolder(folder).catch((error: Error) => {
    complain(`${folder} could not be searched in full: ${error.message}`);
    return searchFolder(folder, { passesOverErrors: true });
  });
  if (found.length === 0) {
    throw new UsageError(`no .hem file in ${folder} (what .gitignore leaves out is not searched)`);
  }
  const files = found.sort().map((file) => join(folder, file));
  const isLeftOut = await Promise.all(files.map((file) => leavesOut(resolve(file))));
  const kept = files.filter((_, index) => !isLeftOut[index]);
  if (kept.length === 0)
    throw new UsageError(`\`exclude\` in hem.json leaves out every .hem file in ${folder}`);
  return kept;
}

/** How reports show a path: relative to the current folder where it lies inside, otherwise as it is given. */
export function shownName(path: string): string {
  const inside = relative('', path);
  const isInside = inside !== '' && !isAbsolute(inside) && inside.split(sep)[0] !== '..';
  return (isInside ? inside : path).replaceAll(sep, '/');
}
