import { expect, test } from 'vitest';
import { decode } from '../../../server/src/disk/decode.js';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

test.each([
  ['plain text', bytes('Na₀.₈₃\r\nδ'), 'Na₀.₈₃\r\nδ'],
  ['a byte-order mark, which is taken off', bytes('\ufeffLi'), 'Li'],
  ['nothing', bytes(), ''],
  ['a NUL, which is for the parser to tell', bytes('Li\0'), 'Li\0'],
])('%s is text', (_, input, text) => {
  expect(decode(input)).toEqual({ text, flaw: undefined });
});

test.each([
  ['Latin-1', bytes('material a\n# 5 ', [0xb5], 'm\n'), 15],
  ['a character cut off', bytes('Li', [0xe2, 0x82]), 2],
  ['a stray byte after U+FFFD itself', bytes('\ufffd\nδ', [0xff]), 3],
  ['a byte-order mark before it', bytes('\ufeffa\nb', [0xff]), 3],
  ['UTF-16', Buffer.from('\ufeffLi', 'utf16le'), 0],
  ['a surrogate', bytes('a', [0xed, 0xa0, 0x80]), 1],
])('%s is told where it begins', (_, input, flaw) => {
  expect(decode(input).flaw).toBe(flaw);
});
