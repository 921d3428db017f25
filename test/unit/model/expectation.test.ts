import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DEFAULT_EVALUATION, type EvaluationOptions } from '../../../server/src/model/evaluate.js';
import { checkExpectation, type Outcome } from '../../../server/src/model/expectation.js';
import { analyse } from '../../../server/src/model/file.js';
import { QUANTITIES } from '../../../server/src/model/quantities/registry.js';
import { check } from '../../../server/src/rules/check.js';
import { applyFix } from '../../support/edits.js';

const TM6 = `M: Li+ 1.3, Mn2+ 0.1, Co2+ 0.1, Mn3+ 0.1, Cr3+ 0.1, Ti4+ 0.1, Nb5+ 0.2
  X: O2- 1.7, F- 0.3`;

/** The outcomes of expectations of TM6, or of another material. */
function outcomes(
  lines: readonly string[],
  material = `material TM6 : DRX {\n  ${TM6}`,
  options?: EvaluationOptions,
): Outcome[] {
  const model = analyse(`${material}\n  ${lines.join('\n  ')}\n}\n`, 'test.hem', options);
  expect(model.syntax.problems).toEqual([]);
  return model.materials.flatMap((member) =>
    member.declaration.expectations.map((one) => checkExpectation(one, member, model.options)),
  );
}

const kinds = (...args: Parameters<typeof outcomes>) => outcomes(...args).map(({ kind }) => kind);

function findingsOf(text: string) {
  return check(analyse(text, 'test.hem')).filter(({ rule }) => rule === 'expectation');
}

/** The one finding about an expectation of TM6. */
function findingOf(line: string) {
  const findings = findingsOf(`material TM6 : DRX {\n  ${TM6}\n  ${line}\n}\n`);
  expect(findings).toHaveLength(1);
  return findings[0];
}

describe('every comparison, quantity and unit:', () => {
  const met = [
    // S(M) = 1.2592 R, S = 1.6819 R, 3.3638 R per formula unit, 0.8410 R per atom.
    'entropy(M) = 1.26 R',
    'entropy(M) = 1.2592 R',
    'entropy(M) = 1.2 ± 0.06 R',
    'entropy(M) = 1.26 ± 0.001 R',
    'entropy(M) < 1.26 R',
    'entropy(M) <= 1.26 R',
    'entropy(M) ≤ 1.26 R',
    'entropy(M) > 1.25 R',
    'entropy(M) >= 1.25 R',
    'entropy(M) ≥ 5/4 R',
    'entropy(M) in 1.25 .. 1.26 R',
    'entropy(M) per sublattice = 1.26 R',
    'entropy(M) counting vacancies = 1.26 R',
    'entropy(M) = 10.47 J/(mol K)',
    'entropy(M) = 10.47 J/(mol·K)',
    'entropy(M) = 10.47 J/mol/K',
    'entropy(X) in 3 .. 4 J/(mol K)',
    'entropy = 1.68 R',
    'entropy per sublattice = 1.68 R',
    'entropy per formula = 3.36 R',
    'entropy per atom = 0.84 R',
    'entropy per metric = 1.68 R',
    'entropy per atom counting vacancies = 0.84 R',
    'class = high',
    'class >= medium',
    'class > medium',
    'class per atom = low',
    'class in medium .. high',
    'charge = 0',
    'charge = 0 e',
    'charge <= 0',
    'charge = 0.5 ± 0.5',
    'charge in -0.01 .. 0.01',
    'sum(M) = 2',
    'sum(M) = 4/2',
    'sum(X) >= 2',
    'sum(X) in 1 .. 2',
    'mass = 87.37 g/mol',
    'mass = 87.368 g/mol',
    'mass = 87 ± 0.4 g/mol',
    'mass = 0.08737 kg/mol',
    'mass < 100 g/mol',
  ];
  test.each(met)('%s is met', (line) => {
    expect(kinds([`expect ${line}`])).toEqual(['met']);
  });

  const failed = [
    'entropy(M) = 1.25 R',
    'entropy(M) = 1.3 R',
    'entropy(M) = 1.2591 R',
    'entropy(M) = 1.26 ± 0.0001 R',
    'entropy(M) < 1.2591 R',
    'entropy(M) > 1.26 R',
    'entropy(M) >= 1.26 R',
    'entropy(M) in 1.26 .. 2 R',
    'entropy(M) in 1 .. 1.259 R',
    'entropy(M) = 1.26 J/(mol K)',
    'entropy = 3.36 R',
    'entropy per formula = 1.68 R',
    'class = medium',
    'class < high',
    'class in low .. medium',
    'charge = 1',
    'charge > 0',
    'charge < 0',
    'charge = 1 ± 0.5',
    'sum(M) = 1.9',
    'sum(M) < 2',
    'sum(M) = 2.01 ± 0.001',
    'mass = 87.36 g/mol',
    'mass = 0.09 kg/mol',
    'mass >= 0.1 kg/mol',
  ];
  test.each(failed)('%s is not met', (line) => {
    expect(kinds([`expect ${line}`])).toEqual(['failed']);
  });
});

