/** What `hem check --fix` does where the file system refuses: the file stays as it was, and the reason is told. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fixFiles } from '../../../server/src/cli/check/fix.js';
import type { Failures } from '../../../server/src/cli/open-inputs.js';
import { analyse } from '../../../server/src/model/file.js';
import { PLAIN } from '../../../server/src/reports/paint.js';
import { check } from '../../../server/src/rules/check.js';

vi.mock('node:fs/promises', async (original) => ({ ...(await original<typeof files>()) }));

const UNUSED = '# hem-ignore site-sum: nothing to ignore\nmaterial a : O3 = LiCoO2\n';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hem-unwritable-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

test.each([
  ['access', 'EACCES: permission denied'],
  ['writeFile', 'ENOSPC: no space left on device'],
  ['rename', 'EPERM: operation not permitted'],
] as const)('%s is refused', async (operation, why) => {
  const path = join(folder, 'a.hem');
  writeFileSync(path, UNUSED);
  vi.spyOn(files, operation).mockRejectedValue(new Error(why));
  const model = analyse(UNUSED, path);
  const checked = { file: path, text: UNUSED, lines: model.lines, materials: ['a'], findings: check(model) };
  const told: string[] = [];
  const output = { paint: PLAIN, width: 80, write: (text: string) => void told.push(text) };
  const failures = { add: (message: string) => void told.push(message) } as unknown as Failures;
  const tally = await fixFiles([checked], { fix: true }, { out: output, err: output }, failures);
  expect(tally).toEqual({ fixes: 0, files: 0 });
  expect(told).toEqual([expect.stringContaining(`${path} stays as it is: `)]);
  expect(told[0]).toContain(why);
  expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['a.hem'], UNUSED]);
});
