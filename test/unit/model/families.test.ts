/** Families, constants and derivation: the members and what they are. */

import { describe, expect, test } from 'vitest';
import { analyse } from '../../../server/src/model/file.js';
import { formulaOf } from '../../../server/src/model/formula-text.js';
import { check } from '../../../server/src/rules/check.js';

const model = (text: string) => analyse(text, 'families.hem');

/** Names with formulas, as evaluated. */
function members(text: string): string[] {
  return model(text).materials.map((material) => `${material.name} = ${formulaOf(material)}`);
}

describe('members', () => {
  test.each([
    [
      'a list',
      'material A(x = 0, 0.10) : O3 = NaMn{1-x}Ti{x}O2',
      ['A(0) = NaMnO2', 'A(0.1) = Na[Mn0.9Ti0.1]O2'],
    ],
    [
      'a range up and one down',
      'material A(x = 0 .. 0.2 step 0.1, 1 .. 0.9 step -0.1) : O3 = NaMn{1-x}Ti{x}O2',
      [
        'A(0) = NaMnO2',
        'A(0.1) = Na[Mn0.9Ti0.1]O2',
        'A(0.2) = Na[Mn0.8Ti0.2]O2',
        'A(1) = NaTiO2',
        'A(0.9) = Na[Mn0.1Ti0.9]O2',
      ],
    ],
    [
      'every combination, the last parameter fastest',
      'material A(x = 0, 1/2; y = 0.1, 0.2) : O3 = Na{y}Mn{1-x}Ti{x}O2',
      [
        'A(0, 0.1) = Na0.1MnO2',
        'A(0, 0.2) = Na0.2MnO2',
        'A(0.5, 0.1) = Na0.1[Mn0.5Ti0.5]O2',
        'A(0.5, 0.2) = Na0.2[Mn0.5Ti0.5]O2',
      ],
    ],
    [
      'the compact form',
      'material A(x = 0.05; δ = 0.1) : O3 = NaMn0.5−2xTixNi0.5+xO2−δ',
      ['A(0.05, 0.1) = Na[Mn0.4Ti0.05Ni0.55]O1.9'],
    ],
    [
      'a group’s amount',
      'material A(x = 0.2) : rock-salt = (Mg,Co,Ni,Zn)1−xLixO',
      ['A(0.2) = [Mg0.2Co0.2Ni0.2Zn0.2Li0.2]O'],
    ],
    [
      'products and parentheses',
      'material A(x = 0.2) : O3 = NaMn{(1-x)/2}Ti{0.5*(1+x)}O2',
      ['A(0.2) = Na[Mn0.4Ti0.6]O2'],
    ],
    ['an amount inside an ion', 'material A(x = 1) = Li3P{x}O{3+x}', ['A(1) = Li3PO4']],
    [
      'a site’s line',
      'material A(x = 0.25) : O3 { A: Na 1; M: Mn {1-x}, Ti {x}; X: O 2 }',
      ['A(0.25) = Na[Mn0.75Ti0.25]O2'],
    ],
    [
      'constants',
      'let y = 0.1\nlet z = (1-2y)/4\nmaterial A : O3 = NaMn{1-z}Ti{z}O2',
      ['A = Na[Mn0.8Ti0.2]O2'],
    ],
    [
      'a parameter over a constant',
      'let x = 0.1\nmaterial A(x = 0.2) : O3 = NaMn{1-x}Ti{x}O2',
      ['A(0.2) = Na[Mn0.8Ti0.2]O2'],
    ],
  ])('%s', (_, text, expected) => {
    expect(members(text)).toEqual(expected);
  });

  test.each([
    ['one more than are evaluated', '0 .. 1 step 0.0001', 10_001n],
    [
      'as many as make no list that memory could hold',
      '0 .. 1 step 0.000000000000000000000000001',
      10n ** 27n + 1n,
    ],
  ])('too many: %s', (_, range, count) => {
    const [declared] = model(`material A(x = ${range}) : O3 = NaMn{1-x}Ti{x}O2\n`).declared;
    expect(declared?.members).toEqual([]);
    expect(declared?.problems).toMatchObject([{ kind: 'too-many', count }]);
  });

  test('ten thousand are evaluated', () => {
    const { materials } = model('material A(x = 0.0001 .. 1 step 0.0001) : O3 = NaMn{1-x}Ti{x}O2\n');
    expect(materials).toHaveLength(10_000);
    expect(materials.slice(-1).map(formulaOf)).toEqual(['NaTiO2']);
  });

  test('the published entropies of a family', () => {
    const { materials } = model(
      'material MTS(x = 0, 0.05, 0.10, 0.15) : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn{x}Ti{x}Sn{0.45-2x}]O2\n',
    );
    const entropies = materials.map(({ sites }) =>
      sites.find(({ name }) => name === 'M')?.entropy.toFixed(2),
    );
    expect(entropies).toEqual(['1.26', '1.57', '1.71', '1.75']);
  });
});