describe('published values', () => {
  test('of a family are met to the printed decimals', () => {
    const members = [1.26, 1.57, 1.71, 1.75].map((value, index) => {
      const family =
        'material MTS(x = 0, 0.05, 0.10, 0.15) : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn{x}Ti{x}Sn{0.45-2x}]O2 {';
      return kinds([`expect entropy(M) = ${value} R`], family)[index];
    });
    expect(members).toEqual(['met', 'met', 'met', 'met']);
  });

  test('of a layered sodium oxide are met in 1/Å, however it is written', () => {
    const lines = ['1/Å', '1/\u212b', 'Å⁻¹', 'Å^-1', '1/angstrom'].map(
      (unit) => `expect cationic-potential = 3.58 ${unit}`,
    );
    lines.push('expect cationic-potential in 3 .. 4 1/Å', 'expect cationic-potential = 3.5 ± 0.1 1/Å');
    lines.push('expect cationic-potential > 3 1/Å', 'expect cationic-potential = 179/50 1/Å');
    const found = kinds(lines, 'material a : O3 = NaNi0.5Mn0.5O2 {');
    expect(found).toEqual(lines.map(() => 'met'));
  });

  test('of alloys are met in J/(mol K)', () => {
    expect(kinds(['expect entropy = 14.90 J/(mol K)'], 'material a : fcc = TiCoCrFeNiCu {')).toEqual(['met']);
    expect(kinds(['expect entropy = 12.83 J/(mol K)'], 'material a : fcc = CoCrFeNiMo0.3 {')).toEqual([
      'met',
    ]);
  });
});

describe('a threshold that is met exactly', () => {
  const half = 'material half : rock-salt = [Mg0.5Ni0.5]O {';

  test('is met in spite of rounding errors of logarithms', () => {
    expect(
      kinds(['expect entropy(M) >= 0.693147180559945 R', 'expect entropy(M) <= 0.693147180559946 R'], half),
    ).toEqual(['met', 'met']);
  });

  test('is not exceeded', () => {
    expect(kinds(['expect entropy(M) > 0.69314718055994 R', 'expect entropy(X) > 0 R'], half)).toEqual([
      'failed',
      'failed',
    ]);
  });
});

describe('exact quantities', () => {
  const rounded = 'material rounded : O3 = Li[Li0.15Mn0.333Ni0.333Co0.185]O2 {';

  test('are equal within the rounding of the printed amounts, in every comparison', () => {
    expect(
      kinds(
        ['=', '<=', '>=', '<', '>'].map((sign) => `expect sum(M) ${sign} 1`),
        rounded,
      ),
    ).toEqual(['met', 'met', 'met', 'failed', 'failed']);
  });

  test('are equal within the written tolerance instead, where there is one', () => {
    expect(kinds(['expect sum(M) = 1 ± 0.0001', 'expect sum(M) = 1 ± 0.001'], rounded)).toEqual([
      'failed',
      'met',
    ]);
  });

  test('count written vacancies in a sum', () => {
    expect(
      kinds(['expect sum(M) = 1', 'expect sum(A) = 0.75'], 'material v : P2 = Na0.75[Mg0.5Zr0.4Va0.1]O2 {'),
    ).toEqual(['met', 'met']);
  });

  test('are zero on a site of the structure that is empty', () => {
    expect(kinds(['expect sum(A) = 0', 'expect entropy(A) = 0 R'], 'material e : O3 = [Co]O2 {')).toEqual([
      'met',
      'met',
    ]);
  });
});

