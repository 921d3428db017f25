import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { excerpt } from '../../../server/src/reports/excerpt.js';

describe('an excerpt', () => {
  test('is the line where it fits', () => {
    expect(excerpt('Li日本O2', 2, 4, 8)).toEqual({ text: 'Li日本O2', indent: 2, carets: 4 });
  });

  test('splits no character at its ends', () => {
    const line = '🧪'.repeat(100);
    const { text } = excerpt(line, 101, 103, 21);
    expect(text).toBe(`…${'🧪'.repeat(9)}…`);
  });

  test('shows a caret even if a line of marks without width fills it', () => {
    expect(excerpt(`a${'\u0301'.repeat(500)}b`, 501, 502, 20).carets).toBe(1);
  });

  test('of a line of megabytes is what is around the place', () => {
    const line = '日'.repeat(5_000_000);
    const { text, carets } = excerpt(line, 4_000_000, 4_500_000, 80);
    expect(text.length).toBeLessThan(80);
    expect(carets).toBeGreaterThan(10);
  });

  test('fits into the width with its carets', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(
        line,
        fc.nat(300),
        fc.nat(50),
        fc.integer({ min: 20, max: 60 }),
        (text, at, length, width) => {
          const from = Math.min(at, text.length);
          const shown = excerpt(text, from, Math.min(from + length, text.length), width);
          expect(stringWidth(shown.text)).toBeLessThanOrEqual(width);
          expect(shown.carets).toBeGreaterThan(0);
          expect(shown.indent).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
