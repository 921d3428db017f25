/** Descriptors of materials as files have them; the formulas themselves are tested with chemistry. */
import { describe, expect, test } from 'vitest';
import {
  DESCRIPTORS,
  describe as describeMaterial,
  disagreements,
} from '../../../server/src/model/descriptors/registry.js';
import { whyMissing } from '../../../server/src/model/descriptors/why.js';
import { DEFAULT_EVALUATION, type EvaluationOptions } from '../../../server/src/model/evaluate.js';
import { analyse } from '../../../server/src/model/file.js';
import type { Material } from '../../../server/src/model/material.js';
import { labelOf, numberOf } from '../../../server/src/rules/descriptor-wording.js';

function materialIn(text: string): Material {
  const [material] = analyse(text, 'a.hem').materials;
  return material ?? expect.unreachable(text);
}

/** What a material's formula has by the labels of cards: a number with its unit, or why there is none. */
function valuesOf(formula: string): Record<string, string> {
  const material = materialIn(`material m ${formula}\n`);
  return Object.fromEntries(
    describeMaterial(material, DEFAULT_EVALUATION).map((one) => [
      labelOf(one),
      numberOf(one) ?? ('missing' in one.value.found ? whyMissing(one.value.found.missing) : ''),
    ]),
  );
}

describe('values', () => {
  test.each([
    [': rock-salt = (Co0.2^2+Cu0.2^2+Mg0.2Ni0.2^2+Zn0.2)O', { 'δ(M)': '2.69 %', 'Δχ(M)': '0.231' }],
    // As quoted everywhere: LiCoO2 274, LiFePO4 170, LiMn2O4 148 mAh/g.
    [': O3 = LiCoO2', { Q: '273.8 mAh/g' }],
    [': olivine = LiFePO4', { Q: '169.9 mAh/g' }],
    [': spinel-AB = LiMn2O4', { Q: '148.2 mAh/g' }],
    // Lithium of the metal layer moves in a lithium oxide, and not in a sodium oxide.
    [': O3 = Li[Li0.2Mn0.54Ni0.13Co0.13]O2', { 'Q(ions)': '377.1 mAh/g', 'Q(electrons)': '125.7 mAh/g' }],
    [': O3 = Na0.83[Li0.1Ni0.25Co0.2Sn0.45]O2', { 'Q(ions)': '169.0 mAh/g', Q: '107.9 mAh/g' }],
    [': perovskite = SrTiO3', { t: '1.002', μ: '0.432', τ: '3.80' }],
    [': DRX = Li1.2Mn2+0.2Mg0.2Nb0.4O2', { 'x(Li)': '1.200', 'poor mixers': '25.0 %' }],
    // X. Yang and Y. Zhang, Mater. Chem. Phys. 132 (2012) 233, first row: −4.15 and 12.83.
    // 1.43, 1.56, 1.60, 1.641 and 1.462 Å, 1.525 Å in the mean.
    ['= Al0.2Li0.2Mg0.1Sc0.2Ti0.3', { δ: '5.29 %' }],
    ['= AlCoCrFeNiSi', { δ: 'no metallic radius of Si' }],
    ['= CoCrFeNiMo0.3', { ΔH_mix: '−4.15 kJ/mol', ΔS_mix: '12.83 J/(mol K)', VEC: '8.09' }],
    [': fcc = Cr0.2Mn0.2Fe0.2Co0.2Ni0.2', { VEC: '8.00', 'principal elements': '5' }],
    [': rock-salt = NiO', { 'w(Ni)': '78.58 %', 'c(Ni)': '50.00 %' }],
  ])('%s', (formula, expected) => expect(valuesOf(formula)).toMatchObject(expected));

  test('hang on the states that an element of mixed valence has, and on nothing else that is written', () => {
    const solved = valuesOf(': O3 = LiNi0.8Co0.1Mn0.1O2');
    const stated = valuesOf(': O3 = Li[Ni2+0.1Ni3+0.7Co3+0.1Mn4+0.1]O2');
    expect(solved['δ(M)']).toBe(stated['δ(M)']);
    expect(solved.Q).toBe(stated.Q);
  });
});