describe('the convention', () => {
  const vacant = 'material MTS45 : O3 = Na0.83[Li0.1Ni0.25Co0.2Sn0.45]O2 {';
  const counting: EvaluationOptions = { ...DEFAULT_EVALUATION, countVacancies: true };
  const lines = [
    'expect entropy in 1.71 .. 1.72 R',
    'expect entropy(A) in 0.45 .. 0.46 R',
    'expect class = high',
    'expect entropy per sublattice = 1.26 R',
    'expect entropy(A) per sublattice = 0 R',
    'expect class per sublattice = medium',
  ];

  test('is that of the project', () => {
    expect(kinds(lines, vacant, counting)).toEqual(Array(6).fill('met'));
  });

  test('is that of the file, over the project’s', () => {
    expect(kinds(lines, `convention sublattice counting vacancies\n${vacant}`)).toEqual(Array(6).fill('met'));
    expect(kinds(lines.slice(0, 3), `convention sublattice\n${vacant}`, counting)).toEqual(
      Array(3).fill('failed'),
    );
  });

  test('counts vacancies where the expectation says so', () => {
    expect(
      kinds(
        [
          'expect entropy counting vacancies in 1.71 .. 1.72 R',
          'expect entropy(A) counting vacancies in 0.45 .. 0.46 R',
          'expect class counting vacancies = high',
        ],
        vacant,
      ),
    ).toEqual(['met', 'met', 'met']);
  });

  test.each([
    ['expect entropy >= 3 R', '`entropy per formula` is 3.3638 R: that would meet it'],
    [
      'expect entropy per formula < 2 R',
      '`entropy per sublattice` is 1.6819 R; `entropy per atom` is 0.8410 R; `entropy per metric` is 1.6819 R: each would meet it',
    ],
    ['expect entropy >= 5 R', 'no other convention would meet it'],
    ['expect class = low', '`class per atom` is low, with 0.8410 R: that would meet it'],
    ['expect entropy(M) >= 1.5 R', undefined],
    ['expect charge = 1', undefined],
    ['expect entropy(M) = 1.3 R', 'it is compared to 2 decimals: write them, or a tolerance as in `± 0.05`'],
  ])('that would meet %s is told', (line, help) => {
    expect(findingOf(line)?.help).toBe(help);
  });

  test('that counts vacancies is told where it alone would meet it', () => {
    const findings = findingsOf(
      `${vacant}\n  expect entropy in 1.7 .. 1.72 R\n  expect entropy(A) > 0.4 R\n  expect entropy >= 1.25 R\n}\n`,
    );
    expect(findings.map(({ help }) => help)).toEqual([
      '`entropy per sublattice counting vacancies` is 1.7139 R; `entropy per formula counting vacancies` is 1.7139 R: each would meet it',
      '`entropy(A) counting vacancies` is 0.4559 R: that would meet it',
    ]);
  });
});

