import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { rulePage } from '../../server/src/reports/rule-page.js';
import { RULES } from '../../server/src/rules/registry.js';
import { SEVERITIES } from '../../server/src/rules/rule.js';

// Stale? Run: npm run generate
test('the settings know every rule, its level and what it does', () => {
  const expected = RULES.map(({ id, severity, documentation }) => [
    id,
    { type: 'string', enum: [...SEVERITIES, 'off'], default: severity, description: documentation.what },
  ]);
  expect(manifest.contributes.configuration.properties['hem.rules'].properties).toEqual(
    Object.fromEntries(expected),
  );
});

// Stale? Run: npm run generate
test('docs/rules has the page of every rule, as the rule tells it', () => {
  expect(readdirSync('docs/rules').sort()).toEqual(RULES.map(({ id }) => `${id}.md`).sort());
  for (const rule of RULES) expect(readFileSync(`docs/rules/${rule.id}.md`, 'utf8')).toBe(rulePage(rule));
});

test('menus offer commands that there are', () => {
  const { commands, menus } = manifest.contributes;
  const known = commands.map(({ command }) => command);
  for (const { command } of Object.values(menus).flat()) expect(known).toContain(command);
});
