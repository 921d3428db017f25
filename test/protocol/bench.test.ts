/** That the benchmarks run; what they measure is of no interest here. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

function bench(...args: string[]) {
  return spawnSync(process.execPath, ['scripts/bench.mjs', ...args], { cwd: root, encoding: 'utf8' });
}

test('every benchmark prints its figures', () => {
  const { status, stdout, stderr } = bench('--quick');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const sections = stdout.split(/^── /m).slice(1);
  const files = readdirSync(`${root}/bench`).filter((file) => file.endsWith('.ts') && file !== 'harness.ts');
  expect(sections).toHaveLength(files.length);
  for (const section of sections) {
    expect(section).toMatch(/load average \d+\.\d+; seed \d+; quick$/m);
    expect(section).toMatch(/^ {2}\S.* {2,}\S.*\d|NOT MEASURED/m);
    expect(section).not.toMatch(/NaN|undefined|unknown/);
  }
  // What a goal is set for is measured.
  expect([...stdout.matchAll(/\[goal: /g)].length).toBeGreaterThanOrEqual(15);
}, 600_000);

test('what cannot be meant is refused', () => {
  expect(bench('parsing')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/No such benchmark: parsing. There are: parse, /),
  });
  expect(bench('--quick', '--write')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/Only the figures of a whole run/),
  });
});
