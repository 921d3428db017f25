import { describe, expect, it } from 'vitest';
import { namedBy, notFound } from '../../../server/src/cli/material-names';
import { analyse } from '../../../server/src/model/file';

const { materials } = analyse(
  `material MTS(x = 0, 0.05, 0.10) : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn{x}Ti{x}Sn{0.45-2x}]O2
material A(x = 0.5; z = -1/3, 2/3) : P2 = Na{1+z}[Ni{x}Mn{1-x}]O2
material "Li(HEO)F" : rock-salt = LiF
material B : rock-salt = MgO
`,
  'test.hem',
);

function chosen(...names: string[]): string[] {
  return materials.filter(namedBy(names)).map(({ name }) => name);
}

describe('a material is named', () => {
  for (const [names, expected] of [
    [['B'], ['B']],
    [['MTS'], ['MTS(0)', 'MTS(0.05)', 'MTS(0.1)']],
    [['MTS(0.1)'], ['MTS(0.1)']],
    [['MTS(0.100)'], ['MTS(0.1)']],
    [['MTS(1/20)'], ['MTS(0.05)']],
    [['MTS (0)'], ['MTS(0)']],
    [['A(0.5,4/6)'], ['A(0.5, 2/3)']],
    [['A(1/2, −1/3)'], ['A(0.5, -1/3)']],
    [['Li(HEO)F'], ['Li(HEO)F']],
    [
      ['B', 'MTS(0)'],
      ['MTS(0)', 'B'],
    ],
    [['MTS(0.2)'], []],
    [['MTS()'], []],
    [['MTS(x)'], []],
    [['MTS(1/0)'], []],
    [['A(0.5)'], []],
    [['B(1)'], []],
    [['mts'], []],
  ] as const) {
    it(`by ${names.join(' and ')}: ${expected.join(', ') || 'none'}`, () => {
      expect(chosen(...names)).toEqual(expected);
    });
  }
});

describe('a name that nothing has', () => {
  for (const [name, expected] of [
    ['MTT', 'no material is called `MTT`: did you mean `MTS`?'],
    ['X', 'no material is called `X`: did you mean `A` or `B`?'],
    ['nothing of it', 'no material is called `nothing of it`: `hem table` lists all names'],
    [
      'MTS(0.2)',
      'no material is called `MTS(0.2)`: the members of `MTS` are `MTS(0)`, `MTS(0.05)`, `MTS(0.1)`',
    ],
  ] as const) {
    it(name, () => expect(notFound(name, materials)).toBe(expected));
  }

  it('lists the first of many members', () => {
    const many = analyse('material M(x = 1 .. 9 step 1) : O3 = LiNi{x}O2', 'test.hem').materials;
    expect(notFound('M(0)', many)).toMatch(/`M\(6\)` and 3 more$/);
  });
});
