/** Every fix of a charge leads to the charge that its title promises. */
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../server/src/model/file.js';
import { check } from '../../../server/src/rules/check.js';
import { applyFix } from '../../support/edits.js';

function fixesOf(source: string) {
  return check(analyse(source, 'fixes.hem'))
    .filter(({ rule }) => rule === 'charge-balance')
    .flatMap(({ fixes }) => fixes ?? []);
}

describe('fixes of charge-balance', () => {
  test.each([
    [
      'material m : O3 = Na0.9Ni0.4^2+Fe0.2^3+Mn0.4^4+O2\n',
      [
        'Adjust Na+ to 1: charge 0',
        'Lower oxygen to 1.95 with 0.05 Va: charge 0',
        'Set Ni to 2.25+: charge 0',
      ],
    ],
    [
      'material m : DRX {\n  M: Li+ 1.2, Mn3+ 0.5, Ti4+ 0.3\n  X: O2- 2\n}\n',
      [
        'Lower oxygen to 1.95 with 0.05 Va: charge 0',
        'Lower Li+ to 1.15 and raise Mn3+ to 0.55 on M: charge 0',
      ],
    ],
    ['material m : NASICON = Na3Zr2SiP2O12\n', ['Adjust Na+ to 2: charge 0']],
    ['material m : perovskite = NaNiO3\n', ['Lower oxygen to 2.5 with 0.5 Va: charge 0']],
  ])('%s', (source, expected) => {
    const fixes = fixesOf(source);
    const titles = fixes.map(({ title }) => title);
    for (const title of expected) expect(titles).toContain(title);
    for (const fix of fixes) {
      const fixed = applyFix(source, fix);
      const model = analyse(fixed, 'fixes.hem');
      const [material] = model.materials;
      expect(
        material?.charge.kind === 'known' && material.charge.value.valueOf(),
        `${fix.title}\n${fixed}`,
      ).toBe(0);
      const wrong = check(model).filter(({ severity }) => severity === 'error');
      expect(wrong, `${fix.title}\n${fixed}`).toEqual([]);
    }
  });

  test('the smallest change comes first', () => {
    const [first] = fixesOf('material m : O3 = Na0.9Ni0.4^2+Fe0.2^3+Mn0.4^4+O2\n');
    expect(first?.title).toBe('Lower oxygen to 1.95 with 0.05 Va: charge 0');
  });
});
