import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { manualPage } from '../../scripts/manual/page.js';

const page = readFileSync('man/hem.1', 'utf8');

// Stale? Run: npm run generate
test('man/hem.1 is what the program says', async () => {
  expect(page).toBe(await manualPage());
});

describe('readers of manual pages', () => {
  const READERS = [
    ['groff', ['-man', '-ww', '-z', 'man/hem.1']],
    ['man', ['--warnings', '-l', 'man/hem.1']],
    ['mandoc', ['-T', 'lint', '-W', 'warning', 'man/hem.1']],
  ] as const;
  for (const [program, args] of READERS) {
    const isThere = !spawnSync(program, ['--version']).error;
    test.skipIf(!isThere)(`${program} has nothing to say against it`, () => {
      const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
      // It has no date: it is that of its version.
      const said = program === 'mandoc' ? stdout.replace(/^.*missing date.*\n/m, '') : '';
      expect(said + stderr).toBe('');
    });
  }
});
