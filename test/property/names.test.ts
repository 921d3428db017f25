/** Names in any text: each stands where it is said to stand, and another name keeps what it stands for. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { definition } from '../../server/src/features/definition.js';
import { highlights } from '../../server/src/features/highlights.js';
import { prepareRename, rename } from '../../server/src/features/rename.js';
import { analyse } from '../../server/src/model/file.js';
import { occurrencesIn } from '../../server/src/model/occurrences.js';
import { applyFix } from '../support/edits.js';

const LANGUAGE = `let y = 0.05
structure layers {
  A *1 : Na, Va
  M *1 : Mn, Ti
  X *2 : O
}
material MTS(x = 0, 0.05) : layers = Na[Mn1-xTix]O2 {
  expect sum(M) = 1
}
material "a b"(x = y .. 0.1 step 0.05; z = 1) : O3 = Li[Mn{1-(x)}Tix]O{2z}
material doped from MTS(y) {
  M: Ti -> Sn
}
measured "ICP" of "a b"(0.05, 1) { Na 0.8(1) }
batch of MTS(0) { mass 1 g; from "a b(0.05, 1)", NiO }
`;
const sources = [
  LANGUAGE,
  ...readdirSync('examples').map((file) => readFileSync(`examples/${file}`, 'utf8')),
];
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(8),
  text: fc.constantFrom('', 'x', '"', '{', '}', '(', ')', '\n', ' from MTS(0)', 'let x = 1\n', 'A'),
});
const texts = fc.tuple(fc.constantFrom(...sources), fc.array(edit, { maxLength: 4 })).map(([source, edits]) =>
  edits.reduce((text, { at, removed, text: added }) => {
    const start = Math.floor(at * text.length);
    return text.slice(0, start) + added + text.slice(start + removed);
  }, source),
);

test('names stand where they are said to stand', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const model = analyse(text, 'any.hem');
      for (const { named, range } of occurrencesIn(model)) {
        const written = text.slice(range.start, range.end);
        expect(written.replaceAll('\\', '').replaceAll('"', '')).toBe(named.name.replaceAll('"', ''));
        expect(definition(model, range.start)?.origin).toEqual(range);
      }
    }),
    { numRuns: 60 },
  );
});

test('another name stands for the same, in as many places, and is read as well as the old one', () => {
  fc.assert(
    fc.property(texts, fc.double({ min: 0, max: 0.999, noNaN: true }), (text, at) => {
      const model = analyse(text, 'any.hem');
      const occurrences = occurrencesIn(model);
      const one = occurrences[Math.floor(at * occurrences.length)];
      const found = one && prepareRename(model, one.range.start);
      if (!found || 'why' in found) return;
      const edits = rename(found.named, 'fresh', [model], () => true);
      expect(edits).not.toHaveProperty('why');
      if ('why' in edits) return;
      const renamed = applyFix(text, { title: '', isSafe: true, edits: edits.get('any.hem') ?? [] });
      const after = analyse(renamed, 'any.hem');
      expect(after.syntax.problems.length).toBe(model.syntax.problems.length);
      expect(highlights(after, edits.get('any.hem')?.[0]?.range.start ?? 0)).toHaveLength(
        highlights(model, one.range.start).length,
      );
      expect(after.materials.map(({ elements }) => elements)).toEqual(
        model.materials.map(({ elements }) => elements),
      );
    }),
    { numRuns: 200 },
  );
});
