/** Laws of formatting while one types, for every place in a text. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatOnType } from '../../server/src/features/on-type-formatting.js';
import { applied } from '../../server/src/syntax/layout/edits.js';
import { saysTheSame } from '../../server/src/syntax/layout/same.js';
import { lex } from '../../server/src/syntax/lexer.js';
import { parse } from '../../server/src/syntax/parse.js';

const FILES = ['examples', 'test/fixtures/rules'].flatMap((folder) =>
  readdirSync(folder).flatMap((file) =>
    file.endsWith('.hem') ? readFileSync(`${folder}/${file}`, 'utf8') : [],
  ),
);

/** A file with blanks put between some of its tokens, whatever comes of it. */
const loosened = fc
  .tuple(
    fc.constantFrom(...FILES),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(' ', '  ', '\t')), { maxLength: 12 }),
  )
  .map(([text, blanks]) => {
    const { tokens } = lex(text);
    const at = new Map(
      blanks.map(([index, blank]) => [tokens[index % tokens.length]?.startOffset ?? 0, blank]),
    );
    return text
      .split('')
      .map((char, index) => (at.get(index) ?? '') + char)
      .join('');
  });

/** A text in which a new line was begun, or that has a brace before the cursor. */
const typed = fc.tuple(loosened, fc.nat(), fc.constantFrom('', '  ')).map(([text, place, indent]) => {
  const ends = [...text.matchAll(/\n|\}/g)].map(({ index }) => index);
  const end = ends[place % ends.length] ?? 0;
  if (text[end] === '}') return { text, offset: end + 1, char: '}' };
  return {
    text: `${text.slice(0, end)}\n${indent}${text.slice(end)}`,
    offset: end + 1 + indent.length,
    char: '\n',
  };
});

test('what is read stays, nothing behind the cursor changes, and a second time nothing does', () => {
  let changed = 0;
  fc.assert(
    fc.property(typed, ({ text, offset, char }) => {
      const edits = formatOnType(text, offset, char);
      const after = applied(text, edits);
      expect(saysTheSame(text, after)).toBe(true);
      for (const { range } of edits) expect(range.end).toBeLessThanOrEqual(offset);
      expect(text.slice(offset)).toBe(after.slice(after.length - (text.length - offset)));
      expect(formatOnType(after, offset + after.length - text.length, char)).toEqual([]);
      if (edits.length > 0) changed++;
    }),
    { numRuns: 300 },
  );
  expect(changed).toBeGreaterThan(0);
});

test('one declaration changes at most, and none that cannot be read', () => {
  fc.assert(
    fc.property(typed, ({ text, offset, char }) => {
      const edits = formatOnType(text, offset, char);
      const touched = parse(text).declarations.filter(({ keyword, range }) =>
        edits.some((edit) => edit.range.start < range.end && edit.range.end > keyword.start),
      );
      expect(touched.length).toBeLessThanOrEqual(1);
      for (const { broken } of touched) expect(broken).toBe(false);
    }),
    { numRuns: 300 },
  );
});
