/** The repository as others get it: what git would commit, in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
}

/** Runs a program to its end, as one that a person starts, not as one that npm or vitest has started. */
export function run(
  program: string,
  args: readonly string[],
  { cwd, env, input = '' }: Surroundings = {},
): Run {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:npm_|VITEST|NODE_OPTIONS$|NODE_ENV$|GITHUB_|GIT_|CI$|FORCE_COLOR$)/i.test(name),
  );
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    input,
    encoding: 'utf8',
    env: { ...Object.fromEntries(inherited), ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr: error ? String(error) : stderr };
}

/** The same, where nothing but success will do. */
export function succeed(program: string, args: readonly string[], surroundings: Surroundings = {}): string {
  const { code, stdout, stderr } = run(program, args, surroundings);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`);
  return stdout;
}

export function isThere(program: string): boolean {
  return run(program, ['--version']).code === 0;
}

/** Folders, removed together. */
export class Folders {
  readonly #made: string[] = [];

  create(): string {
    const folder = mkdtempSync(join(tmpdir(), 'hem-integration-'));
    this.#made.push(folder);
    return folder;
  }

  remove(): void {
    for (const folder of this.#made) rmSync(folder, { recursive: true, force: true });
  }
}

/** A repository with all that is there as its one commit. */
export function commit(folder: string): string {
  const git = (...args: string[]) => succeed('git', args, { cwd: folder });
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=test', '-c', 'user.email=test@localhost', 'commit', '--quiet', '--message', 'test');
  return git('rev-parse', 'HEAD').trim();
}

/** Copies what is in this repository, changes that are not committed yet included, and nothing that is built. */
export function copyRepository(folder: string): void {
  const files = succeed('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: ROOT,
  });
  const deleted = new Set(succeed('git', ['ls-files', '--deleted', '-z'], { cwd: ROOT }).split('\0'));
  for (const file of new Set(files.split('\0'))) {
    if (file === '' || deleted.has(file)) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(ROOT, file), join(folder, file));
  }
}

/** Packs what is built, and tells the path of the package. */
export function pack(folder: string): string {
  const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  return join(folder, succeed('npm', args, { cwd: ROOT }).trim());
}
