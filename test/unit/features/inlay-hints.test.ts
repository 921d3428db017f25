import { describe, expect, it } from 'vitest';
import { inlayHints } from '../../../server/src/features/inlay-hints';
import { DEFAULT_EVALUATION } from '../../../server/src/model/evaluate';
import { analyse } from '../../../server/src/model/file';

const ALL = {
  siteSum: true,
  vacancy: true,
  entropy: true,
  charge: true,
  solvedAmount: true,
  deviation: true,
};
const NONE = {
  siteSum: false,
  vacancy: false,
  entropy: false,
  charge: false,
  solvedAmount: false,
  deviation: false,
};

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
    'material MTS15 : O3 = Na0.83«□0.17»[Li0.1Ni«²·⁶⁸⁺»0.25Co«³⁺»0.2Mn«⁴⁺»0.15Ti«⁴⁺»0.15Sn«⁴⁺»0.15]O2«1.752 R»',
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
  check('are none where no known states are neutral', 'material A : O3 = LiNiO1.2«Σ 1.2 of 2, 0.8 left»');
});

describe('hints of solved amounts', () => {
  check(
    'stand behind the question mark',
    `material A : P2 {
  A: Na+ ?«= 0.6»«□0.4»
  M: Mn3+ 0.6, Mn4+ 0.4«0.673 R»
  X: O2- 2
}`,
  );
  check('are none where a state is open, too', 'material A : P2 {\n  A: Na ?\n  M: Mn 1\n  X: O 2\n}');
});

describe('hints of a family', () => {
  check(
    'tell what all of its members have',
    'material MTS(x = 0, 0.05, 0.10, 0.15) : O3 = Na0.83«□0.17»[Li0.1Ni«²·⁶⁸⁺»0.25Co«³⁺»0.2Mn«⁴⁺»{x}Ti«⁴⁺»{x}Sn«⁴⁺»{0.45-2x}«= 0.15–0.45»]O2«1.26–1.75 R»',
  );
  check(
    'tell ranges of states and amounts, and no sums that differ',
    `material A(x = 0, 0.5) : P2 {
  A: Na+ ?«= 0–0.5», Va rest«= 0.5–1»
  M: Mn3+ {x}, Mn4+ rest«= 0.5–1»«0–0.69 R»
  X: O2- 2
}
material B(x = 0.2, 0.4) : O3 = Na{x}«□0.6–0.8»Ni«³·²⁺–³·⁶⁺»0.5Mn«⁴⁺»0.5O2«0.693 R»`,
  );
  check(
    'name the sites, and tell for how many members they are known',
    'material A(x = 0 .. 0.3 step 0.1) : DRX = Li{1-x}«= 0.7–1»Mn{1+x}«= 1–1.3»O{1.8-x*8}F{0.2+x*8}«= 0.2–2.6»«M 0.65–0.69 R, X 0.33–0.69 R for 3 of 4»',
  );
  check('are none where no member has any', 'material A(x = 0 .. 1) : O3 = LiNi{x}O2');
  check('are none of states that some members do not have', 'material A(x = 0.9, 1) : O3 = LiNi{x}O2');

  it('name what they tell', () => {
    const text = 'material A(x = 0, 0.4) : O3 = Na0.8Ni0.6Mn{x}Ti rest O2';
    const hints = inlayHints(analyse(text, 'test.hem'), { start: 0, end: text.length }, ALL);
    const LADDER = 'from neutrality by the redox ladder of oxides';
    expect(hints.map(({ text: label, tooltip }) => `${label}: ${tooltip}`)).toEqual([
      '□0.2: Vacant on site A: 0.2 of 1 per formula unit, which need not be written here in every member',
      `²·⁶⁶⁷⁺: Ni2.667+ ${LADDER} in every member`,
      `⁴⁺: Mn4+ ${LADDER} in 1 of 2 members`,
      `⁴⁺: Ti4+ ${LADDER} in 1 of 2 members`,
      '= 0–0.4: What the others leave of M: 0 to 0.4 Ti4+ per formula unit in every member',
      '0.673 R: Configurational entropy of site M per mole of sites, vacancies not counted; least to most of the members',
    ]);
  });
});

describe('hints of expressions', () => {
  check(
    'tell what an operation comes to, with constants and parameters, and nothing of a bare name',
    `let y = 0.05
material A : O3 = LiNi«²·⁷³³⁺»{0.8-y}«= 0.75»Co«³⁺»{y}Mn«⁴⁺»{4y}«= 0.2»O2«0.687 R»
material B(x = 0, 0.1) : rock-salt = (Mg,Zn)1−x«= 0.9–1»LixO«0.69–0.95 R»`,
  );
  check('are none below zero', 'material A(x = 0, 0.9) : O3 = LiNi{x}Al{0.8-x}O2');
  check(
    'stand before an arrow, too',
    `material A : O3 = LiAlO2
material B(x = 0.1, 0.2) from A {
  M: Al {2x}«= 0.2–0.4» -> Ga {2x}«= 0.2–0.4»«0.50–0.67 R»
}`,
  );

  it('name what they tell', () => {
    const text = 'material A(x = 0, 0.1) : O3 = NaAl{1-x}Ga{x}O2';
    const hints = inlayHints(
      analyse(text, 'test.hem'),
      { start: 0, end: text.length },
      { ...NONE, solvedAmount: true },
    );
    expect(hints.map(({ tooltip }) => tooltip)).toEqual([
      '1-x is 0.9 to 1 as a number in its place; least to most of the members',
    ]);
  });
});

