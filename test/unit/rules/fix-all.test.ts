/** All fixes of a file at once: what is applied, and what is left out. */
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../server/src/model/file.js';
import { DEFAULT_CHECK } from '../../../server/src/rules/check.js';
import { fixFile } from '../../../server/src/rules/fix-all.js';

function fixed(text: string, isUnsafe = false) {
  const { model, findings, count } = fixFile(analyse(text, 'a.hem'), DEFAULT_CHECK, isUnsafe);
  return { text: model.text, count, rules: findings.map(({ rule }) => rule) };
}

const FINE = 'material a : O3 = LiCoO2\n';

describe('safe fixes', () => {
  test.each([
    ['a line with a comment', `# hem-ignore site-sum: x\n${FINE}`, FINE],
    ['a comment behind something', `${FINE.trimEnd()}  # hem-ignore site-sum: x\n`, FINE],
    [
      'a comment within a declaration',
      'material a : rock-salt {\n  # hem-ignore site-sum: x\n  M: Mg 1\n  X: O 1\n}\n',
      'material a : rock-salt {\n  M: Mg 1\n  X: O 1\n}\n',
    ],
    ['a comment for the file', `# hem-ignore-file site-sum: x\r\n${FINE}`, FINE],
    ['a comment at the end, without a line end', `${FINE}# hem-ignore site-sum: x`, FINE],
    ['comments one below the other', `${'# hem-ignore site-sum: x\n'.repeat(9)}${FINE}`, FINE],
    ['commas', 'material a : O3 = Li(NiCoMn)O2\n', 'material a : O3 = Li(Ni,Co,Mn)O2\n'],
  ])('take away or write %s', (_, before, after) => {
    expect(fixed(before)).toMatchObject({ text: after });
    expect(fixed(after)).toMatchObject({ text: after, count: 0 });
  });

  test('are counted, also where they take several rounds', () => {
    expect(fixed(`${'# hem-ignore site-sum: x\n'.repeat(9)}${FINE}`)).toEqual({
      text: FINE,
      count: 9,
      rules: [],
    });
  });

  test('wait while something in the file is not known', () => {
    for (const unknown of ['material n = Ni(NO3)2.6H2O\n', 'material u : unheard-of = LiCoO2\n']) {
      const text = `${unknown}# hem-ignore site-sum: x\n${FINE}`;
      expect(fixed(text)).toMatchObject({ text, count: 0 });
    }
  });
});

describe('other fixes', () => {
  test('are left unless they are wanted', () => {
    const text = 'material w : rock-salt = Mg1.1O\n';
    expect(fixed(text)).toMatchObject({ text, count: 0 });
    expect(fixed(text, true)).toEqual({ text: 'material w : rock-salt = Mg1O\n', count: 1, rules: [] });
  });

  test('are left out where another rule would report then, and the others are applied', () => {
    const neutral = 'material n : rock-salt {\n  M: Mg2+ 0.8, Li+ 0.4\n  X: O2- 1\n}\n';
    const text = `${neutral}material w : rock-salt = Mg1.1O\n`;
    const after = fixed(text, true);
    expect(after.text).toBe(`${neutral}material w : rock-salt = Mg1O\n`);
    expect(after).toMatchObject({ count: 1, rules: ['site-sum'] });
  });

  test('are applied where something else in the file is not known', () => {
    const text = 'material u : unheard-of = LiCoO2\nmaterial w : rock-salt = Mg1.1O\n';
    expect(fixed(text, true).text).toBe('material u : unheard-of = LiCoO2\nmaterial w : rock-salt = Mg1O\n');
  });
});
