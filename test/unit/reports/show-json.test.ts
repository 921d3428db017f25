import { describe, expect, test } from 'vitest';
import { DEFAULT_EVALUATION } from '../../../server/src/model/evaluate.js';
import { showJson } from '../../../server/src/reports/show-json.js';
import { ALLOY, COUNTING, entry, OPEN, TM6, VACANT } from './support.js';

function shown(text: string, options = DEFAULT_EVALUATION) {
  const report = JSON.parse(showJson([entry(text, {}, options)]));
  expect(report.version).toBe(1);
  expect(report.materials).toHaveLength(1);
  return report.materials[0];
}

describe('a material', () => {
  test('has the shape that programs rely on', () => {
    expect(shown(`${TM6.split('\n')[0]}\n M: Mn2+ 4/3, Mn3+ 2/3\n X: O2- 1.7, F 0.3\n}`)).toEqual({
      name: 'TM6',
      file: 'cathodes.hem',
      structure: 'DRX',
      formula: '[Mn4/3Mn2/3][O1.7F0.3]',
      parameters: {},
      base: null,
      sites: [
        {
          name: 'M',
          multiplicity: 2,
          sum: 2,
          entropy: 0.6365,
          occupants: [
            {
              species: 'Mn2+',
              element: 'Mn',
              oxidation: 2,
              amount: 1.33333333333,
              fraction: 0.666666666667,
              inferred: false,
            },
            {
              species: 'Mn3+',
              element: 'Mn',
              oxidation: 3,
              amount: 0.666666666667,
              fraction: 0.333333333333,
              inferred: false,
            },
          ],
        },
        {
          name: 'X',
          multiplicity: 2,
          sum: 2,
          entropy: 0.4227,
          occupants: [
            { species: 'O2-', element: 'O', oxidation: -2, amount: 1.7, fraction: 0.85, inferred: false },
            { species: 'F-', element: 'F', oxidation: -1, amount: 0.3, fraction: 0.15, inferred: true },
          ],
        },
      ],
      entropy: {
        convention: 'sublattice',
        vacancies: false,
        value: 1.0592,
        sublattice: 1.0592,
        formula: 2.1184,
        atom: 0.5296,
        metric: 1.0592,
      },
      class: 'medium',
      charge: 0.966667,
      molarMass: 142.774,
      elements: { Mn: 2, O: 1.7, F: 0.3 },
      expectations: [],
      descriptors: [
        { id: 'delta', site: 'M', value: 11.35052, unit: '%' },
        { id: 'delta', site: 'X', value: 1.79885, unit: '%' },
        { id: 'delta-chi', site: 'X', value: 0.192819, unit: '' },
        { id: 'principal-elements', value: 1, unit: '', verdict: 'not high entropy by composition' },
        { id: 'entropy-term', temperature: 298.15, value: -5.25154, unit: 'kJ/mol' },
        { id: 'entropy-term', temperature: 1273.15, value: -22.42494, unit: 'kJ/mol' },
        { id: 'entropy-term-per-atom', temperature: 298.15, value: -13.6071, unit: 'meV/atom' },
        { id: 'entropy-term-per-atom', temperature: 1273.15, value: -58.1045, unit: 'meV/atom' },
        { id: 'critical-EU', value: 80.9501, unit: '%', verdict: 'Mn, F' },
        { id: 'critical-US', value: 80.9501, unit: '%', verdict: 'Mn, F' },
        { id: 'toxic', value: 0, unit: '%', verdict: 'there are none' },
        { id: 'mass-percent', element: 'Mn', value: 76.95815, unit: '%' },
        { id: 'mass-percent', element: 'O', value: 19.04994, unit: '%' },
        { id: 'mass-percent', element: 'F', value: 3.99191, unit: '%' },
        { id: 'atomic-percent', element: 'Mn', value: 50, unit: '%' },
        { id: 'atomic-percent', element: 'O', value: 42.5, unit: '%' },
        { id: 'atomic-percent', element: 'F', value: 7.5, unit: '%' },
      ],
    });
  });

  test('has null for a descriptor that is not known, and what is missing', () => {
    const { descriptors } = shown('material B : spinel = (Cr,Ni,Mn,Fe,Cu)3O4');
    expect(descriptors[0]).toEqual({
      id: 'delta',
      site: 'M',
      value: null,
      unit: '%',
      missing: ['coordination of site M'],
    });
  });

  test('of a family has the values of its parameters, exactly', () => {
    const { name, parameters, base } = shown('material A(x = 0.10; z = 1/3) : P2 = Na{z}[Ni{x}Mn{1-x}]O2');
    expect([name, parameters, base]).toEqual(['A(0.1, 1/3)', { x: '0.1', z: '1/3' }, null]);
  });

  test('that is derived has the name of its base', () => {
    const text = 'material D from N(0.5) {\n  M: Ni -> Co\n}\nmaterial N(x = 0.5) : O3 = LiNi{x}Co{1-x}O2';
    expect(shown(text)).toMatchObject({ name: 'D', base: 'N(0.5)', structure: 'O3', parameters: {} });
    expect(shown('material D from N {\n}')).toMatchObject({
      base: null,
      structure: null,
      sites: [],
      charge: null,
    });
  });

  test('whose amounts are open has null, and no totals', () => {
    const { sites, entropy, class: entropyClass, charge, molarMass, elements } = shown(OPEN);
    expect(sites[0]).toEqual({
      name: 'A',
      multiplicity: 2,
      sum: null,
      entropy: null,
      occupants: [
        { species: 'Na+', element: 'Na', oxidation: 1, amount: null, fraction: null, inferred: false },
      ],
    });
    expect(sites[2].occupants[0]).toMatchObject({ species: '[Fe(CN)6]4-', element: null, oxidation: -4 });
    expect(entropy).toEqual({
      convention: 'sublattice',
      vacancies: false,
      value: null,
      sublattice: null,
      formula: null,
      atom: null,
      metric: null,
    });
    expect([entropyClass, charge, molarMass]).toEqual([null, null, null]);
    expect(elements).toEqual({ Na: null, Fe: 2, C: 6, N: 6 });
  });

  test('without a structure says so, and knows no multiplicity that nobody gave', () => {
    expect(shown('material a = Li{x}[Mg0.5Zr0.5]O2')).toMatchObject({
      structure: null,
      sites: [{ multiplicity: null, sum: null }, { multiplicity: 1 }, { multiplicity: 2 }],
    });
  });

  test('has fractions of the occupants that are there', () => {
    const [, m] = shown(VACANT).sites;
    expect(m.entropy).toBe(0.687);
    expect(m.occupants[2]).toEqual({
      species: 'Va',
      element: null,
      oxidation: null,
      amount: 0.1,
      fraction: null,
      inferred: false,
    });
  });

  test('has fractions of all places where vacancies are counted, those that are not written too', () => {
    const { sites, entropy } = shown(VACANT, COUNTING);
    expect(entropy).toMatchObject({ convention: 'formula', vacancies: true, value: 1.5057 });
    expect(sites[0]).toMatchObject({ entropy: 0.5623, occupants: [{ fraction: 0.75 }] });
    expect(sites[1]).toMatchObject({ occupants: [{ fraction: 0.5 }, { fraction: 0.4 }, { fraction: 0.1 }] });
  });

  test('of mixed valence has an entry for each state, which add up to the element', () => {
    const { sites, charge } = shown('material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2');
    const [, m] = sites;
    expect(m.entropy).toBe(0.639);
    const solved = { inferred: true };
    expect(m.occupants).toEqual([
      { species: 'Ni2+', element: 'Ni', oxidation: 2, amount: 0.1, fraction: 0.1, ...solved },
      { species: 'Ni3+', element: 'Ni', oxidation: 3, amount: 0.7, fraction: 0.7, ...solved },
      { species: 'Co3+', element: 'Co', oxidation: 3, amount: 0.1, fraction: 0.1, ...solved },
      { species: 'Mn4+', element: 'Mn', oxidation: 4, amount: 0.1, fraction: 0.1, ...solved },
    ]);
    expect(charge).toBe(0);
  });

  test('on two sites has the states on each of them', () => {
    const { sites } = shown('material S : spinel-AB = Mn3O4');
    const parts = sites
      .slice(0, 2)
      .map(({ occupants }: { occupants: { amount: number }[] }) => occupants.map(({ amount }) => amount));
    expect(parts).toEqual([
      [0.333333333333, 0.666666666667],
      [0.666666666667, 1.33333333333],
    ]);
  });

  test('with a solved amount has it, and the totals', () => {
    const { sites, charge, elements } = shown(OPEN.replace('Fe 1', 'Fe2+ 1'));
    expect(sites[0]).toMatchObject({ sum: 2, occupants: [{ species: 'Na+', amount: 2, fraction: 1 }] });
    expect([charge, elements.Na]).toEqual([0, 2]);
  });

  test('whose states nothing decides has null', () => {
    const { charge, sites } = shown('material A : O3 = LiNiS2');
    expect(charge).toBeNull();
    expect(sites[1].occupants).toEqual([
      { species: 'Ni', element: 'Ni', oxidation: null, amount: 1, fraction: 1, inferred: false },
    ]);
    expect(shown('material A : O3 = LiNiO1.2').charge).toBeNull();
  });

  test('of metals has neither charges nor states', () => {
    const { charge, sites } = shown(ALLOY);
    expect(charge).toBeNull();
    expect(sites[0].occupants[0]).toMatchObject({ species: 'Cr', oxidation: null });
  });

  test('with numbers beyond all measure is still JSON', () => {
    const huge = `1${'0'.repeat(29)}`;
    const { sites } = shown(`material a : rock-salt { M: Mg ${huge}/3 X: O ${huge}/7 }`);
    expect(sites.every((site: { sum: unknown }) => typeof site.sum === 'number')).toBe(true);
  });
});

