/**
 * What is known of a file after edits is what is known of it read anew: its tree, its findings, its figures, its hovers,
 * and those of the files that import it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeLenses, lensText } from '../../server/src/features/code-lens.js';
import { hover } from '../../server/src/features/hover.js';
import { toPlainText } from '../../server/src/features/markup.js';
import type { FileModel } from '../../server/src/model/file.js';
import type { ProjectCache } from '../../server/src/model/project.js';
import { check } from '../../server/src/rules/check.js';
import { HOSTILE } from '../fuzz/inputs.js';
import { readFrom } from '../support/memory.js';

const SOURCES = [...readdirSync('examples').map((file) => `examples/${file}`), 'test/fixtures/every-form.hem']
  .filter((file) => file.endsWith('.hem'))
  .map((file) => readFileSync(file, 'utf8').slice(0, 2500));

const ROOT = `import "shared.hem"
material own from base {
  M: Ni -> Co
}
material f(x = 0, y) : layers = Na[Mn{1-x}Tix]O2
batch "b" of base {
  mass 10 g
  from Na2CO3, NiO
}
`;
const SHARED = `let y = 0.1
structure layers {
  A *1 : Na, Va
  M *1
  X *2 : O
}
material base : layers = Na[Ni0.5Mn0.5]O2
`;

const part = fc.integer({ min: 0, max: 9999 }).map((parts) => parts / 10_000);
const edit = fc.record({
  at: part,
  removed: fc.nat(30),
  text: fc.oneof(
    fc.constantFrom(
      '',
      '',
      '0',
      'Li',
      '\n',
      '\r\n',
      '\n\n',
      '#',
      '}',
      '{',
      'y',
      'x',
      'material a = LiF\n',
      '# c\n',
      ' ',
    ),
    fc.constantFrom(...HOSTILE),
  ),
});
type Edit = typeof edit extends fc.Arbitrary<infer One> ? One : never;

function edited(text: string, { at, removed, text: added }: Edit): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + added + text.slice(start + removed);
}

/** All that is known, as plain data. */
function told(model: FileModel, places: readonly number[]) {
  const { text, syntax, materials, measurements, batches, mixtures } = model;
  const whole = JSON.stringify([syntax.declarations, syntax.ignores, syntax.problems], (_, value) =>
    typeof value === 'bigint' ? `${value}` : value,
  );
  const hovers = places.map((place) => hover(model, Math.floor(place * text.length)));
  return {
    tree: whole,
    findings: check(model),
    materials,
    others: [measurements, batches, mixtures],
    lenses: codeLenses(model).map(lensText),
    hovers: hovers.map((one) => one && [one.range, toPlainText(one.blocks)]),
  };
}

const places = fc.array(part, { minLength: 4, maxLength: 4 });

test('a file after any edits', () => {
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...SOURCES),
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      places,
      async (source, edits, at) => {
        const cache: ProjectCache = new Map();
        let text = source;
        let model = await readFrom({ 'a.hem': text }, 'a.hem', cache);
        for (const one of edits) {
          text = edited(text, one);
          model = await readFrom({ 'a.hem': text }, 'a.hem', cache);
        }
        expect(told(model, at)).toEqual(told(await readFrom({ 'a.hem': text }, 'a.hem'), at));
      },
    ),
    { numRuns: 60 },
  );
});

test('a file that imports another, after edits of both', () => {
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.boolean(), edit), { minLength: 1, maxLength: 6 }),
      places,
      async (edits, at) => {
        const cache: ProjectCache = new Map();
        const files = { 'root.hem': ROOT, 'shared.hem': SHARED };
        let model = await readFrom(files, 'root.hem', cache);
        for (const [isShared, one] of edits) {
          const name = isShared ? 'shared.hem' : 'root.hem';
          files[name] = edited(files[name], one);
          model = await readFrom(files, 'root.hem', cache);
        }
        expect(told(model, at)).toEqual(told(await readFrom(files, 'root.hem'), at));
      },
    ),
    { numRuns: 120 },
  );
});
