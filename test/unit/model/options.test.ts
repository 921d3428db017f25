/** What a project decides: thresholds, tolerances, structures that are known everywhere. */
import { describe, expect, test } from 'vitest';
import { Fraction } from '../../../server/src/chemistry/amount.js';
import { analyse } from '../../../server/src/model/file.js';
import { occurrencesIn } from '../../../server/src/model/occurrences.js';
import {
  DEFAULT_EVALUATION,
  type EvaluationOptions,
  isSameEvaluation,
} from '../../../server/src/model/options.js';
import { textAt } from '../../../server/src/model/places.js';
import { sharedFile } from '../../../server/src/model/shared.js';
import { check } from '../../../server/src/rules/check.js';
import { readFrom } from '../../support/memory.js';

const under = (text: string, options: Partial<EvaluationOptions>) =>
  analyse(text, 'test.hem', { ...DEFAULT_EVALUATION, ...options });

const told = (text: string, options: Partial<EvaluationOptions>) =>
  check(under(text, options)).map(({ severity, message }) => `${severity}: ${message}`);

describe('thresholds', () => {
  const half = 'material half : O3 = Li[Ni0.5Mn0.5]O2\n';

  test.each([
    [{ high: 1.5, medium: 1 }, 'low'],
    [{ high: 1.5, medium: 0.5 }, 'medium'],
    [{ high: Math.LN2, medium: 0.5 }, 'high'],
  ] as const)('%j: %s', (thresholds, expected) => {
    expect(under(half, { thresholds }).materials[0]?.class).toBe(expected);
  });

  test('decide what is expected and what is claimed, and are named', () => {
    const thresholds = { high: 0.9, medium: 0.5 };
    const text = 'material "high-entropy half" : O3 = Li[Ni0.5Mn0.5]O2 {\n  expect class = medium\n}\n';
    expect(told(text, { thresholds })).toEqual([
      'warning: This says high entropy, but S is 0.693 R (sublattice convention, vacancies not counted): medium entropy, as high begins at 0.9 R',
    ]);
  });

  test('stay where a file has a convention of its own', () => {
    const thresholds = { high: 0.3, medium: 0.1 };
    const model = under(`convention atom\n${half}`, { thresholds });
    expect(model.options).toEqual({ ...DEFAULT_EVALUATION, convention: 'atom', thresholds });
    expect(model.materials[0]?.class).toBe('medium');
  });

  test('decide the class of a measurement', () => {
    const text = `${half}measured "ICP" of half {\n  Ni 0.5, Mn 0.5\n}\n`;
    const classOf = (options: Partial<EvaluationOptions>) =>
      under(text, options).measurements[0]?.entropy?.class;
    expect(classOf({})).toBe('low');
    expect(classOf({ thresholds: { high: 0.6, medium: 0.5 } })).toBe('high');
  });
});

describe('a tolerance', () => {
  const off = 'material off : O3 = Li[Ni0.5Mn0.53]O2\n';

  test('of sums takes the place of rounding', () => {
    expect(told(off, {})).toEqual([
      'error: M sums to 1.03, not 1: Ni 0.5 + Mn 0.53 (rounding explains up to 0.01)',
    ]);
    expect(told(off, { tolerance: { sum: new Fraction('0.03') } })[0]).toBe(
      'hint: M sums to 1.03, not 1: the project allows for 0.03',
    );
    const strict = 'material strict : O3 = Li[Ni0.333Co0.333Mn0.333]O2\n';
    expect(told(strict, {})[0]).toMatch(/^hint: M sums to 0.999/);
    expect(told(strict, { tolerance: { sum: new Fraction(0) } })[0]).toBe(
      'error: M sums to 0.999, not 1: Ni 0.333 + Co 0.333 + Mn 0.333',
    );
    expect(told(off, { tolerance: { sum: new Fraction('0.02') } })[0]).toBe(
      'error: M sums to 1.03, not 1: Ni 0.5 + Mn 0.53 (the project allows for 0.02)',
    );
  });

  test('of sums holds for groups that share a site', () => {
    const group = 'material group = (Cr0.2Ni0.2Mn0.2Fe0.2Cu0.1)3O4\n';
    expect(told(group, {}).some((finding) => finding.startsWith('error: This group sums to 0.9'))).toBe(true);
    expect(told(group, { tolerance: { sum: new Fraction('0.1') } })).toContain(
      'hint: This group sums to 0.9, not 1: the project allows for 0.1',
    );
  });

  test('of charges takes the place of rounding', () => {
    const charged = 'material charged : rock-salt { M: Ni2+ 0.5, Mn2+ 0.5; X: O2- 0.9, F- 0.1 }\n';
    expect(told(charged, {})[0]).toMatch(/^error: The stated charges leave \+0\.1 /);
    expect(told(charged, { tolerance: { charge: new Fraction('0.1') } })).toEqual([
      'hint: The charges leave +0.1 per formula unit: the project allows for 0.1',
    ]);
  });

  test('holds for what is expected', () => {
    const text = 'material off : O3 = Li[Ni0.5Mn0.53]O2 {\n  expect sum(M) = 1\n}\n';
    const failed = (options: Partial<EvaluationOptions>) =>
      check(under(text, options)).filter(({ rule }) => rule === 'expectation').length;
    expect(failed({})).toBe(1);
    expect(failed({ tolerance: { sum: new Fraction('0.03') } })).toBe(0);
  });
});

