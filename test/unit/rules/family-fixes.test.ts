/** What stands for more than one amount is no fix's to overwrite. */
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../server/src/model/file.js';
import { check } from '../../../server/src/rules/check.js';
import { applyFix } from '../../support/edits.js';

/** The fixes of a text, each as the text that comes of it. */
function fixed(source: string): string[] {
  const findings = check(analyse(source, 'fixes.hem'));
  return findings.flatMap(({ fixes = [] }) => fixes.map((fix) => applyFix(source, fix)));
}

describe('fixes of a family', () => {
  test('mend all of its members, and no expression', () => {
    const family = (m: string) =>
      `material MTS(x = 0, 0.05) : O3 = Na0.83[Li0.1${m}Mn{x}Ti{x}Sn{0.45-2x}]O2\n`;
    expect(fixed(family('Ni0.25Co0.3'))).toEqual([family('Ni0.25Co0.2'), family('Ni0.15Co0.3')]);
  });

  test.each([
    ['sums that differ', 'material A(x = 0.1, 0.2) : O3 = NaNi0.5Mn{0.5+x}O2\n'],
    ['charges that differ', 'material A(x = 0.1, 0.2) : NASICON = Na3Zr2Si{1+x}P{2-x}O12\n'],
    [
      'an alkali metal whose amount is an expression',
      'material A(x = 0) : NASICON = Na{3+x}Zr2(SiO4)(PO4)2\n',
    ],
    ['oxygen whose amount is an expression', 'let d = 0\nmaterial A : perovskite = Na{1-d}NiO{3-d}\n'],
    ['states that differ', 'material A(d = 0.4, 0.6) : rock-salt = Li{d}^1+Fe{1-d}^2+O\n'],
    [
      'what fills a site',
      'material A : NASICON {\n  A: Na rest\n  M: Zr 2\n  T: Si 2.5, P 0.5\n  X: O 12\n}\n',
    ],
  ])('are none for %s', (_, source) => {
    expect(check(analyse(source, 'fixes.hem')).length).toBeGreaterThan(0);
    expect(fixed(source)).toEqual([]);
  });
});

describe('fixes of a derived material', () => {
  const base = 'material N : O3 = LiNi0.8Co0.1Mn0.1O2\n';
  const derived = (m: string) => `${base}material D from N {\n  M: ${m}\n}\n`;

  test('change what is written in it', () => {
    expect(fixed(derived('Co -> Al 0.03'))).toEqual([
      derived('Co -> Al 0.03, Va 0.07'),
      derived('Co -> Al 0.1'),
    ]);
  });

  test('are none for what is taken over', () => {
    const wrong = 'material N : O3 = LiNi0.8Co0.1Mn0.2O2\n';
    const both = `${wrong}material D from N {\n  A: Na\n}\n`;
    const [first, ...others] = check(analyse(both, 'fixes.hem')).filter(({ rule }) => rule === 'site-sum');
    expect(first?.fixes).not.toEqual([]);
    expect(others.map(({ range, fixes }) => [both.slice(range.start, range.end), fixes])).toEqual([
      ['N', []],
    ]);
  });
});
