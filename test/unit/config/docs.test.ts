/** docs/configuration.md says what there is. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXTENDS, KEYS, SECTIONS } from '../../../server/src/config/keys.js';
import { readConfiguration } from '../../../server/src/config/read.js';

const page = readFileSync('docs/configuration.md', 'utf8');

test('its table has every key, with its default and its meaning', () => {
  const rows = page.split('\n').filter((line) => /^\| `/.test(line));
  const told = rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const keys = [EXTENDS, ...KEYS].filter(({ section }) => section !== 'rules');
  const rules = ['`rules`', 'each rule’s own', SECTIONS.rules];
  expect(told.sort()).toEqual(
    [...keys.map(({ id, fallback, means }) => [`\`${id}\``, fallback, means]), rules].sort(),
  );
});

test('its examples are right', () => {
  const blocks = [...page.matchAll(/^```json\n(.*?)^```/gms)].map(([, code = '']) => code);
  expect(blocks.length).toBeGreaterThan(1);
  for (const code of blocks) expect(readConfiguration(code, '/hem.json').problems).toEqual([]);
});
