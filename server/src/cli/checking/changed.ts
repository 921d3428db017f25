/** Which files were changed since a commit, as git knows it. */
import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UsageError } from '../exit-codes.js';

/** Bytes that git may answer: a hundred thousand paths. */
const MOST_BYTES = 64 * 2 ** 20;

/**
 * The absolute paths of the files that differ from where the history parted from `ref`, and of those that git does not
 * know yet. What was deleted is among them: what imports it has changed. The same in submodules.
 *
 * @throws UsageError outside of a repository, and for what names no commit.
 */
export async function changedFiles(ref = 'HEAD', folder = process.cwd()): Promise<Set<string>> {
  if (ref.startsWith('-')) throw new UsageError(`--changed wants a commit, and ${ref} looks like an option`);
  const top = await topOf(folder);
  const base = await baseOf(ref, top);
  const paths = new Set<string>();
  await collect(top, base, paths);
  return paths;
}

async function topOf(folder: string): Promise<string> {
  const { text, error } = await git(['rev-parse', '--show-toplevel'], folder);
  if (!error) return resolve(text.replace(/\r?\n$/, ''));
  const why =
    error.code === 'ENOENT'
      ? 'there is no git on this computer'
      : `${folder} is in no repository that git can read (${firstLine(error)})`;
  throw new UsageError(`--changed cannot be answered: ${why}`);
}

/** Where the history parted from a commit; the commit itself where both have nothing in common. */
async function baseOf(ref: string, top: string): Promise<string | undefined> {
  const commit = await git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], top);
  if (commit.error) {
    // Nothing is committed yet: everything is new.
    if (ref === 'HEAD') return undefined;
    throw new UsageError(
      `--changed wants a commit, and ${ref} is none that git knows here; a shallow clone has to fetch it first, and paths stand before --changed`,
    );
  }
  const hash = commit.text.trim();
  const base = await git(['merge-base', hash, 'HEAD'], top);
  return base.error ? hash : base.text.trim();
}

async function collect(top: string, base: string | undefined, paths: Set<string>): Promise<void> {
  // Without renames: one is a path that is gone and another that is new.
  const known =
    base === undefined
      ? ['ls-files', '-z', '--']
      : [
          'diff',
          '--name-only',
          '--no-renames',
          '--no-ext-diff',
          '--ignore-submodules=none',
          '-z',
          base,
          '--',
        ];
  const untracked = ['ls-files', '--others', '--exclude-standard', '-z', '--'];
  const listings = await Promise.all([known, untracked].map((args) => listing(args, top)));
  for (const path of listings.flat()) paths.add(join(top, path));
  for (const folder of await submodules(top)) {
    const path = join(top, folder);
    const recorded = base && (await recordedAt(base, folder, top));
    // Of what is recorded for it nothing may be at hand: then all of it counts as new.
    const isAtHand = recorded && !(await git(['cat-file', '-e', `${recorded}^{commit}`], path)).error;
    await collect(path, isAtHand ? recorded : undefined, paths);
  }
}

/** The folders of submodules that are checked out. */
async function submodules(top: string): Promise<string[]> {
  const links = (await listing(['ls-files', '--stage', '-z', '--'], top)).flatMap((line) => {
    const [mode = '', path] = line.split('\t');
    return mode.startsWith('160000 ') && path ? [path] : [];
  });
  const tops = links.map((path) => topOf(join(top, path)).catch(() => undefined));
  const own = await Promise.all(links.map((path) => realpath(join(top, path)).catch(() => undefined)));
  const found = await Promise.all(tops);
  return links.filter((_, index) => found[index] !== undefined && found[index] === own[index]);
}

async function recordedAt(base: string, folder: string, top: string): Promise<string | undefined> {
  const [line = ''] = await listing(['ls-tree', '-z', base, '--', folder], top);
  return /^160000 commit (\S+)\t/.exec(line)?.[1];
}

async function listing(args: readonly string[], folder: string): Promise<string[]> {
  const { text, error } = await git(args, folder);
  if (error)
    throw new UsageError(`--changed cannot be answered: git ${args[0]} failed (${firstLine(error)})`);
  return text.split('\0').filter((path) => path !== '');
}

interface Answer {
  readonly text: string;
  readonly error: (Error & { readonly code?: string | number | null | undefined }) | undefined;
}

function git(args: readonly string[], cwd: string): Promise<Answer> {
  return new Promise((done) => {
    execFile('git', [...args], { cwd, maxBuffer: MOST_BYTES, encoding: 'utf8' }, (error, stdout, stderr) => {
      done({
        text: stdout,
        error: error ? Object.assign(error, { message: stderr || error.message }) : undefined,
      });
    });
  });
}

function firstLine({ message }: Error): string {
  return message.trim().split('\n')[0] ?? '';
}
