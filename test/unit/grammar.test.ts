import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { diagram } from '../../scripts/grammar/diagram.js';
import { grammarPage } from '../../scripts/grammar/page.js';
import { PRODUCTIONS, WORDS } from '../../scripts/grammar/productions.js';
import { namesIn } from '../../scripts/grammar/terms.js';

test('every production and every word is part of a file, and every name is one of them', () => {
  const terms = new Map(PRODUCTIONS.map(({ name, term }) => [name, term]));
  const known = [...terms.keys(), ...WORDS.map(({ name }) => name)];
  const used = new Set(['file']);
  for (const name of used) {
    const term = terms.get(name);
    for (const next of term ? namesIn(term) : []) used.add(next);
  }
  expect([...used].sort()).toEqual(known.sort());
});

// Stale? Run: npm run generate
test('docs/grammar.md and its diagrams say what the productions say', () => {
  expect(readFileSync('docs/grammar.md', 'utf8')).toBe(grammarPage());
  expect(readdirSync('docs/images/grammar').sort()).toEqual(
    PRODUCTIONS.map(({ name }) => `${name}.svg`).sort(),
  );
  for (const production of PRODUCTIONS) {
    expect(readFileSync(`docs/images/grammar/${production.name}.svg`, 'utf8')).toBe(diagram(production));
  }
});