describe('what is not known', () => {
  const why = (lines: readonly string[], material: string) =>
    outcomes(lines, material).map((outcome) => (outcome.kind === 'unknown' ? outcome.why : outcome.kind));

  test.each([
    ['charge = 0', 'an amount is open'],
    ['class = low', 'the amount of Na+ on A is open'],
    ['entropy = 1 R', 'the amount of Na+ on A is open'],
    ['entropy(A) = 0 R', 'the amount of Na+ on A is open'],
    ['sum(A) = 2', 'the amount of Na+ on A is open'],
    ['mass = 300 g/mol', 'the amount of Na+ on A is open'],
    ['sum(M) = 1', 'met'],
  ])('%s', (line, reason) => {
    const open = 'material open : PBA {\n  A: Na+ ?\n  M: Fe 1\n  C: [Fe(CN)6]4-';
    expect(why([`expect ${line}`], open)).toEqual([reason]);
  });

  test.each([
    ['alloy : fcc = CoCrFeMnNi', 'charge = 0', 'charges mean nothing in an alloy'],
    ['glycol = C2H6O2', 'entropy = 0 R', 'a molecule has no sites'],
    ['glycol = C2H6O2', 'mass = 62.07 g/mol', 'met'],
    ['tc : hcp = Tc', 'mass = 98 g/mol', 'no standard atomic weight is known of Tc'],
    ['typo : nowhere = LiCoO2', 'sum(Q) = 1', 'nowhere is not a known structure'],
    ['orphan from nothing', 'sum(M) = 1', 'what it is derived from is not known'],
    ['element : O3 = Li[Xq]O2', 'mass = 1 g/mol', 'Xq is no element'],
    ['parameter : O3 = Li[Co{x}]O2', 'mass = 1 g/mol', 'x has no value'],
    ['negative : O3 = Li[Co{0-1}]O2', 'class = low', 'an amount is negative'],
  ])('of %s: %s', (material, line, reason) => {
    const [outcome] = why([`expect ${line}`], `material ${material} {`);
    expect(outcome).toContain(reason);
  });

  test('is everything where the declaration could not be read', () => {
    const model = analyse('material a : O3 = LiCo)O2 {\n  expect charge = 0\n}\n', 'test.hem');
    const [material] = model.materials;
    const [expectation] = material?.declaration.expectations ?? [];
    expect(material && expectation && checkExpectation(expectation, material, model.options)).toEqual({
      kind: 'unknown',
      why: 'part of the declaration could not be read',
    });
    expect(check(model).filter(({ rule }) => rule === 'expectation')).toEqual([]);
  });

  test('are states that no ladder decides, and charges that no states reach', () => {
    expect(why(['expect charge = 0'], 'material s : O3 = LiNiS2 {')[0]).toContain('states of Ni are open');
    expect(why(['expect charge = 0'], 'material p : perovskite = NaNiO3 {')[0]).toContain('−3 to −1');
  });
});

