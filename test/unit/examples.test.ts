/** The examples that ship with hem: complete, and with the findings that their readers are to see. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../server/src/model/file.js';
import { check } from '../../server/src/rules/check.js';

const review = example('review.hem');
const gettingStarted = example('getting-started.hem');

function example(name: string) {
  const text = readFileSync(`examples/${name}`, 'utf8');
  const model = analyse(text, name);
  return { text, model, findings: check(model) };
}

/** Errors and warnings, as `severity rule material`. */
function serious({ findings }: typeof review): string[] {
  return findings
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ severity, rule, material }) => `${severity} ${rule} ${material}`);
}

/** The rows of the table that have no open amount. */
const closed = readFileSync('test/fixtures/review.tsv', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .slice(1)
  .map((line) => line.split('\t'))
  .map(([name = '', structure = '', formula = '', sites = '']) => ({ name, structure, formula, sites }))
  .filter(({ formula, sites }) => sites !== '' && !formula.includes('−x'));

describe('review.hem', () => {
  const written = review.model.materials.map(({ name, declaration }) => ({
    name,
    structure: declaration.structure?.text ?? '-',
    formula:
      declaration.formula &&
      review.text.slice(declaration.formula.range.start, declaration.formula.range.end),
  }));

  test.each(closed)('has $name as the table has it', ({ name, structure, formula }) => {
    expect(written.filter((material) => material.name === name)).toEqual([{ name, structure, formula }]);
  });

  test('has nothing that the table does not have', () => {
    expect(written.map(({ name }) => name).sort()).toEqual(closed.map(({ name }) => name).sort());
  });

  test('has the errors and warnings that a careful reader finds', () => {
    expect(serious(review)).toEqual([
      'warning high-entropy-claim HE-LNMO',
      'error site-sum HE-HCF',
      'warning high-entropy-claim NVMP',
      'error site-sum CuMgTi-571',
      'error site-sum NaMNO2',
      'warning high-entropy-claim LTZSHPO',
      'warning high-entropy-claim NTZSHPO',
      'warning charge-balance NaLFCNM',
      'error charge-balance Na0.9Li0.1',
      'error site-sum Na0.9Li0.1',
      'warning redox-conflict Na0.9Li0.1',
      'warning high-entropy-claim HE-WD',
      'error site-sum MNM-2',
      'error site-sum ZnCu-P2',
      'warning high-entropy-claim HE-NMNC',
      'error charge-balance NFPP-HE',
      'error site-sum NFPP-HE',
    ]);
  });

  test('is readable throughout', () => {
    expect(review.findings.filter(({ rule }) => rule === 'syntax')).toEqual([]);
  });

  test('quiets nothing and describes every material', () => {
    expect(review.model.syntax.ignores).toEqual([]);
    expect(
      review.model.materials.filter(({ declaration }) => !declaration.doc).map(({ name }) => name),
    ).toEqual([]);
  });
});

describe('getting-started.hem', () => {
  test('has no error and no warning', () => {
    expect(serious(gettingStarted)).toEqual([]);
  });

  /** What the comments invite to change, and what they say happens. */
  test.each([
    ['Mn0.1O2', 'Mn0.2O2', 'error site-sum NCM811'],
    ['(Cr,Ni,Mn,Fe,Cu)', '(CrNiMnFeCu)', 'hint ambiguous-group CrNiMnFeCu-spinel'],
    ['[Ni1/3', '[Ni0.333', 'hint site-sum NNM'],
    ['[Ni1/3', '[Ni0.35', 'error site-sum NNM'],
    ['Nb5+ 0.2', 'Nb4+ 0.2', 'error charge-balance TM6'],
    ['Na, Va', 'Na', 'error site-sum Ti-tunnel'],
    ['# hem-ignore', '# ignore', 'error site-sum CuMgTi'],
  ])('with %s changed to %s has a finding', (from, to, finding) => {
    expect(gettingStarted.text.split(from)).toHaveLength(2);
    const findings = check(analyse(gettingStarted.text.replace(from, to), 'getting-started.hem'));
    const told = findings.map(({ rule, severity, material }) => `${severity} ${rule} ${material}`);
    expect(told).toContain(finding);
    expect(told.filter((one) => one.startsWith('error') && one !== finding)).toEqual([]);
  });
});

describe('families.hem', () => {
  const families = example('families.hem');

  test('has no error and no warning: what is quieted is an oxygen deficit', () => {
    expect(serious(families)).toEqual([]);
    expect(families.model.syntax.ignores.map(({ reason }) => reason)).toEqual(
      families.model.syntax.ignores.map(() => 'the oxygen deficit is what this family is about'),
    );
  });

  test('has the open compositions of the review', () => {
    const written = families.model.materials.map(({ declaration: { formula } }) =>
      formula ? families.text.slice(formula.range.start, formula.range.end) : '',
    );
    for (const printed of [
      'Na0.83Li0.1Ni0.25Co0.2MnxTixSn0.45−2xO2−δ',
      'LiNixCo1−xO2',
      '(Mg,Co,Ni,Cu,Zn)1−xLixO',
      'Lix(Co0.2Cu0.2Mg0.2Ni0.2Zn0.2)OFx',
      'CrxFe3−xO4',
      'Nax(FeMnNiCuCo)[Fe(CN)6]',
      'Li5.5PS4.5ClxBr1.5−x',
      'La(CrMnFeCoNi)O3−x',
    ]) {
      expect(written).toContain(printed);
    }
  });

  test('derives what it declares as a family, with the same result', () => {
    const named = (name: string) => families.model.materials.find((material) => material.name === name);
    for (const x of ['0.05', '0.1', '0.15']) {
      const derived = named(`MTS-by-substitution(${x})`);
      expect(
        [...(derived?.elements ?? [])].map(([symbol, amount]) => [symbol, amount.toFraction()]).sort(),
      ).toEqual(
        [...(named(`MTS(${x})`)?.elements ?? [])]
          .map(([symbol, amount]) => [symbol, amount.toFraction()])
          .sort(),
      );
    }
  });
});

describe('laboratory.hem', () => {
  const text = readFileSync('examples/laboratory.hem', 'utf8');
  const outcome = { kind: 'read', model: example('families.hem').model } as const;
  const imports = new Map([['families.hem', outcome]]);
  const model = analyse(text, 'laboratory.hem', undefined, undefined, { imports });

  test('has nothing to find, and everything in it is worked out', () => {
    expect(check(model)).toEqual([]);
    expect(model.batches.map(({ toWeigh }) => toWeigh?.valueOf().toFixed(4))).toEqual(['11.7139']);
    expect(model.measurements.map(({ material }) => material?.name)).toEqual(['MTS(0.15)', 'MTS(0.15)']);
    expect(model.mixtures.map(({ entropy }) => entropy?.toFixed(4))).toEqual(['0.2883']);
  });
});

describe('weighing.hem', () => {
  const { text, findings } = example('weighing.hem');

  test('has no finding', () => {
    expect(findings).toEqual([]);
  });

  /** What the comments invite to change, and what they say happens. */
  test.each([
    [' TiO2,', '', 'error weighing'],
    ['Li 0.101(4)', 'Li 0.115(4)', 'warning measured-deviation'],
  ])('with %s changed to %s has a finding', (from, to, finding) => {
    expect(text.split(from)).toHaveLength(2);
    const found = check(analyse(text.replace(from, to), 'weighing.hem'));
    expect(found.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([finding]);
  });
});
