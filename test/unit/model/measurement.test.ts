/** Measurements; expected uncertainties are those of Monte Carlo with two million draws. */
import { describe, expect, test } from 'vitest';
import { DEFAULT_EVALUATION, type EvaluationOptions } from '../../../server/src/model/evaluate.js';
import { analyse } from '../../../server/src/model/file.js';
import { evaluateMeasurement, type Measurement } from '../../../server/src/model/measurement.js';

const MTS15 = 'material MTS15 : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn0.15Ti0.15Sn0.15]O2';
const VALUES =
  'Na 0.821(6), Li 0.099(4), Ni 0.252(3), Co 0.199(3), Mn 0.148(2), Ti 0.151(2), Sn 0.149 ± 0.003';

/** The measurement of what a text declares first. */
function measured(material: string, lines: string, options: Partial<EvaluationOptions> = {}): Measurement {
  const all = { ...DEFAULT_EVALUATION, ...options };
  const model = analyse(`${material}\nmeasured "ICP" of m {\n  ${lines}\n}\n`, 'test.hem', all);
  for (const declaration of model.syntax.declarations) {
    if (declaration.kind === 'measured')
      return evaluateMeasurement(declaration, () => model.materials[0], all);
  }
  throw new Error('nothing measured');
}

const valuesOf = ({ values }: Measurement) => values.map(({ value }) => value?.valueOf());

function near(found: number | undefined, expected: number): void {
  expect((found ?? Number.NaN) / expected).toBeGreaterThan(0.99);
  expect((found ?? Number.NaN) / expected).toBeLessThan(1.01);
}

describe('values', () => {
  test('are taken as written without a normalisation', () => {
    const found = measured(MTS15, VALUES);
    expect(valuesOf(found)).toEqual([0.821, 0.099, 0.252, 0.199, 0.148, 0.151, 0.149]);
    expect(found.values.map(({ nominal }) => nominal?.valueOf())).toEqual([
      0.83, 0.1, 0.25, 0.2, 0.15, 0.15, 0.15,
    ]);
    expect(found.values.map(({ inUncertainties }) => inUncertainties?.toFixed(3))).toEqual([
      '-1.500',
      '-0.250',
      '0.667',
      '-0.333',
      '-1.000',
      '0.500',
      '-0.333',
    ]);
    expect(found.values[0]?.deviation?.toFraction()).toBe('-9/1000');
    expect(found.missing).toEqual(['O']);
    expect(found.label).toBe('ICP');
    expect(found.remarks).toEqual([]);
  });

  test('normalised to an element give that one its nominal amount and no deviation', () => {
    const found = measured(MTS15, `${VALUES}\n  normalised to Ni`);
    expect(valuesOf(found)[0]).toBeCloseTo((0.821 * 0.25) / 0.252, 12);
    expect(found.values[2]).toMatchObject({ uncertainty: 0, inUncertainties: undefined });
    expect(found.values[2]?.deviation?.valueOf()).toBe(0);
    near(found.values[0]?.uncertainty, 0.011375);
    near(found.values[1]?.uncertainty, 0.004139);
    near(found.values[6]?.uncertainty, 0.003457);
  });

  test('normalised to the sum add up to what the elements have nominally', () => {
    const found = measured(MTS15, `${VALUES}\n  normalised to sum`);
    expect(found.values.reduce((total, { value }) => total + (value?.valueOf() ?? 0), 0)).toBeCloseTo(
      1.83,
      12,
    );
    near(found.values[0]?.uncertainty, 0.004634);
    near(found.values[4]?.uncertainty, 0.001993);
    near(found.values[2]?.inUncertainties, 1.2255);
  });

  test('of a part of the elements are normalised to the sum of that part', () => {
    const [manganese, titanium] = measured(MTS15, 'Mn 2.0(1), Ti 4.0(1)\n  normalised to sum').values;
    expect(manganese?.value?.toFraction()).toBe('1/10');
    expect(titanium?.value?.toFraction()).toBe('1/5');
    // With two values the deviation of the one is that of the other.
    expect(manganese?.uncertainty).toBeCloseTo(titanium?.uncertainty ?? Number.NaN, 12);
  });

  test('in per cent are normalised as others', () => {
    const found = measured(MTS15, 'Mn 20(1) %, Ti 40(1) %\n  normalised to sum');
    expect(found.values[0]?.value?.toFraction()).toBe('1/10');
  });

  test('without an uncertainty have a deviation but are not judged', () => {
    const [sodium, lithium] = measured(MTS15, 'Na 0.821, Li 0.099(4)').values;
    expect(sodium).toMatchObject({ uncertainty: undefined, inUncertainties: undefined });
    expect(sodium?.deviation?.valueOf()).toBeCloseTo(-0.009, 12);
    expect(lithium?.uncertainty).toBe(0.004);
  });

  test('leave none judged where one without an uncertainty normalises them', () => {
    for (const lines of [
      'Na 0.821(6), Ni 0.252\n  normalised to Ni',
      'Na 0.821(6), Ni 0.252\n  normalised to sum',
    ]) {
      expect(measured(MTS15, lines).values[0]?.uncertainty).toBeUndefined();
    }
    // The other way round nothing is lost.
    expect(
      measured(MTS15, 'Na 0.821, Ni 0.252(3), Co 0.2(1)\n  normalised to Ni').values[2]?.uncertainty,
    ).toBeDefined();
  });

  test('of an element that the material does not have are held against nothing', () => {
    const [zirconium] = measured(MTS15, 'Zr 0.012(2)').values;
    expect(zirconium?.nominal?.valueOf()).toBe(0);
    expect(zirconium?.inUncertainties).toBeCloseTo(6, 12);
  });

  test('of an open amount are held against nothing that is known', () => {
    const open = 'material open : PBA {\n  A: Na+ ?, K+ 0.1\n  M: Fe 1\n  C: [Fe(CN)6]4-\n}';
    const [sodium, potassium, zinc] = measured(open, 'Na 1.5(1), K 0.1(1), Zn 0.1(1)').values;
    expect(sodium?.nominal).toBeUndefined();
    expect(potassium?.nominal?.valueOf()).toBe(0.1);
    expect(zinc?.nominal).toBeUndefined();
  });
});