describe('what says nothing that could be checked', () => {
  const problemOf = (line: string) => {
    const [outcome] = outcomes([`expect ${line}`]);
    return outcome?.kind === 'invalid' ? outcome.problem.kind : outcome?.kind;
  };

  test.each([
    ['entropie = 1 R', 'unknown-quantity'],
    ['sum = 2', 'no-site'],
    ['charge(M) = 0', 'needless-site'],
    ['class(M) = low', 'needless-site'],
    ['sum(Q) = 2', 'unknown-site'],
    ['entropy(Q) = 2 R', 'unknown-site'],
    ['entropy per mole = 1 R', 'unknown-convention'],
    ['mass per formula = 1 g/mol', 'needless-convention'],
    ['charge counting vacancies = 0', 'needless-convention'],
    ['entropy(M) per atom = 1 R', 'convention-of-site'],
    ['entropy(M) per mole = 1 R', 'convention-of-site'],
    ['entropy = 1 meV/atom', 'unknown-unit'],
    ['entropy = 1 g/mol', 'unknown-unit'],
    ['mass = 1 R', 'unknown-unit'],
    ['sum(M) = 2 R', 'unknown-unit'],
    ['sum(M) = 100 %', 'unknown-unit'],
    ['sum(M) = 1 1/Å', 'unknown-unit'],
    ['cationic-potential = 1 1/nm', 'unknown-unit'],
    ['cationic-potential = 3.58', 'no-unit'],
    ['entropy = 1', 'no-unit'],
    ['entropy in 1 .. 2', 'no-unit'],
    ['mass = 87.37', 'no-unit'],
    ['entropy = high', 'word-for-number'],
    ['charge in 0 .. high', 'word-for-number'],
    ['class = 1', 'number-for-word'],
    ['class = 1 R', 'number-for-word'],
    ['class = highest', 'unknown-word'],
    ['class = low ± 0.1', 'tolerance-of-word'],
    ['entropy = 1 ± -0.1 R', 'negative-tolerance'],
    ['entropy in 2 .. 1 R', 'empty-range'],
    ['class in high .. low', 'empty-range'],
  ])('%s', (line, kind) => {
    expect(problemOf(line)).toBe(kind);
    expect(findingOf(`expect ${line}`)?.help).toBeTruthy();
  });

  test('no name is that of two quantities', () => {
    const names = QUANTITIES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

test('docs/expectations.md has every quantity with its units', () => {
  const docs = readFileSync('docs/expectations.md', 'utf8');
  for (const quantity of QUANTITIES) {
    const row = docs.split('\n').find((line) => line.startsWith(`| \`${quantity.name}`)) ?? '';
    const units = quantity.kind === 'number' ? quantity.units : [];
    for (const { name } of units) expect(row).toContain(`\`${name}\``);
  }
});

describe('fixes', () => {
  const wrong = [
    'entropy >= 3 R',
    'entropy per formula counting vacancies in 1 .. 2 R',
    'entropy(M) = 1.3 R',
    'entropy(M) = 1.30 ± 0.0001 R',
    'entropy(M) = 1.30 ± 0 R',
    'entropy(M) < 10 J/(mol·K)',
    'class = low',
    'class in low .. medium',
    'charge = 1',
    'charge > 0 e',
    'sum(X) = 1.9',
    'mass ≥ 0.1 kg/mol',
    'entropy = 1.68',
    'charge = 0 R',
    'entropie = 1.68 R',
    'class = hgh',
  ];
  test.each(wrong)('of %s lead to what is met, and are not safe', (line) => {
    const text = `material TM6 : DRX {\n  ${TM6}\n  expect ${line} # why\n}\n`;
    const fixes = findingsOf(text).flatMap((finding) => finding.fixes ?? []);
    expect(fixes.length).toBeGreaterThan(0);
    for (const fix of fixes) {
      expect(fix.isSafe).toBe(false);
      const fixed = applyFix(text, fix);
      expect(fixed).toMatch(/^ {2}expect .* # why$/m);
      // Of two units the other one may be meant.
      if (!fix.title.includes('J/(mol K)')) expect(findingsOf(fixed), fixed).toEqual([]);
    }
  });

  test('keep what is not at fault', () => {
    const text = 'material a : O3 = LiCoO2 {\n  expect  mass  =  97.9 ± 0.01 g/mol ; expect charge = 0\n}\n';
    const [finding] = findingsOf(text);
    const [fix] = finding?.fixes ?? [];
    expect(fix?.title).toBe('Expect what is found: 97.87 g/mol');
    expect(fix && applyFix(text, fix)).toBe(text.replace('97.9', '97.87'));
  });
});

describe('a family', () => {
  const family = 'material MTS(x = 0, 0.15) : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn{x}Ti{x}Sn{0.45-2x}]O2 {';

  test('is checked member by member', () => {
    expect(kinds(['expect entropy(M) >= 1.5 R', 'expect sum(M) = 1'], family)).toEqual([
      'failed',
      'met',
      'met',
      'met',
    ]);
  });

  test('has one finding, without a fix that would be wrong for another member', () => {
    const findings = findingsOf(`${family}\n  expect entropy(M) < 1 R\n}\n`);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain('likewise for every other x');
    expect(findings[0]?.fixes ?? []).toEqual([]);
  });
});

test('a derived material has its own expectations, and not those of its base', () => {
  const findings = findingsOf(
    `material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2 {\n  expect class = low\n}
material HE-LNMO from NCM811 {\n  M: Co -> Mn 0.05, Ti 0.05\n  expect entropy(M) >= 1 R\n}\n`,
  );
  expect(findings.map(({ material }) => material)).toEqual(['HE-LNMO']);
});
