import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commandLinePage } from '../../scripts/command-line.js';

// Stale? Run: npm run generate
test('docs/command-line.md has every option of every command', async () => {
  const page = readFileSync('docs/command-line.md', 'utf8');
  expect(await commandLinePage(page)).toBe(page);
});
