import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export const PROGRAM = fileURLToPath(new URL('../../dist/hem.js', import.meta.url));

export interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Folders with files, removed together. */
export class Workspaces {
  readonly #folders: string[] = [];

  /** A folder with files of these contents. */
  create(files: Readonly<Record<string, string | Uint8Array>>): string {
    const folder = mkdtempSync(join(tmpdir(), 'hem-cli-'));
    this.#folders.push(folder);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return folder;
  }

  remove(): void {
    for (const folder of this.#folders) rmSync(folder, { recursive: true });
  }
}

interface Surroundings {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built program, with nothing in its environment that decides about colours or formats. */
export function start(args: readonly string[], { cwd, env }: Surroundings = {}) {
  if (!existsSync(PROGRAM)) throw new Error('There is no dist/hem.js: run `npm run build`.');
  const { NO_COLOR: _, FORCE_COLOR: __, HEM_DEBUG: ___, GITHUB_ACTIONS: ____, ...inherited } = process.env;
  return spawn(process.execPath, [PROGRAM, ...args], {
    ...(cwd !== undefined && { cwd }),
    env: { ...inherited, ...env },
    stdio: 'pipe',
  });
}

/** Runs the built program to its end. */
export async function hem(args: readonly string[], surroundings: Surroundings = {}): Promise<Result> {
  const child = start(args, surroundings);
  // A program that refuses its arguments does not wait for its input.
  child.stdin.on('error', () => {});
  child.stdin.end(surroundings.input ?? '');
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, stdout, stderr };
}
