import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { batchesOf, jobsFor, jobsFrom } from '../../../../server/src/cli/checking/jobs';

const MB = 2 ** 20;

it.each([
  ['nothing', 0, 8, 1],
  ['a file', 5000, 8, 1],
  ['as much as two threads take', 128 * 1024, 8, 2],
  ['much, on one processor', 100 * MB, 1, 1],
  ['much, on two processors', 100 * MB, 2, 2],
  ['much, on very many', 100 * MB, 128, 8],
])('%s', (_, bytes, processors, jobs) => {
  expect(jobsFor(bytes, processors)).toBe(jobs);
});

test('batches have every item once, in order, and none is empty', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100_000)), (sizes) => {
      const batches = batchesOf([...sizes.keys()], sizes);
      expect(batches.flat()).toEqual([...sizes.keys()]);
      expect(batches.every((batch) => batch.length > 0)).toBe(true);
    }),
  );
});

test('a large file has a batch of its own', () => {
  expect(batchesOf([0, 1, 2], [10, 200_000, 10])).toEqual([[0], [1], [2]]);
  expect(batchesOf([0, 2], [10, 200_000, 10])).toEqual([[0, 2]]);
});

it.each(['0', '-1', 'two', '1.5', '', '257', '99999'])('refuses %j jobs', (text) => {
  expect(() => jobsFrom(text)).toThrow('A number from 1 to 256');
});
