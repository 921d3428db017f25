/** Files that a command writes. */
import { rmSync } from 'node:fs';
import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './exit-codes.js';

/**
 * Writes a whole file, or leaves what is there as it was, even where the program is interrupted.
 *
 * @param text may come in parts.
 * @throws UsageError if the file exists and is not to be overwritten, or cannot be written.
 */
export async function writeWhole(path: string, text: Iterable<string>, overwrite: boolean): Promise<void> {
  const present = await stat(path).catch(() => undefined);
  if (present?.isDirectory()) throw new UsageError(`${path} is a folder`);
  if (present && !overwrite) throw new UsageError(`${path} exists: --force overwrites it`);
  try {
    // A device or a pipe takes what it is given, and must not be replaced by a file.
    if (present && !present.isFile()) return await writeFile(path, text);
    // Where the path is a link, what it leads to is written, and the link stays.
    await replace(present ? await realpath(path) : path, text, present?.mode);
  } catch (error) {
    throw new UsageError(`${path} could not be written: ${(error as Error).message}`);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function replace(target: string, text: Iterable<string>, mode: number | undefined): Promise<void> {
  const draft = join(dirname(target), `.${basename(target)}.${crypto.randomUUID()}.tmp`);
  const clear = () => rmSync(draft, { force: true });
  const interrupted = (signal: NodeJS.Signals) => {
    clear();
    // Without another listener it ends the program, as it would have.
    process.off(signal, interrupted);
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, interrupted);
  process.on('exit', clear);
  try {
    await writeFile(draft, text, { flag: 'wx', ...(mode !== undefined && { mode }) });
    // The mode that a file is made with is cut by the umask.
    if (mode !== undefined) await chmod(draft, mode);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    process.off('exit', clear);
    for (const signal of SIGNALS) process.off(signal, interrupted);
  }
}
