import { expect, it, test } from 'vitest';
import { Progress } from '../../../../server/src/cli/checking/progress';

function shown({ isTTY = true, env = {}, columns = 80 } = {}) {
  const written: string[] = [];
  let time = 0;
  const stream = { isTTY, columns, write: (text: string) => written.push(text) };
  const progress = new Progress(1000, stream, env, () => time);
  for (let file = 0; file < 1000; file++) {
    time += 5;
    progress.step(100);
  }
  progress.end();
  return written;
}

test('is redrawn ten times a second at most, with a rate, and erased in the end', () => {
  const written = shown();
  expect(written.length).toBeLessThanOrEqual(5 * 10 + 1);
  expect(written.length).toBeGreaterThan(40);
  expect(written[0]).toBe('\r\x1b[K100 of 1000 files, 20000 materials a second');
  expect(written.at(-1)).toBe('\r\x1b[K');
});

test('is cut to the width of the terminal, so that it stays in one line', () => {
  expect(shown({ columns: 20 })[0]).toBe('\r\x1b[K100 of 1000 files, ');
});

it.each([
  ['a pipe', { isTTY: false }],
  ['CI', { env: { CI: 'true' } }],
  ['a terminal that obeys nothing', { env: { TERM: 'dumb' } }],
])('is not shown in %s', (_, surroundings) => {
  expect(shown(surroundings)).toEqual([]);
});

test('is not shown where nothing takes long', () => {
  const written: string[] = [];
  const progress = new Progress(2, { isTTY: true, write: (text) => written.push(text) }, {}, () => 0);
  progress.step(1);
  progress.end();
  expect(written).toEqual([]);
});
