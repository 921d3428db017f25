import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
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