describe('what makes no sense is remarked, and not reckoned with:', () => {
  test('an element twice', () => {
    const found = measured(MTS15, 'Na 0.821(6), Li 0.099(4), Na 0.9(1)');
    expect(found.remarks).toMatchObject([{ kind: 'repeated-element', element: 'Na' }]);
    expect(valuesOf(found)).toEqual([0.821, 0.099, undefined]);
  });

  test('no element', () => {
    const found = measured(MTS15, 'Na 0.821(6), Xq 0.1(1)\n  normalised to sum');
    expect(found.remarks).toMatchObject([{ kind: 'unknown-element', symbol: { text: 'Xq' } }]);
    expect(valuesOf(found)).toEqual([0.83, undefined]);
    expect(found.values[1]?.nominal).toBeUndefined();
  });

  test('an uncertainty of zero', () => {
    const found = measured(MTS15, 'Na 0.821(0)');
    expect(found.remarks).toMatchObject([{ kind: 'zero-uncertainty', element: 'Na' }]);
    expect(found.values[0]).toMatchObject({ uncertainty: undefined, inUncertainties: undefined });
  });

  test.each([
    ['Na 0.821(6)\n  normalised to Ni', 'not-measured'],
    ['normalised to sum', 'not-measured'],
    ['Na 0.821(6), Zr 0.1(1)\n  normalised to Zr', 'not-in-material'],
    ['Zr 0.1(1), Hf 0.1(1)\n  normalised to sum', 'not-in-material'],
    ['Na 0.821(6), Ni 0.000(1)\n  normalised to Ni', 'nothing-found'],
    ['Ni 0.000(1)\n  normalised to sum', 'nothing-found'],
  ])('%s', (lines, why) => {
    const found = measured(MTS15, lines);
    expect(found.remarks).toMatchObject([{ kind: 'not-normalised', why }]);
    expect(valuesOf(found).every((value) => value === undefined)).toBe(true);
    expect(found.entropy).toBeUndefined();
  });

  test('a nominal amount that is open', () => {
    const open = 'material open : PBA {\n  A: Na+ ?, K+ 0.1\n  M: Fe 1\n  C: [Fe(CN)6]4-\n}';
    expect(measured(open, 'Na 1.5(1), K 0.1(1)\n  normalised to sum').remarks).toMatchObject([
      { kind: 'not-normalised', why: 'open' },
    ]);
  });
});

describe('a material that is not there', () => {
  test.each(['', 'material m : O3 = Na0.83[Li0.1Ni0.25'])('leaves the values as they are: %j', (material) => {
    const found = measured(material, VALUES);
    expect(found.material).toBeUndefined();
    expect(valuesOf(found)[0]).toBe(0.821);
    expect(found.values[0]).toMatchObject({ nominal: undefined, deviation: undefined });
    expect(found).toMatchObject({ entropy: undefined, missing: [], remarks: [] });
  });

  test('leaves what should be normalised unknown, silently', () => {
    const found = measured('', `${VALUES}\n  normalised to sum`);
    expect(valuesOf(found)[0]).toBeUndefined();
    expect(found.remarks).toEqual([]);
  });
});

