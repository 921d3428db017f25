import { describe, expect, it } from 'vitest';
import { inlayHints } from '../../../server/src/features/inlay-hints';
import { DEFAULT_EVALUATION } from '../../../server/src/model/evaluate';
import { analyse } from '../../../server/src/model/file';

const ALL = { siteSum: true, entropy: true, charge: true, solvedAmount: true };
const NONE = { siteSum: false, entropy: false, charge: false, solvedAmount: false };

/** The text with its hints in it, each in « ». */
function hinted(text: string, options = ALL, countVacancies = false): string {
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
  check('tell the entropy behind it', 'material A : O3 = LiNi«²·⁸⁷⁵⁺»0.8Co«³⁺»0.1Mn«⁴⁺»0.1O2«0.639 R»');
  check(
    'tell vacancies that are not written',
    'material MTS15 : O3 = Na0.83«Σ 0.83 of 1»[Li0.1Ni«²·⁶⁸⁺»0.25Co«³⁺»0.2Mn«⁴⁺»0.15Ti«⁴⁺»0.15Sn«⁴⁺»0.15]O2«1.752 R»',
  );
  check('tell a sum that is wrong', 'material A : O3 = LiNi0.8Co0.3«Σ 1.1 of 1»O2«0.586 R»');
  check(
    'name the sites where several are mixed',
    'material A : DRX = Li1.2Mn«³·³⁷⁵⁺»0.8O1.9F0.1«M 0.673 R, X 0.199 R»',
  );
  check('are none for a full site with one species', 'material A : O3 = NaAlO2');
  check('are none for sums that no structure gives', 'material A = Na2(Mn«²·⁴⁺»0.5Ni«²⁺»0.4)O2«0.687 R»');
  check('are none in a line that could not be read', 'material A : O3 = LiNi0.8Co0.3(');
});

describe('hints of solved states', () => {
  check('stand behind the symbol, before the amount', 'material A : O3 = LiCo«³⁺»O2');
  check('stand within brackets and groups', 'material A : rock-salt = (Co«²⁺»,Mg,Ni«²⁺»)O«1.099 R»');
  check('are told once for an element on two sites', 'material A : spinel-AB = Mn«²·⁶⁶⁷⁺»3O4');
  check('are none where the state is written', 'material A : O3 = LiCo«³⁺»0.5Ni^3+0.5O2«0.693 R»');
  check('are none where no redox ladder is known', 'material A : O3 = LiCo0.5Ni0.5S2«0.693 R»');
  check('are none where no known states are neutral', 'material A : O3 = LiNiO1.2«Σ 1.2 of 2»');
});

describe('hints of solved amounts', () => {
  check(
    'stand behind the question mark',
    `material A : P2 {
  A: Na+ ?«= 0.6»«Σ 0.6 of 1»
  M: Mn3+ 0.6, Mn4+ 0.4«0.673 R»
  X: O2- 2
}`,
  );
  check('are none where a state is open, too', 'material A : P2 {\n  A: Na ?\n  M: Mn 1\n  X: O 2\n}');
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
  const OPEN = 'material A : P2 {\n  A: Na ?\n  M: Mn3+\n  X: O 2\n}';

  it('one kind at a time', () => {
    const charges = MTS15.replace(
      'Ni0.25Co0.2Mn0.15Ti0.15Sn0.15',
      'Ni«²·⁶⁸⁺»0.25Co«³⁺»0.2Mn«⁴⁺»0.15Ti«⁴⁺»0.15Sn«⁴⁺»0.15',
    );
    expect(hinted(MTS15, { ...NONE, entropy: true })).toBe(`${MTS15}«1.752 R»`);
    expect(hinted(MTS15, { ...NONE, siteSum: true })).toBe(MTS15.replace('[', '«Σ 0.83 of 1»['));
    expect(hinted(MTS15, { ...NONE, charge: true })).toBe(charges);
    expect(hinted(OPEN, { ...NONE, solvedAmount: true })).toBe(OPEN.replace('?', '?«= 1»'));
    expect(hinted(MTS15, NONE)).toBe(MTS15);
    expect(hinted(OPEN, NONE)).toBe(OPEN);
  });
});

it('hints count vacancies when asked to', () => {
  expect(hinted(MTS15, { ...NONE, entropy: true }, true)).toBe(`${MTS15}«A 0.456 R, M 1.752 R»`);
});

it('hints are told for a range', () => {
  const text = `${MTS15}\n${MTS15.replace('MTS15', 'B')}\n`;
  const second = { start: MTS15.length + 1, end: text.length };
  const hints = inlayHints(analyse(text, 'test.hem'), second, ALL);
  expect(hints.map(({ offset }) => offset >= second.start)).toEqual(Array(7).fill(true));
});

it('hints name what they tell', () => {
  const hints = inlayHints(analyse(MTS15, 'test.hem'), { start: 0, end: MTS15.length }, ALL);
  expect(hints.map(({ tooltip }) => tooltip)).toEqual([
    'Site A holds 0.83 of 1 per formula unit; the rest is vacant, which need not be written here',
    'Ni2.68+ from neutrality by the redox ladder of oxides: 0.08 Ni2+ and 0.17 Ni3+ per formula unit',
    ...['Co3+', 'Mn4+', 'Ti4+', 'Sn4+'].map((one) => `${one} from neutrality by the redox ladder of oxides`),
    'Configurational entropy of site M per mole of sites, vacancies not counted',
  ]);
});

it('hints of an element on two sites tell the whole of it', () => {
  const text = 'material A : spinel-AB = Mn3O4';
  const [hint] = inlayHints(analyse(text, 'test.hem'), { start: 0, end: text.length }, ALL);
  expect(hint?.tooltip).toBe(
    'Mn2.667+ from neutrality by the redox ladder of oxides: 1 Mn2+ and 2 Mn3+ per formula unit',
  );
});

it('hints of solved amounts tell them per formula unit', () => {
  const text = 'material A : P2 {\n  A: Na ?\n  M: Mn3+\n  X: O 2\n}';
  const hints = inlayHints(analyse(text, 'test.hem'), { start: 0, end: text.length }, ALL);
  expect(hints.map(({ tooltip }) => tooltip)).toEqual(['From neutrality: 1 Na+ per formula unit']);
});
