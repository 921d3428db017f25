/** Mixed valence of published materials, and what cannot be. */
import { describe, expect, test } from 'vitest';
import { exactNumeral } from '../../../server/src/chemistry/amount.js';
import { analyse } from '../../../server/src/model/file.js';
import { check } from '../../../server/src/rules/check.js';

/** Solved states of a material as text: `Ni2+ 0.1, Ni3+ 0.7, Mn4+ 0.1`; its charge where it is not solved. */
function solved(source: string): string {
  const [material] = analyse(`material m : ${source}`, 'solved.hem').materials;
  const occupants = material?.sites.flatMap((site) => site.occupants) ?? [];
  const states = occupants
    .filter(({ state }) => state?.origin === 'solved')
    .flatMap(({ element, amount, state, parts }) =>
      (parts ?? [{ state: state?.value.valueOf(), amount }]).map(
        (part) => `${element}${part.state}+ ${part.amount ? exactNumeral(part.amount) : '?'}`,
      ),
    );
  return states.length > 0 ? states.join(', ') : `${material?.charge.kind}`;
}

describe('solved from neutrality', () => {
  test.each([
    ['O3 = LiNi0.8Co0.1Mn0.1O2', 'Ni2+ 0.1, Ni3+ 0.7, Co3+ 0.1, Mn4+ 0.1'],
    ['P2 = Na0.67Ni0.33Mn0.67O2', 'Ni2+ 0.33, Mn3+ 0.01, Mn4+ 0.66'],
    ['NASICON = Na3.4Fe0.4Mn0.4V0.4Cr0.4Ti0.4(PO4)3', 'Fe2+ 0.4, Mn2+ 0.4, V3+ 0.4, Cr3+ 0.4, Ti4+ 0.4'],
    ['P2 = Na0.6(Ti0.2Mn0.2Co0.2Ni0.2Ru0.2)O2', 'Ti4+ 0.2, Mn4+ 0.2, Co3+ 0.2, Ni2+ 0.2, Ru4+ 0.2'],
    ['O3 = NaFe0.2Cu0.1Ni0.2Mn0.3Ti0.2O2', 'Fe3+ 0.2, Cu2+ 0.1, Ni2+ 0.2, Mn3+ 0.2, Mn4+ 0.1, Ti4+ 0.2'],
    ['spinel-AB = LiTi2O4', 'Ti3+ 1, Ti4+ 1'],
    ['spinel = Fe3O4', 'Fe2+ 1, Fe3+ 2'],
    ['spinel-AB = LiMn1.5Ni0.5O4', 'Mn4+ 1.5, Ni2+ 0.5'],
    ['spinel-AB = LiMn2O4', 'Mn3+ 1, Mn4+ 1'],
    ['perovskite = La0.8Sr0.2MnO3', 'Mn3+ 0.8, Mn4+ 0.2'],
    ['P2 = Na2/3Li1/6Fe1/6Co1/6Ni1/6Mn1/3O2', 'Fe3+ 1/6, Co4+ 1/6, Ni4+ 1/6, Mn4+ 1/3'],
    ['olivine = LiFePO4', 'Fe2+ 1'],
    ['olivine = FePO4', 'Fe3+ 1'],
    ['NASICON = Na3V2(PO4)3', 'V3+ 2'],
    ['DRX = Li1.2Ti0.4Mn0.4O2', 'Ti4+ 0.4, Mn3+ 0.4'],
    ['fluorite = Ce0.8Gd0.2O1.9', 'Ce4+ 0.8'],
    ['rock-salt = LiF', 'known'],
    ['perovskite = KMnF3', 'Mn2+ 1'],
    ['garnet = Li7La3Zr2O12', 'known'],
    ['perovskite = La(Ta0.5V0.5)O3', 'unreachable'],
    ['perovskite = NaNiO3', 'unreachable'],
    ['O3 = LiTcO2', 'undetermined'],
    ['MPS3 = (Mn,Fe,Co,Ni)PS3', 'undetermined'],
    ['PBA = Na2Mn[Fe(CN)6]', 'undetermined'],
    ['fcc = CoCrFeMnNi', 'not-applicable'],
  ])('%s', (source, expected) => expect(solved(source)).toBe(expected));
});

test.each([
  ['Ni(NO3)2·6H2O', 'Ni2+'],
  ['Fe2(SO4)3', 'Fe3+'],
  ['NiCO3', 'Ni2+'],
  ['(NH4)2Fe(SO4)2·6H2O', 'Fe2+'],
  ['LiFePO4', 'Fe2+'],
])('%s without a structure has %s', (formula, species) => {
  const [material] = analyse(`material m = ${formula}`, 'salt.hem').materials;
  expect(material?.sites.flatMap((site) => site.occupants.map((one) => one.species))).toContain(species);
});

test('what is stated stays, and the rest is solved around it', () => {
  expect(solved('DRX = Li1.3Mn0.2^2+Mn0.2^3+Ti0.1Nb0.2O1.7F0.3')).toBe('Ti4+ 0.1, Nb5+ 0.2');
  expect(solved('O3 = LiNi0.5^2+Mn0.5O2')).toBe('Mn4+ 0.5');
});

test('an open amount is solved from what is known', () => {
  const [four, three] = analyse(
    `material four : PBA { A: Na+ ?; M: (Fe, Mn, Ni, Cu, Co)2+; C: [Fe(CN)6]4- }
material three : PBA { A: Na+ ?; M: (Fe, Mn, Ni, Cu, Co)2+; C: [Fe(CN)6]3- }
`,
    'open.hem',
  ).materials;
  const sodium = (material: typeof four) => material?.sites[0]?.occupants[0]?.amount?.toFraction();
  expect([sodium(four), sodium(three)]).toEqual(['2', '1']);
  expect(four?.sites[0]?.occupants[0]?.isSolvedAmount).toBe(true);
});

test('an oxygen deficit is solved, and the vacancy takes the rest', () => {
  const model = analyse(
    'material m : perovskite { A: La3+ 0.8, Sr2+ 0.2; B: Co3+ 1; X: O2- ?, Va rest }',
    'open.hem',
  );
  const site = model.materials[0]?.sites.find(({ name }) => name === 'X');
  expect(site?.occupants.map(({ species, amount }) => `${species} ${amount?.valueOf()}`)).toEqual([
    'O2- 2.9',
    'Va 0.1',
  ]);
  expect(check(model)).toEqual([]);
});

test('an amount that nothing decides stays open', () => {
  const [material] = analyse('material m : PBA { A: Na+ ?; M: Mn 1; C: [Fe(CN)6]4- }', 'open.hem').materials;
  expect(material?.sites[0]?.occupants[0]?.amount).toBeUndefined();
  expect(material?.molarMass).toBeUndefined();
});
