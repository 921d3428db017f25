/**
 * Findings on disk: a file for each checked file, named after its address, so that what is new takes the place of what is
 * old.
 *
 * Architecture invariant: a folder of findings may be missing, broken or of another version, and is then as good as empty.
 */
import { randomUUID } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../exit-codes.js';
import type { EntryStore } from './cache.js';
import { type Entry, hashOf } from './cache-entry.js';

/** Bytes that all entries may take; beyond it those that were written first go. */
const MOST_BYTES = 256 * 2 ** 20;
/** Bytes of one entry: what is longer is checked each time. */
const LONGEST_ENTRY = 8 * 2 ** 20;
const ENDING = '.json';
/** What an aborted run left unfinished goes after an hour. */
const DRAFT = '.tmp';
const DRAFTS_LAST = 60 * 60 * 1000;

/** Where findings are kept unless it is said: with what other tools keep, or in the current folder. */
export async function defaultLocation(folder = process.cwd()): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    const isPackage = await access(join(at, 'package.json')).then(
      () => true,
      () => false,
    );
    if (isPackage) return join(at, 'node_modules', '.cache', 'hem');
    if (at === dirname(at)) return join(folder, '.hem-cache');
  }
}

export class DiskStore implements EntryStore {
  private readonly folder: string;
  private readonly limit: number;
  private isChanged = false;

  private constructor(folder: string, limit: number) {
    this.folder = folder;
    this.limit = limit;
  }

  /** @throws UsageError if nothing can be kept there. */
  static async open(location: string | undefined, limit = MOST_BYTES): Promise<DiskStore> {
    const folder = resolve(location ?? (await defaultLocation()));
    try {
      await mkdir(folder, { recursive: true });
      // Nothing in it is anyone's work: it belongs into no repository and no backup (bford.info/cachedir).
      await writeNew(join(folder, '.gitignore'), '*\n');
      await writeNew(join(folder, 'CACHEDIR.TAG'), 'Signature: 8a477f597d28d172789f06886806bc55\n');
    } catch (error) {
      throw new UsageError(`nothing can be kept in ${folder}: ${(error as Error).message}`);
    }
    return new DiskStore(folder, limit);
  }

  async get(address: string): Promise<Entry | undefined> {
    try {
      const stored = await readFile(this.pathOf(address), 'utf8');
      const end = stored.indexOf('\n');
      const content = stored.slice(end + 1);
      return stored.slice(0, end) === hashOf(content) ? (JSON.parse(content) as Entry) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps findings; where that fails they are found again. */
  async put(entry: Entry): Promise<void> {
    const content = JSON.stringify(entry);
    if (content.length > LONGEST_ENTRY) return;
    const path = this.pathOf(entry.address);
    const draft = `${path}.${randomUUID()}${DRAFT}`;
    this.isChanged = true;
    try {
      await writeFile(draft, `${hashOf(content)}\n${content}`, { flag: 'wx' });
      await rename(draft, path);
    } catch {
      await rm(draft, { force: true }).catch(() => {});
    }
  }

  /** Takes the oldest entries away where there are too many. Never rejects. */
  async close(): Promise<void> {
    if (!this.isChanged) return;
    try {
      const entries = await this.list();
      let total = entries.reduce((sum, { size }) => sum + size, 0);
      for (const { path, size, isStale } of entries) {
        if (total <= this.limit && !isStale) continue;
        total -= size;
        await rm(path, { force: true });
      }
    } catch {
      // Another run may be at the same.
    }
  }

  /** All files of the cache, the oldest first. */
  private async list() {
    const names = (await readdir(this.folder)).filter(
      (name) => name.endsWith(ENDING) || name.endsWith(DRAFT),
    );
    const files = names.map(async (name) => {
      const path = join(this.folder, name);
      const { size, mtimeMs } = await stat(path);
      return { path, size, mtimeMs, isStale: name.endsWith(DRAFT) && Date.now() - mtimeMs > DRAFTS_LAST };
    });
    return (await Promise.all(files)).sort((a, b) => a.mtimeMs - b.mtimeMs);
  }

  private pathOf(address: string): string {
    return join(this.folder, `${hashOf(address)}${ENDING}`);
  }
}

async function writeNew(path: string, text: string): Promise<void> {
  await writeFile(path, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
