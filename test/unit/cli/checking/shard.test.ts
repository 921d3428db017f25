import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { filesOf, type Sized, shardFrom } from '../../../../server/src/cli/checking/shard';

const files = fc.uniqueArray(fc.record({ file: fc.string(), size: fc.nat(1_000_000) }), {
  selector: ({ file }) => file,
  maxLength: 60,
});
const count = fc.integer({ min: 1, max: 12 });
const shares = (all: readonly Sized[], n: number) =>
  Array.from({ length: n }, (_, index) => filesOf({ index: index + 1, count: n }, all));
const names = (some: readonly Sized[]) => some.map(({ file }) => file);

test('every file is in exactly one shard, in its order', () => {
  fc.assert(
    fc.property(files, count, (all, n) => {
      const parts = shares(all, n);
      expect(parts.flat()).toHaveLength(all.length);
      expect(new Set(parts.flatMap(names))).toEqual(new Set(names(all)));
      for (const part of parts) expect(part).toEqual(all.filter((file) => part.includes(file)));
    }),
  );
});

test('the shards are the same in whichever order the files are found', () => {
  fc.assert(
    fc.property(files, count, (all, n) => {
      const reversed = shares([...all].reverse(), n).map((part) => names(part).reverse());
      expect(reversed).toEqual(shares(all, n).map(names));
    }),
  );
});

test('no shard is larger than another by more than its largest file', () => {
  fc.assert(
    fc.property(files, count, (all, n) => {
      const sizes = shares(all, n).map((part) => part.reduce((sum, { size }) => sum + size, 0));
      const largest = Math.max(0, ...all.map(({ size }) => size));
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(largest);
    }),
  );
});

it.each([
  ['1/1', { index: 1, count: 1 }],
  ['3/12', { index: 3, count: 12 }],
])('reads %s', (text, shard) => {
  expect(shardFrom(text)).toEqual(shard);
});

it.each(['', '1', '0/2', '3/2', '1/0', '-1/2', '1/2/3', ' 1/2', '1.5/2', '1/99999'])('refuses %j', (text) => {
  expect(() => shardFrom(text)).toThrow('such as 1/4');
});
