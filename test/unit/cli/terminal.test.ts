import { expect, test } from 'vitest';
import { hasColours, openOutput } from '../../../server/src/cli/terminal.js';

const stream = (isTTY: boolean) => ({ isTTY, write: () => true });

test.each([
  ['a terminal', true, {}, true],
  ['a pipe', false, {}, false],
  ['a terminal that cannot', true, { TERM: 'dumb' }, false],
  ['NO_COLOR', true, { NO_COLOR: '1' }, false],
  ['an empty NO_COLOR, which says nothing', true, { NO_COLOR: '' }, true],
  ['FORCE_COLOR in a pipe', false, { FORCE_COLOR: '1' }, true],
  ['FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
  ['NO_COLOR over FORCE_COLOR', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ['a pipe in CI', false, { CI: 'true' }, false],
])('%s', (_, isTTY, env, expected) => {
  expect(hasColours(stream(isTTY), env)).toBe(expected);
  const painted = openOutput(stream(isTTY), env).paint.error('error');
  expect(painted).toBe(expected ? '\u001b[1m\u001b[31merror\u001b[39m\u001b[22m' : 'error');
});

test('a terminal says how wide it is', () => {
  expect(openOutput({ ...stream(true), columns: 57 }, {}).width).toBe(57);
  expect(openOutput(stream(false), {}).width).toBe(100);
});
