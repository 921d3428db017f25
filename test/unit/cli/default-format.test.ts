import { expect, test } from 'vitest';
import { defaultFormat } from '../../../server/src/cli/default-format.js';
import { FORMATS } from '../../../server/src/reports/registry.js';

test.each([
  [{}, 'pretty'],
  [{ GITHUB_ACTIONS: 'true' }, 'github'],
  [{ GITHUB_ACTIONS: 'false' }, 'pretty'],
  [{ GITHUB_ACTIONS: '' }, 'pretty'],
])('with %j reports are %s', (env, format) => {
  expect(defaultFormat(env)).toBe(format);
  expect([...FORMATS.keys()]).toContain(format);
});
