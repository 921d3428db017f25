/** Files that a command writes. */
import { randomUUID } from 'node:crypto';
import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './exit-codes.js';

/**
 * Writes a whole file, or leaves what is there as it was.
 *
 * @throws UsageError if the file exists and is not to be overwritten, or cannot be written.
 */
export async function writeWhole(path: string, text: string, overwrite: boolean): Promise<void> {
  const present = await stat(path).catch(() => undefined);
  if (present?.isDirectory()) throw new UsageError(`${path} is a folder`);
  if (present && !overwrite) throw new UsageError(`${path} exists: --force overwrites it`);
  // Where the path is a link, what it leads to is written, and the link stays.
  const target = present ? await realpath(path) : path;
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    await writeFile(draft, text, { flag: 'wx', ...(present && { mode: present.mode }) });
    // The mode that a file is made with is cut by the umask.
    if (present) await chmod(draft, present.mode);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw new UsageError(`${path} could not be written: ${(error as Error).message}`);
  }
}