describe('entropy', () => {
  test.each([
    ['as written', '', { sublattice: [1.7509584, 0.0026259], atom: [0.4584861, 0.0011361] }],
    [
      'to an element',
      '\n  normalised to Ni',
      { sublattice: [1.7509584, 0.0026259], atom: [0.4602258, 0.0021522] },
    ],
    [
      'to the sum',
      '\n  normalised to sum',
      { sublattice: [1.7509584, 0.0026259], atom: [0.4571693, 0.0006856] },
    ],
  ] as const)('of MTS15, %s', (_name, normalisation, expected) => {
    for (const convention of ['sublattice', 'atom'] as const) {
      const { entropy } = measured(MTS15, VALUES + normalisation, { convention });
      expect(entropy?.value).toBeCloseTo(expected[convention][0], 6);
      near(entropy?.uncertainty, expected[convention][1]);
    }
  });

  test.each([
    ['', 2.2208321, 0.0095081],
    ['\n  normalised to Ni', 2.2306136, 0.0161225],
    ['\n  normalised to sum', 2.2131855, 0.0082954],
  ])('counting the vacancies that sodium leaves, %j', (normalisation, value, uncertainty) => {
    const { entropy } = measured(MTS15, VALUES + normalisation, { countVacancies: true });
    expect(entropy?.value).toBeCloseTo(value, 6);
    near(entropy?.uncertainty, uncertainty);
  });

  test.each([
    ['sublattice', 1.6834862, 0.0112628],
    ['formula', 3.3669723, 0.0225256],
    ['metric', 1.6834862, 0.0112628],
    ['atom', 0.8417431, 0.0026599],
  ] as const)('of an element in two states, which keeps its split: %s', (convention, value, uncertainty) => {
    const TM6 =
      'material TM6 : DRX {\n  M: Li+ 1.3, Mn2+ 0.1, Co2+ 0.1, Mn3+ 0.1, Cr3+ 0.1, Ti4+ 0.1, Nb5+ 0.2\n  X: O2- 1.7, F- 0.3\n}';
    const { entropy } = measured(TM6, 'Mn 0.22(1), F 0.28(1)', { convention });
    expect(entropy?.value).toBeCloseTo(value, 6);
    near(entropy?.uncertainty, uncertainty);
  });

  test('as measured nominally is the nominal one', () => {
    const nominal = 'Na 0.83(1), Li 0.1(1), Ni 0.25(1), Co 0.2(1), Mn 0.15(1), Ti 0.15(1), Sn 0.15(1)';
    for (const convention of ['sublattice', 'formula', 'atom', 'metric'] as const) {
      for (const countVacancies of [false, true]) {
        const { entropy, material } = measured(MTS15, nominal, { convention, countVacancies });
        const expected = countVacancies ? material?.entropyWithVacancies : material?.entropy;
        expect(entropy?.value).toBeCloseTo(expected?.[convention] ?? Number.NaN, 12);
      }
    }
  });

  test('of ions follows their central atoms', () => {
    const salt = 'material m : NASICON = Na3Zr2(SiO4)2(PO4)';
    const [half, same] = [measured(salt, 'P 0.5(1)'), measured(salt, 'O 11(1)')];
    // By hand: two of SiO4 to a half of PO4; oxygen is in both of them and tells nothing.
    expect(half.entropy?.value).toBeCloseTo(-0.8 * Math.log(0.8) - 0.2 * Math.log(0.2), 9);
    expect(same.entropy?.value).toBeCloseTo(-(2 / 3) * Math.log(2 / 3) - (1 / 3) * Math.log(1 / 3), 9);
    expect(same.entropy?.uncertainty).toBe(0);
  });

  test('has the classes within two standard uncertainties', () => {
    const NVMP = 'material NVMP : NASICON = Na3[VAl0.2Cr0.2Fe0.2In0.2Ga0.2](PO4)3';
    const { entropy } = measured(
      NVMP,
      'V 1.00(1), Al 0.200(4), Cr 0.200(4), Fe 0.200(4), In 0.200(4), Ga 0.200(4)',
    );
    expect(entropy?.value).toBeCloseTo(1.4978661, 6);
    near(entropy?.uncertainty, 0.0054016);
    expect(entropy).toMatchObject({ class: 'medium', possible: ['medium', 'high'] });
    expect(measured(MTS15, VALUES).entropy?.possible).toEqual(['high']);
  });

  test('has no uncertainty that is known where a value that matters has none', () => {
    const found = measured(MTS15, 'Na 0.821, Mn 0.148(2)').entropy;
    expect(found?.uncertainty).toBeDefined();
    expect(measured(MTS15, 'Na 0.821(6), Mn 0.148').entropy).toMatchObject({
      uncertainty: undefined,
      possible: undefined,
    });
    // Sodium is alone on its site; even normalised by it, the entropy does not depend on it.
    const lines = 'Na 0.821, Li 0.099(4), Ni 0.252(3), Co 0.199(3), Mn 0.148(2), Ti 0.151(2), Sn 0.149(3)';
    near(measured(MTS15, `${lines}\n  normalised to sum`).entropy?.uncertainty, 0.0026259);
  });

  test('has no derivative where nothing was found of an element', () => {
    const { entropy } = measured(MTS15, 'Mn 0.000(2)');
    expect(entropy?.value).toBeGreaterThan(1);
    expect(entropy?.uncertainty).toBeUndefined();
  });

  test('does not know what the material does not have', () => {
    const [without, with_] = [measured(MTS15, 'Mn 0.148(2)'), measured(MTS15, 'Mn 0.148(2), Zr 0.1(1)')];
    expect(with_.entropy).toEqual(without.entropy);
    expect(measured(MTS15, 'Zr 0.1(1)').entropy).toBeUndefined();
  });

  test('is not told of what has none', () => {
    expect(measured('material m = C4H10O2', 'C 4.0(1), H 10.0(1)').entropy).toBeUndefined();
  });
});
