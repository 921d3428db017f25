/** What editors show and select in any text: each in its place, apart from the others or within them. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeLenses, lensText } from '../../server/src/features/code-lens.js';
import { documentColors } from '../../server/src/features/document-colors.js';
import { documentLinks } from '../../server/src/features/document-links.js';
import { foldingRanges } from '../../server/src/features/folding-ranges.js';
import { highlights } from '../../server/src/features/highlights.js';
import { selectionRanges } from '../../server/src/features/selection-ranges.js';
import { semanticTokens } from '../../server/src/features/semantic-tokens.js';
import { typeDefinitions } from '../../server/src/features/type-definition.js';
import { subtypes, typeAt } from '../../server/src/features/type-hierarchy.js';
import { analyse, type FileModel } from '../../server/src/model/file.js';
import { check } from '../../server/src/rules/check.js';

const sources = readdirSync('examples').map((file) => readFileSync(`examples/${file}`, 'utf8'));
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(20),
  text: fc.constantFrom(
    '',
    'x',
    '"',
    '{',
    '}',
    '(',
    '#',
    '\n',
    '\r\n',
    ' from a',
    '\n# region\n',
    '10.1000/(1',
  ),
});
const texts = fc
  .tuple(fc.constantFrom(...sources), fc.nat(), fc.array(edit, { maxLength: 5 }))
  .map(([source, from, edits]) => {
    const start = from % source.length;
    return edits.reduce(
      (text, { at, removed, text: added }) => {
        const offset = Math.floor(at * text.length);
        return text.slice(0, offset) + added + text.slice(offset + removed);
      },
      source.slice(start, start + 800),
    );
  });
const places = fc
  .tuple(texts, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([text, at]): [FileModel, number] => [analyse(text, 'any.hem'), Math.floor(at * text.length)]);

test('tokens and links are in order, apart from each other, each within a line', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const model = analyse(text, 'any.hem');
      for (const all of [semanticTokens(model), documentLinks(model)]) {
        let last = 0;
        for (const { range } of all) {
          expect(range.start).toBeGreaterThanOrEqual(last);
          expect(text.slice(range.start, range.end)).toMatch(/^[^\r\n]+$/);
          last = range.end;
        }
      }
      for (const { range } of documentColors(model)) {
        expect(text.slice(range.start, range.end)).toMatch(/^[A-Z][a-z]?$/);
      }
    }),
  );
});

test('the tokens of a part are those of the whole', () => {
  fc.assert(
    fc.property(places, ([model, offset]) => {
      const all = semanticTokens(model);
      const part = semanticTokens(model, { start: offset, end: offset + 40 });
      expect(all).toEqual(expect.arrayContaining(part));
      const inside = all.filter(({ range }) => range.start < offset + 40 && range.end > offset);
      expect(part).toEqual(expect.arrayContaining(inside));
    }),
  );
});

test('what is folded has lines to hide, and lies within what it begins in', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const model = analyse(text, 'any.hem');
      const firsts = new Set<number>();
      for (const { first, last } of foldingRanges(model)) {
        expect(first).toBeLessThan(last);
        expect(last).toBeLessThan(model.lines.lineCount);
        expect(firsts.has(first)).toBe(false);
        firsts.add(first);
      }
    }),
  );
});

test('a selection grows until it is the file', () => {
  fc.assert(
    fc.property(places, ([model, offset]) => {
      const steps = selectionRanges(model, offset);
      let last = { start: offset, end: offset };
      for (const { start, end } of steps) {
        expect(start).toBeLessThanOrEqual(last.start);
        expect(end).toBeGreaterThanOrEqual(last.end);
        last = { start, end };
      }
      expect(last).toEqual({ start: 0, end: model.text.length });
    }),
  );
});

test('highlights are alike, and types are somewhere', () => {
  fc.assert(
    fc.property(places, ([model, offset]) => {
      const { text, address } = model;
      const written = highlights(model, offset).map(({ range }) => text.slice(range.start, range.end));
      expect(written.every((one) => one !== '')).toBe(true);
      for (const { range } of typeDefinitions(model, offset)) expect(range.start).toBeLessThan(range.end);
      const named = typeAt(model, offset);
      if (named) {
        for (const { range, selection } of subtypes(named, new Map([[address, model]]))) {
          expect(range.start <= selection.start && selection.end <= range.end).toBe(true);
        }
      }
    }),
  );
});

test('every lens has a text, and stands where its subject is declared', () => {
  fc.assert(
    fc.property(texts, texts, (before, text) => {
      const previous = codeLenses(analyse(before, 'any.hem'));
      const model = analyse(text, 'any.hem');
      for (const lens of codeLenses(model, previous, check(model))) {
        expect(lensText(lens).text).not.toBe('');
        expect(lens.range.start).toBeLessThan(lens.range.end);
      }
    }),
  );
});
