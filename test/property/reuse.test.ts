/** Reading an edited file anew and taking over from its former version come to the same. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse, type FileModel } from '../../server/src/model/file.js';
import type { PartModel } from '../../server/src/model/file-model.js';
import { check } from '../../server/src/rules/check.js';
import { RULES } from '../../server/src/rules/registry.js';

const sources = [
  'examples/getting-started.hem',
  'examples/review.hem',
  'test/fixtures/rules/site-sum.hem',
].map((file) => readFileSync(file, 'utf8'));
const inserted = fc.constantFrom(
  '0',
  '.5',
  'Li',
  '\n',
  '{',
  '}',
  '(',
  ')',
  ' ',
  '#',
  ': O3',
  'material x = LiF\n',
  '',
);
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(12),
  text: inserted,
});

test('any sequence of edits', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...sources),
      fc.array(edit, { minLength: 1, maxLength: 8 }),
      (source, edits) => {
        let text = source;
        let model: FileModel = analyse(text, 'edited.hem');
        for (const { at, removed, text: added } of edits) {
          const start = Math.floor(at * text.length);
          text = text.slice(0, start) + added + text.slice(start + removed);
          model = analyse(text, 'edited.hem', undefined, model);
        }
        const anew = analyse(text, 'edited.hem');
        expect(model.materials).toEqual(anew.materials);
        expect(check(model)).toEqual(check(anew));
      },
    ),
    { numRuns: 30 },
  );
});

const files = ['examples', 'test/fixtures/rules'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.hem'))
    .map((name) => `${folder}/${name}`),
);

test.each(files)('rules about single declarations need no more of %s than each of them', (file) => {
  const model = analyse(readFileSync(file, 'utf8'), file);
  const told = (part: PartModel, start: number): string[] =>
    RULES.flatMap((rule) => {
      const found: string[] = [];
      rule.checkDeclarations?.(part, ({ range, message, material }) =>
        found.push(`${range.start + start}-${range.end + start} ${rule.id} ${material}: ${message}`),
      );
      return found;
    });
  const apart = model.parts.flatMap(({ start, model: part }) => told(part, start));
  expect(apart.sort()).toEqual(told(model, 0).sort());
});
