/** `--watch`: checks again whenever a file changes, until interrupted. */
import { basename, dirname, resolve } from 'node:path';
import { type FSWatcher, watch as watchFiles } from 'chokidar';
import { FILE_NAME } from '../../config/keys.js';
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js';
import { tellError } from '../tell-error.js';
import type { Terminal } from '../terminal.js';
import type { EntryStore } from './cache.js';
import type { Entry } from './cache-entry.js';
import type { Session } from './check-files.js';

/** Milliseconds without a change before files are checked: editors write in several steps. */
const QUIET = 100;
/** Empties what is seen of a terminal, and leaves what was scrolled out of it (ECMA-48: ED 2, CUP). */
const CLEAR = '\x1b[2J\x1b[H';
const PASSED_OVER = /[\\/](?:node_modules|\.git)(?:[\\/]|$)/;

/**
 * Checks, and again after each change to what the last check was about.
 *
 * @param check one check; what it throws is told, and ends nothing but the first.
 */
export async function watch(
  paths: readonly string[],
  check: (session: Session) => Promise<ExitCode>,
  terminal: Terminal,
  isTerminal = process.stdout.isTTY === true,
): Promise<never> {
  if (paths.includes('-'))
    throw new UsageError('--watch waits for files to change, and standard input is none');
  const session: Session = { store: new MemoryStore(), watched: new Set() };
  process.once('SIGINT', () => process.exit(EXIT.clean));
  const given = (paths.length > 0 ? paths : ['.']).map((path) => resolve(path));
  const ignored = (path: string, stats?: { isFile(): boolean }) => {
    const isRead = path.endsWith('.hem') || path.endsWith(FILE_NAME) || session.watched.has(path);
    return PASSED_OVER.test(path) || (stats?.isFile() === true && !isRead && !given.includes(path));
  };
  const changes = new Changes();
  // Before the first check: what changes meanwhile is not missed.
  const watcher = watchFiles(given, { ignored, ignoreInitial: true });
  watcher.on('all', () => changes.tell());
  watcher.on('error', (error) => terminal.err.write(`${terminal.err.paint.error('error')}: ${error}\n`));
  const all = [watcher, ...watchAbove(given, changes)];
  await Promise.all(all.map((one) => new Promise<void>((ready) => one.once('ready', ready))));
  await check(session);
  for (;;) {
    watcher.add([...session.watched]);
    terminal.err.write('Waiting for a change …\n');
    await changes.next();
    if (isTerminal) terminal.out.write(CLEAR);
    await check(session).catch((error: unknown) => tellError(error, terminal));
  }
}

/** A hem.json that comes into a folder above counts from then on. */
function watchAbove(paths: readonly string[], changes: Changes): FSWatcher[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
  }
  // One for each: a folder within another that is watched to no depth is not looked into.
  return [...folders].map((folder) => {
    const ignored = (path: string) => path !== folder && basename(path) !== FILE_NAME;
    const watcher = watchFiles(folder, { depth: 0, ignored, ignoreInitial: true });
    watcher.on('all', (_, path) => {
      if (basename(path) === FILE_NAME) changes.tell();
    });
    // Not every folder above may be read; what counts there is told by the check.
    watcher.on('error', () => undefined);
    return watcher;
  });
}

/** Changes, several within a short time as one. */
class Changes {
  private timer: NodeJS.Timeout | undefined;
  private isWaiting = false;
  private resume: (() => void) | undefined;

  tell(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.isWaiting = true;
      this.resume?.();
    }, QUIET);
  }

  async next(): Promise<void> {
    if (!this.isWaiting)
      await new Promise<void>((resume) => {
        this.resume = resume;
      });
    this.isWaiting = false;
    this.resume = undefined;
  }
}

class MemoryStore implements EntryStore {
  private readonly entries = new Map<string, Entry>();

  async get(address: string): Promise<Entry | undefined> {
    return this.entries.get(address);
  }

  async put(entry: Entry): Promise<void> {
    this.entries.set(entry.address, entry);
  }

  async close(): Promise<void> {}
}
