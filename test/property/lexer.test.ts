/** Every character of a file is part of one thing that is read, or of the blanks between. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_LINE, lex } from '../../server/src/syntax/lexer.js';
import { parse } from '../../server/src/syntax/parse.js';
import { inputs } from '../fuzz/inputs.js';

/** What the lexer skips: blanks, line ends, and what goes on in the next line behind a comma. */
const SKIPPED = /^[\s\u200b]*$/;

const texts = inputs.map(({ text }) => text.replaceAll('\0', ''));

test('what is read lies apart and in order, with nothing but blanks between', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { tokens, comments } = lex(text);
      let end = 0;
      for (const { startOffset, image } of [...tokens, ...comments].sort(
        (a, b) => a.startOffset - b.startOffset,
      )) {
        expect(startOffset).toBeGreaterThanOrEqual(end);
        expect(image).not.toBe('');
        expect(text.slice(startOffset, startOffset + image.length)).toBe(image);
        expect(text.slice(end, startOffset)).toMatch(SKIPPED);
        end = startOffset + image.length;
      }
      expect(text.slice(end)).toMatch(SKIPPED);
    }),
    { numRuns: 300 },
  );
});

test('a line that is too long is blank, and the others are read', () => {
  const text = `material a = LiF\n${'('.repeat(LONGEST_LINE + 1)}\nmaterial b = NaF\n`;
  const { tokens, problems } = lex(text);
  expect(tokens.map(({ image }) => image).join(' ')).toBe('material a = Li F \n material b = Na F \n');
  expect(problems.map(({ range }) => text.charAt(range.start))).toEqual(['(']);
});

test('the tree has the whole text, and its declarations stand in it in order', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { text: own, declarations } = parse(text);
      expect(own).toBe(text);
      let end = 0;
      for (const { range, keyword, name, doc } of declarations) {
        expect(range.start).toBeGreaterThanOrEqual(end);
        expect(range.end).toBeLessThanOrEqual(text.length);
        for (const part of [keyword, name?.range]) {
          if (part) expect([range.start <= part.start, part.end <= range.end]).toEqual([true, true]);
        }
        if (doc) expect(doc.range.end).toBeLessThanOrEqual(range.start);
        end = range.end;
      }
    }),
    { numRuns: 300 },
  );
});
