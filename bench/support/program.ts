/** A program of Node, run to its end. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, scratch } from '../harness.js';

/** Times in ms; `peak` is the most memory that was resident, in bytes. */
export interface Run {
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
}

/**
 * Runs a program; what it prints is dropped.
 *
 * @param codes exit codes that are as expected.
 * @throws where it ends otherwise.
 */
export function run(args: readonly string[], codes: readonly number[] = [0]): Run {
  const file = join(scratch, 'probe.json');
  rmSync(file, { force: true });
  const began = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--require', join(root, 'bench/support/probe.cjs'), ...args],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, HEM_BENCH_PROBE: file },
    },
  );
  const wall = performance.now() - began;
  if (status === null || !codes.includes(status)) throw new Error(`${args.join(' ')}: ${status} ${stderr}`);
  return { wall, ...JSON.parse(readFileSync(file, 'utf8')) };
}