describe('derivation', () => {
  const base = 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n';

  test.each([
    [
      'one for several',
      'M: Co -> Mn 0.03, Ti 0.02, Mg 0.02, Nb 0.01, Mo 0.02',
      'Li[Ni0.8Mn0.13Ti0.02Mg0.02Nb0.01Mo0.02]O2',
    ],
    ['all of it for one', 'M: Co -> Ti', 'Li[Ni0.8Mn0.1Ti0.1]O2'],
    ['equal parts', 'M: Co -> Ti, Mg', 'Li[Ni0.8Mn0.1Ti0.05Mg0.05]O2'],
    ['a group', 'M: Co -> (Ti,Mg)', 'Li[Ni0.8Mn0.1Ti0.05Mg0.05]O2'],
    ['a part of it', 'M: Ni 0.3 -> Ti 0.3', 'Li[Ni0.5Co0.1Mn0.1Ti0.3]O2'],
    ['the rest', 'M: Ni 0.3 -> Ti 0.1, Mg rest', 'Li[Ni0.5Co0.1Mn0.1Ti0.1Mg0.2]O2'],
    ['a whole site', 'X: O 1.9, F 0.1', 'Li[Ni0.8Co0.1Mn0.1][O1.9F0.1]'],
    ['a vacancy', 'A: Li 0.2 -> Va 0.2', '[Li0.8Va0.2][Ni0.8Co0.1Mn0.1]O2'],
    ['several lines for a site', 'M: Co -> Ti; M: Mn -> Mg', 'Li[Ni0.8Ti0.1Mg0.1]O2'],
    ['nothing', '', 'Li[Ni0.8Co0.1Mn0.1]O2'],
  ])('%s', (_, lines, formula) => {
    const text = `${base}material derived from NCM811 { ${lines} }\n`;
    expect(members(text)[1]).toBe(`derived = ${formula}`);
    expect(check(model(text)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('takes the structure of its base, or one of its own', () => {
    const { materials } = model(
      `${base}material A from NCM811 { M: Co -> Ti }\nmaterial B : P2 from NCM811 { M: Co -> Ti }\n`,
    );
    expect(materials.map(({ structure }) => structure?.name)).toEqual(['O3', 'O3', 'P2']);
  });

  test('goes on from what is derived, from members and from what comes later', () => {
    expect(
      members(
        `material C from B { M: Ti -> Zr }\nmaterial B from F(0.2) { M: Mn -> Ti }\nmaterial F(x = 0.1, 0.2) : O3 = NaNi{1-x}Mn{x}O2\n`,
      ).slice(0, 2),
    ).toEqual(['C = Na[Ni0.8Zr0.2]O2', 'B = Na[Ni0.8Ti0.2]O2']);
  });

  test('makes families, whose members may each have their own base', () => {
    expect(
      members(
        'material F(x = 0.1, 0.2) : O3 = NaNi{1-x}Mn{x}O2\nmaterial G(x = 0.1, 0.2) from F(x) { M: Mn -> Ti }\n',
      ).slice(2),
    ).toEqual(['G(0.1) = Na[Ni0.9Ti0.1]O2', 'G(0.2) = Na[Ni0.8Ti0.2]O2']);
  });

  test('keeps stated states and solves the others anew', () => {
    const { materials } = model('material A : O3 = NaNi0.5^2+Mn0.5O2\nmaterial B from A { M: Mn -> Ti }\n');
    const states = materials[1]?.sites.flatMap(({ occupants }) =>
      occupants.map(({ species, state }) => `${species} ${state?.origin}`),
    );
    expect(states).toEqual(['Na+ usual', 'Ni2+ stated', 'Ti4+ solved', 'O2- usual']);
  });
});