describe('hints of vacancies', () => {
  check('stand where they need not be written', 'material A : olivine = Li0.5«□0.5»Fe«²·⁵⁺»PO4');
  check('are none where they are written', 'material A : O3 = Na0.8Va0.2AlO2');
  check('are none where the site is too full', 'material A : O3 { A: Na 1.1«Σ 1.1 of 1»; M: Al; X: O 2 }');
  check(
    'tell a range of members, of which some may be full',
    'material A(x = 0, 0.2) : O3 = Na{1-x}«= 0.8–1»«□0–0.2»Ni«³⁺–³·²⁺»O2',
  );
});

describe('hints of `rest`', () => {
  check(
    'tell what it comes to, in the place of the number',
    `material A : P2 {
  A: Na 0.8, Va rest«= 0.2»
  M: Ni«²⁺» 0.3, (Mn«³·⁴²⁹⁺»,Ti«⁴⁺») rest«= 0.7»«1.096 R»
  X: O 2
}
material B : O3 = Li(Ni«²⁺»0.5Mn«⁴⁺» rest«= 0.5»)O2«0.693 R»`,
  );
  check('are none where nothing is left', 'material A : P2 {\n  M: Mg 1.1, Ti rest«Σ 1.1 of 1»\n}');
});

describe('hints of a derived material', () => {
  const NCM = 'material NCM811 : O3 = LiAl0.8Ga0.1In0.1O2«0.639 R»\n';
  check(
    'stand only at what is written in it',
    `${NCM}material D from NCM811 {
  A: Li 0.9«□0.1»
  M: Ga -> Mn«⁴⁺» 0.03, Ti«⁴⁺» rest«= 0.07»«0.700 R»
}`,
  );
  check('are none for what is taken over', `${NCM}material D from NCM811 {\n  X: F -> O\n}`);
  check(
    'tell the ranges of a family',
    `${NCM}material D(x = 0.02, 0.05) from NCM811 {\n  M: Al {x} -> Ga {x/2}«= 0.01–0.025», Va rest«= 0.01–0.025»«0.66–0.70 R»\n}`,
  );
});

describe('hints of deviations', () => {
  check(
    'stand behind measured values',
    `material A : O3 = NaAlO2
measured "x" of A {
  Na 0.97(2)«−1.5 u», Al 1.01(1)«+1.0 u»
}`,
  );
  check(
    'are none where there is nothing to tell',
    `material A : O3 = NaAlO2
measured "no uncertainty, twice, or no element" of A {
  Na 0.97, Al 1.00(1)«0.0 u», Al 1.01(1), Xq 1.0(1)
}
measured "of nothing" of B {
  Na 0.97(1)
}`,
  );
  check(
    'are none in a list that could not be read',
    'material A : O3 = NaAlO2\nmeasured "x" of A {\n  Na 0.97(2), Al (\n}',
  );

  it('name what they tell', () => {
    const text = 'material A : O3 = NaAlO2\nmeasured "x" of A {\n  Na 0.97(2)\n}';
    const hints = inlayHints(analyse(text, 'test.hem'), { start: 0, end: text.length }, ALL);
    expect(hints.map(({ tooltip }) => tooltip)).toEqual([
      'Deviation from 1 per formula unit: −0.03(2), −1.5 standard uncertainties u',
    ]);
  });
});

describe('hints in the long form', () => {
  check(
    'stand behind each site',
    `material A : P2 {
  A: Na+ 0.67«□0.33»
  M: Ni2+ 0.33, Mn4+ 0.66«Σ 0.99 of 1, 0.01 left»«0.637 R» # a comment
  X: O2- 2
}`,
  );
  check('are none where an amount is open', 'material A : P2 {\n  A: Na ?, K 0.2\n  M: Mn\n  X: O 2\n}');
});

describe('hints can be turned off', () => {
  const OPEN = 'material A : P2 {\n  A: Na ?\n  M: Mn3+\n  X: O 2\n}';
  const MEASURED = 'material A : O3 = NaCoO2\nmeasured "x" of A {\n  Na 0.97(2)\n}';

  const SHORT = 'material A : O3 = LiMn0.9O2';

  it('one kind at a time', () => {
    const charges = MTS15.replace(
      'Ni0.25Co0.2Mn0.15Ti0.15Sn0.15',
      'Ni«²·⁶⁸⁺»0.25Co«³⁺»0.2Mn«⁴⁺»0.15Ti«⁴⁺»0.15Sn«⁴⁺»0.15',
    );
    expect(hinted(MTS15, { ...NONE, entropy: true })).toBe(`${MTS15}«1.752 R»`);
    expect(hinted(MTS15, { ...NONE, siteSum: true })).toBe(MTS15);
    expect(hinted(SHORT, { ...NONE, siteSum: true })).toBe(SHORT.replace('O2', '«Σ 0.9 of 1, 0.1 left»O2'));
    expect(hinted(SHORT, { ...NONE, vacancy: true })).toBe(SHORT);
    expect(hinted(MTS15, { ...NONE, vacancy: true })).toBe(MTS15.replace('[', '«□0.17»['));
    expect(hinted(MTS15, { ...NONE, charge: true })).toBe(charges);
    expect(hinted(OPEN, { ...NONE, solvedAmount: true })).toBe(OPEN.replace('?', '?«= 1»'));
    expect(hinted(MEASURED, { ...NONE, deviation: true })).toBe(MEASURED.replace('(2)', '(2)«−1.5 u»'));
    expect(hinted(MTS15, NONE)).toBe(MTS15);
    expect(hinted(MEASURED, NONE)).toBe(MEASURED);
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
    'Vacant on site A: 0.17 of 1 per formula unit, which need not be written here',
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