describe('what is expected', () => {
  /** One expectation of TM6. */
  const expected = (line: string, before = '') =>
    shown(`${before}${TM6.slice(0, -1)}  expect ${line}\n}`).expectations[0];

  test('has the shape that programs rely on', () => {
    expect(expected('entropy per formula in 25 .. 30 J/(mol K)')).toEqual({
      quantity: 'entropy',
      site: null,
      convention: 'formula',
      vacancies: false,
      comparison: 'in',
      expected: 25,
      upper: 30,
      tolerance: null,
      unit: 'J/(mol K)',
      found: 27.968,
      met: true,
      why: null,
    });
  });

  test.each([
    ['entropy(M) = 1.25 ± 0.001 R', { site: 'M', convention: null, vacancies: false, tolerance: 0.001 }],
    ['entropy(M) = 1.25 ± 0.001 R', { expected: 1.25, found: 1.2592, met: false }],
    ['class >= medium', { convention: 'sublattice', expected: 'medium', found: 'high', met: true }],
    ['charge = 0', { convention: null, vacancies: null, unit: null, found: 0, met: true }],
    ['sum(X) = 4/3', { expected: 1.33333333333, found: 2, met: false }],
    ['mass < 0.1 kg/mol', { unit: 'kg/mol', found: 0.087368, met: true }],
    ['delta(M) < 5 %', { found: 8.34, met: false, why: null }],
    ['VEC > 8', { found: null, met: null, why: expect.stringContaining('it is told of alloys') }],
    ['sum(Q) = 2', { site: 'Q', found: null, met: null, why: 'TM6 has no site `Q`' }],
  ])('%s', (line, part) => {
    expect(expected(line)).toMatchObject(part);
  });

  test('follows the convention of its file', () => {
    expect(expected('entropy = 3.36 R', 'convention formula counting vacancies\n')).toMatchObject({
      convention: 'formula',
      vacancies: true,
      met: true,
    });
  });

  test('and is not known has null, and says why', () => {
    const { expectations } = shown(`${OPEN.slice(0, -1)}  expect sum(A) = 2\n}`);
    expect(expectations[0]).toMatchObject({
      found: null,
      met: null,
      why: 'the amount of Na+ on A is open',
    });
  });
});

test('no materials are a list of nothing', () => {
  const nothing = { version: 1, materials: [], measurements: [], mixtures: [] };
  expect(JSON.parse(showJson([]))).toEqual(nothing);
});