describe('where they apply', () => {
  const alloys = ['ΔH_mix', 'ΔS_mix', 'T_m', 'Ω', 'δ', 'Δχ', 'VEC', 'γ', 'Λ'];

  test.each([
    ': rock-salt = (Co,Cu,Mg,Ni,Zn)O',
    '= (CoCrFeMnNi)3O4',
    ': O3 = LiCoO2',
    ': fcc = Fe0.5Ni0.5O0.1',
    '= C4H10O2',
    ': fcc = Fe',
  ])('those of alloys never of %s', (formula) => {
    expect(Object.keys(valuesOf(formula)).filter((label) => alloys.includes(label))).toEqual([]);
  });

  test('those of an alloy to what is derived from one', () => {
    const { materials } = analyse('material a = CoCrFeNi\nmaterial b from a { M: Co -> Mn }\n', 'a.hem');
    const derived = materials[1] ?? expect.unreachable();
    const ids = describeMaterial(derived, DEFAULT_EVALUATION).map(({ descriptor }) => descriptor.id);
    expect(ids).toContain('VEC');
  });

  test('those of built-in structures to no other of that name, nor to others', () => {
    expect(valuesOf(': spinel-AB = MgAl2O4')).not.toHaveProperty('t');
    expect(valuesOf(': garnet = Li3La3Te2O12')).not.toHaveProperty('Q');
    expect(valuesOf(': P2 = [Na0.7Ca0.05]MnO2')).not.toHaveProperty('Φ');
    expect(valuesOf(': O3 = Na[Ni0.5Mn0.5][O1.9F0.1]')).not.toHaveProperty('Φ');
    expect(valuesOf(': DRX = Na1.2Mn0.4Ti0.4O2')).not.toHaveProperty('x(Li)');
  });

  test('to sites with more than one species', () => {
    const labels = Object.keys(valuesOf(': O3 = LiCoO2'));
    expect(labels.filter((label) => /^(δ|Δχ)\(/.test(label))).toEqual([]);
  });

  test('not to what could not be read', () => {
    const broken = analyse('material a : O3 = Li(CoO2\n', 'a.hem').materials;
    expect(broken.flatMap((one) => describeMaterial(one, DEFAULT_EVALUATION))).toEqual([]);
  });
});

describe('what is missing is named', () => {
  test.each([
    [': perovskite = (Gd0.5La0.5)CoO3', { t: 'no ionic radius of Gd3+ for coordination XII' }],
    [': spinel = (Cr,Ni,Mn,Fe,Cu)3O4', { 'δ(M)': 'no coordination of site M' }],
    [': O3 = Na0.95[Ni0.5Mn0.5][O1.9F0.1]', { 'δ(X)': 'no coordination of site X' }],
    [': PBA = Na2[Mn0.5Fe0.5][Fe(CN)6]', { Q: 'no redox ladder of PBA' }],
    [': pyrochlore = (La,Eu)2Zr2O7', { 'Δχ(A)': 'no electronegativity of Eu3+' }],
    [': O3 = TcNiO2', { 'w(Ni)': 'no atomic weight of Tc' }],
    ['= (Sn0.5Te0.5)', { ΔH_mix: 'no enthalpy of mixing of Sn and Te' }],
  ])('%s', (formula, expected) => expect(valuesOf(formula)).toMatchObject(expected));

  test('amounts that are open, too', () => {
    const open = valuesOf(': O3 { A: Na+ 1\n M: Ni ?, Mn 0.5\n X: O2- 2 }');
    expect(open).toMatchObject({ 'δ(M)': 'no amount of Ni', 'w(Na)': 'no amount of Ni' });
  });
});

test('predictions that do not agree are told', () => {
  const told = (formula: string) =>
    disagreements(describeMaterial(materialIn(`material m ${formula}\n`), DEFAULT_EVALUATION)).map(
      ({ of, by, against }) => [of, by.map(({ id }) => id), against.map(({ id }) => id)],
    );
  expect(told(': perovskite = BaTiO3')).toEqual([
    ['a perovskite', ['octahedral-factor', 'tau'], ['tolerance-factor']],
  ]);
  expect(told(': perovskite = SrTiO3')).toEqual([]);
  expect(told('= CoCrFeMnNi')).toEqual([]);
});

test('−TΔS is told at the temperatures of the project', () => {
  const labels = (options: Partial<EvaluationOptions>) =>
    describeMaterial(materialIn('material m : rock-salt = (Mg0.5Ni0.5)O\n'), {
      ...DEFAULT_EVALUATION,
      ...options,
    }).flatMap((one) => (one.value.temperature ? `${labelOf(one)}: ${numberOf(one)}` : []));
  expect(labels({ temperatures: [1000] })).toEqual([
    '−TΔS at 1000 K: −5.76 kJ/mol',
    '−TΔS at 1000 K: −29.9 meV/atom',
  ]);
  expect(labels({ temperatures: [] })).toEqual([]);
  expect(labels({})).toHaveLength(4);
});

describe('cost', () => {
  const prices = { currency: 'EUR', perKilogram: new Map([['Mg', 3]]) };

  test('is told where the project has prices, in its currency, and unknown without one of an element', () => {
    const find = (perKilogram: ReadonlyMap<string, number>) =>
      describeMaterial(materialIn('material m : rock-salt = MgO\n'), {
        ...DEFAULT_EVALUATION,
        prices: { ...prices, perKilogram },
      }).find(({ descriptor }) => descriptor.id === 'cost');
    const [priced, unpriced] = [find(new Map([...prices.perKilogram, ['O', 0]])), find(prices.perKilogram)];
    expect(priced && numberOf(priced)).toBe('1.81 EUR/kg');
    expect(unpriced?.value.found).toEqual({ missing: [{ what: 'price', of: 'O' }] });
    expect(valuesOf(': rock-salt = MgO')).not.toHaveProperty('cost');
  });
});

test('every descriptor has a name of its own, for a place of its own, and a source', () => {
  const keys = DESCRIPTORS.map(({ id, of }) => `${id} ${of}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { id, source, basis, appliesTo, symbol, name } of DESCRIPTORS) {
    expect(id).toMatch(/^[A-Za-z][\w-]*$/);
    for (const text of [source, basis, appliesTo, symbol, name]) expect(text, id).not.toBe('');
  }
});