test('options are the same by what they say', () => {
  const a = { ...DEFAULT_EVALUATION, tolerance: { sum: new Fraction(1, 2) } };
  expect(isSameEvaluation(a, { ...a, tolerance: { sum: new Fraction('0.5') } })).toBe(true);
  expect(isSameEvaluation(a, DEFAULT_EVALUATION)).toBe(false);
  expect(isSameEvaluation(DEFAULT_EVALUATION, { ...DEFAULT_EVALUATION })).toBe(true);
  const thresholds = { high: 2, medium: 1 };
  expect(isSameEvaluation(DEFAULT_EVALUATION, { ...DEFAULT_EVALUATION, thresholds })).toBe(false);
  for (const temperatures of [[298.15], [298.15, 1273], []]) {
    expect(isSameEvaluation(DEFAULT_EVALUATION, { ...DEFAULT_EVALUATION, temperatures })).toBe(false);
  }
});

describe('structures that are known everywhere', () => {
  const layered = 'structure layered {\n  A : Na\n  M : Ni, Mn\n  X *2 : O\n}\n';
  const shared = sharedFile('/w/structures.hem', 'structures.hem', layered);
  const sharing = (text: string, address = '/w/main.hem') =>
    analyse(text, 'main.hem', DEFAULT_EVALUATION, undefined, { address, shared: [shared] });

  test('are known without an import', () => {
    const model = sharing('material a : layered = NaNi0.5Mn0.6O2 {\n  expect sum(M) = 1.1\n}\n');
    expect(check(model)).toMatchObject([
      {
        rule: 'site-sum',
        related: [{ address: '/w/structures.hem', range: { start: layered.indexOf('M :') } }],
      },
    ]);
    const named = occurrencesIn(model).filter((one) => one.named.address === '/w/structures.hem');
    expect(named.map((one) => [one.named.kind, one.named.name])).toEqual([
      ['structure', 'layered'],
      ['site', 'M'],
    ]);
    expect(textAt('/w/structures.hem', model)?.text).toBe(layered);
  });

  test('are not known twice in their own file', () => {
    const model = sharing(layered, '/w/structures.hem');
    expect(check(model)).toEqual([]);
    expect(model.shared).toEqual([]);
  });

  test('are not declared a second time', () => {
    expect(check(sharing(layered))).toMatchObject([
      {
        rule: 'duplicate-name',
        message: 'A structure called `layered` is declared already, in `structures.hem`',
        related: [{ address: '/w/structures.hem', range: { start: 10, end: 17 } }],
      },
    ]);
  });

  test('may be imported all the same', async () => {
    const imports = await readFrom(
      { 'structures.hem': layered, 'main.hem': 'import "structures.hem"\n' },
      'main.hem',
    );
    const { outcome } = imports.imports[0] ?? {};
    const read = (address: string) =>
      analyse(
        'import "structures.hem"\nmaterial a : layered = NaNiO2\n',
        'main.hem',
        DEFAULT_EVALUATION,
        undefined,
        {
          imports: new Map(outcome ? [['structures.hem', outcome]] : []),
          shared: [sharedFile(address, address, layered)],
        },
      );
    expect(check(read('structures.hem')).map(({ rule }) => rule)).toEqual([]);
    expect(check(read('others.hem'))).toMatchObject([
      {
        rule: 'duplicate-name',
        severity: 'warning',
        message: '`layered` of `structures.hem` goes before the one that `others.hem` declares',
      },
    ]);
  });
});
