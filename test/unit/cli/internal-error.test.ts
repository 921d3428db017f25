import { afterEach, expect, test, vi } from 'vitest';
import { internalError } from '../../../server/src/cli/internal-error.js';

afterEach(() => vi.unstubAllEnvs());

test('a bug is told in a line', () => {
  vi.stubEnv('HEM_DEBUG', undefined);
  expect(internalError(new TypeError('x is undefined'))).toBe(
    'this is a bug in hem: x is undefined (HEM_DEBUG=1 shows where)',
  );
  expect(internalError('thrown as text')).toContain('this is a bug in hem: thrown as text');
});

test('and in full to those who look for it', () => {
  vi.stubEnv('HEM_DEBUG', '1');
  expect(internalError(new Error('x'))).toMatch(
    /^this is a bug in hem: x\nError: x\n {4}at .+internal-error\.test/,
  );
});
