import { describe, expect, it } from 'vitest';
import { inlayHints } from '../../../server/src/features/inlay-hints';
import { DEFAULT_EVALUATION } from '../../../server/src/model/evaluate';
import { analyse } from '../../../server/src/model/file';

const BOTH = { siteSum: true, entropy: true };

/** The text with its hints in it, each in « ». */
function hinted(text: string, options = BOTH, countVacancies = false): string {
  const model = analyse(text, 'test.hem', { ...DEFAULT_EVALUATION, countVacancies });
  const hints = inlayHints(model, { start: 0, end: text.length }, options);
  return hints.reduceRight(
    (result, { offset, text: hint }) => `${result.slice(0, offset)}«${hint}»${result.slice(offset)}`,
    text,
  );
}

function check(what: string, expected: string): void {
  it(what, () => expect(hinted(expected.replace(/«[^»]*»/g, ''))).toBe(expected));
}

const MTS15 = 'material MTS15 : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn0.15Ti0.15Sn0.15]O2';

describe('hints in a formula', () => {
  check('tell the entropy behind it', 'material A : O3 = LiNi0.8Co0.1Mn0.1O2«0.639 R»');
  check(
    'tell vacancies that are not written',
    'material MTS15 : O3 = Na0.83«Σ 0.83 of 1»[Li0.1Ni0.25Co0.2Mn0.15Ti0.15Sn0.15]O2«1.752 R»',
  );
  check('tell a sum that is wrong', 'material A : O3 = LiNi0.8Co0.3«Σ 1.1 of 1»O2«0.586 R»');
  check(
    'name the sites where several are mixed',
    'material A : DRX = Li1.2Mn0.8O1.9F0.1«M 0.673 R, X 0.199 R»',
  );
  check('are none for a full site with one species', 'material A : O3 = LiCoO2');
  check('are none for sums that no structure gives', 'material A = Na2(Mn0.5Ni0.4)O2«0.687 R»');
  check('are none in a line that could not be read', 'material A : O3 = LiNi0.8Co0.3(');
});

describe('hints in the long form', () => {
  check(
    'stand behind each site',
    `material A : P2 {
  A: Na+ 0.67«Σ 0.67 of 1»
  M: Ni2+ 0.33, Mn4+ 0.66«Σ 0.99 of 1»«0.637 R» # a comment
  X: O2- 2
}`,
  );
  check('are none where an amount is open', 'material A : P2 {\n  A: Na ?, K 0.2\n  M: Mn\n  X: O 2\n}');
});

describe('hints can be turned off', () => {
  it('one kind at a time', () => {
    expect(hinted(MTS15, { siteSum: false, entropy: true })).toBe(`${MTS15}«1.752 R»`);
    expect(hinted(MTS15, { siteSum: true, entropy: false })).toBe(MTS15.replace('[', '«Σ 0.83 of 1»['));
  });
});

it('hints count vacancies when asked to', () => {
  expect(hinted(MTS15, { siteSum: false, entropy: true }, true)).toBe(`${MTS15}«A 0.456 R, M 1.752 R»`);
});

it('hints are told for a range', () => {
  const text = `${MTS15}\n${MTS15.replace('MTS15', 'B')}\n`;
  const second = { start: MTS15.length + 1, end: text.length };
  const hints = inlayHints(analyse(text, 'test.hem'), second, BOTH);
  expect(hints.map(({ offset }) => offset >= second.start)).toEqual([true, true]);
});

it('hints name what they tell', () => {
  const hints = inlayHints(analyse(MTS15, 'test.hem'), { start: 0, end: MTS15.length }, BOTH);
  expect(hints.map(({ tooltip }) => tooltip)).toEqual([
    'Site A holds 0.83 of 1 per formula unit; the rest is vacant, which need not be written here',
    'Configurational entropy of site M per mole of sites, vacancies not counted',
  ]);
});
