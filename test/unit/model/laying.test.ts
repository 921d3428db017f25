/** How formulas are laid onto sites: structure, formula, and what lies where. Published compositions. */

import { describe, expect, test } from 'vitest';
import { formatAmount } from '../../../server/src/chemistry/amount.js';
import { analyse } from '../../../server/src/model/file.js';
import { formulaOf } from '../../../server/src/model/formula-text.js';

function checkLaid(structure: string, formula: string, expected: string): void {
  const [material] = analyse(
    `material m ${structure && `: ${structure} `}= ${formula}`,
    'laid.hem',
  ).materials;
  const sites = material?.sites.map(
    (site) =>
      `${site.name} ${site.occupants.map(({ species, amount }) => `${species.replace(/\^?[\d.]*[+-]$/, '')} ${amount ? formatAmount(amount) : '?'}`).join(' ')}`,
  );
  expect(sites?.join(' | ')).toBe(expected);
}

describe('on a structure', () => {
  test.each([
    // Written order and lists.
    ['O3', 'LiNi0.8Co0.1Mn0.1O2', 'A Li 1 | M Ni 0.8 Co 0.1 Mn 0.1 | X O 2'],
    ['O3', 'MnNaO2', 'A Na 1 | M Mn 1 | X O 2'],
    ['spinel-AB', 'Fe2ZnO4', 'A Zn 1 | B Fe 2 | X O 4'],
    ['spinel-AB', 'LiMn1.5Ni0.5O4', 'A Li 1 | B Mn 1.5 Ni 0.5 | X O 4'],
    ['perovskite', 'BaZr0.4Ce0.4Y0.2O3', 'A Ba 1 | B Zr 0.4 Ce 0.4 Y 0.2 | X O 3'],
    ['perovskite', 'La0.8Sr0.2MnO3', 'A La 0.8 Sr 0.2 | B Mn 1 | X O 3'],
    ['NASICON', 'Li1.3Al0.3Ti1.7(PO4)3', 'A Li 1.3 | M Al 0.3 Ti 1.7 | T (PO4) 3'],
    ['NASICON', 'Na3Zr2Si2PO12', 'A Na 3 | M Zr 2 | T Si 2 P 1 | X O 12'],
    // A species with a choice goes where the full sites come out full.
    ['O3', 'Na0.83Li0.1Ni0.25Co0.2Sn0.45O2', 'A Na 0.83 | M Li 0.1 Ni 0.25 Co 0.2 Sn 0.45 | X O 2'],
    ['O3', 'Na0.9Li0.1CoO2', 'A Na 0.9 Li 0.1 | M Co 1 | X O 2'],
    // It does not hide what is missing.
    ['O3', 'LiNi0.8Co0.1O2', 'A Li 1 | M Ni 0.8 Co 0.1 | X O 2'],
    // What overflows is divided.
    ['O3', 'Li1.2Mn0.54Ni0.13Co0.13O2', 'A Li 1 | M Li 0.2 Mn 0.54 Ni 0.13 Co 0.13 | X O 2'],
    ['spinel-AB', 'Fe3O4', 'A Fe 1 | B Fe 2 | X O 4'],
    ['garnet', 'Li7La3Zr2O12', 'A Li 3 | I Li 4 | C La 3 | B Zr 2 | X O 12'],
    ['garnet', 'Li6.25Al0.25La3Zr2O12', 'A Li 2.75 Al 0.25 | I Li 3.5 | C La 3 | B Zr 2 | X O 12'],
    ['garnet', 'Y3Al5O12', 'A Al 3 | C Y 3 | B Al 2 | X O 12'],
    ['garnet', 'Ca3Fe2Si3O12', 'A Si 3 | C Ca 3 | B Fe 2 | X O 12'],
    ['argyrodite', 'Li6PS5Cl', '48h Li 6 | 4b P 1 | 16e S 4 | 4d S 1 | 4a Cl 1'],
    // Brackets pin.
    ['O3', 'Li[Li0.2Mn0.8]O2', 'A Li 1 | M Li 0.2 Mn 0.8 | X O 2'],
    ['P2', '[Na0.67Zn0.05]Ni0.33Mn0.67O2', 'A Na 0.67 Zn 0.05 | M Ni 0.33 Mn 0.67 | X O 2'],
    ['P2', 'Na0.7Mg0.05[Mn0.6Ni0.4]O2', 'A Na 0.7 Mg 0.05 | M Mn 0.6 Ni 0.4 | X O 2'],
    ['fluorite', '[Ce0.8Gd0.2]O1.9', 'M Ce 0.8 Gd 0.2 | X O 1.9'],
    ['perovskite', 'LaMn[O2.9Va0.1]', 'A La 1 | B Mn 1 | X O 2.9 Va 0.1'],
    // A vacancy belongs to what it is written behind.
    ['PBA', 'Na1.2Fe[Fe(CN)6]0.84□0.16', 'A Na 1.2 | M Fe 1 | C [Fe(CN)6] 0.84 Va 0.16'],
    ['perovskite', 'LaMnO2.9Va0.1', 'A La 1 | B Mn 1 | X O 2.9 Va 0.1'],
    // Any number of formula units.
    ['rock-salt', 'LiNiOF', 'M Li 0.5 Ni 0.5 | X O 0.5 F 0.5'],
    ['O3', 'Li2MnO3', 'A Li 1 | M Li 1/3 Mn 2/3 | X O 2'],
    ['fcc', 'CoCrFeMnNi', 'M Co 0.2 Cr 0.2 Fe 0.2 Mn 0.2 Ni 0.2'],
    ['fcc', '(FeCoNiCr)94Ti2Al4', 'M Fe 0.235 Co 0.235 Ni 0.235 Cr 0.235 Ti 0.02 Al 0.04'],
    ['bcc', 'TiZrHfNbTaC0.1', 'M Ti 0.2 Zr 0.2 Hf 0.2 Nb 0.2 Ta 0.2 | I C 0.02'],
    // Groups.
    ['spinel', '(Cr,Ni,Mn,Fe,Cu)3O4', 'M Cr 0.6 Ni 0.6 Mn 0.6 Fe 0.6 Cu 0.6 | X O 4'],
    ['spinel', '(CrNiMnFeCu)3O4', 'M Cr 0.6 Ni 0.6 Mn 0.6 Fe 0.6 Cu 0.6 | X O 4'],
    ['rock-salt', '(Ti,Zr,Hf,Nb,Ta)C', 'M Ti 0.2 Zr 0.2 Hf 0.2 Nb 0.2 Ta 0.2 | X C 1'],
    ['pyrochlore', '(LaNdSmEuGd)2Zr2O7', 'A La 0.4 Nd 0.4 Sm 0.4 Eu 0.4 Gd 0.4 | B Zr 2 | X O 7'],
    // Polyatomic ions, with and without brackets.
    ['olivine', 'LiFePO4', 'A Li 1 | M Fe 1 | T (PO4) 1'],
    ['olivine', 'LiFe0.5Mn0.5(PO4)', 'A Li 1 | M Fe 0.5 Mn 0.5 | T (PO4) 1'],
    ['NFPP', 'Na4Fe3(PO4)2P2O7', 'A Na 4 | M Fe 3 | T (PO4) 2 | D (P2O7) 1'],
    ['PBA', 'Na1.8Mn[Fe(CN)6]·2H2O', 'A Na 1.8 | M Mn 1 | C [Fe(CN)6] 1'],
    ['PBA', 'Fe[Fe(CN)6]', 'M Fe 1 | C [Fe(CN)6] 1'],
    ['MPS3', '(Fe,Co,Ni,Mn,Zn)PS3', 'M Fe 0.2 Co 0.2 Ni 0.2 Mn 0.2 Zn 0.2 | P P 1 | X S 3'],
  ])('%s = %s', checkLaid);
});

describe('without a structure', () => {
  test.each([
    ['Na3(VO)Fe(PO4)2F2', 'A Na 3 | M (VO) 1 Fe 1 | T (PO4) 2 | X F 2'],
    ['SnSbMnBiTe', 'M Sn 0.2 Sb 0.2 Mn 0.2 Bi 0.2 Te 0.2'],
    ['(Mg,Co,Ni,Cu,Zn)O', 'M Mg 0.2 Co 0.2 Ni 0.2 Cu 0.2 Zn 0.2 | X O 1'],
    ['(SrLa)MnO4', 'M1 Sr 1 La 1 | M2 Mn 1 | X O 4'],
    ['Na2CO3', 'A Na 2 | T (CO3) 1'],
    ['Fe2VO4', 'M Fe 2 V 1 | X O 4'],
    ['LiFePO4', 'A Li 1 | M Fe 1 | T (PO4) 1'],
    ['Ni(NO3)2·6H2O', 'M Ni 1 | T (NO3) 2'],
    ['0.5Li2MnO3·0.5LiNiO2', 'A Li 1.5 | M Mn 0.5 Ni 0.5 | X O 2.5'],
    ['Ca10(PO4)6(OH)2', 'M Ca 10 | T1 (PO4) 6 | T2 (OH) 2'],
    ['C4H10O2', ''],
    // Oxyanions of more than one centre, and with fluorine.
    ['Na2S2O3', 'A Na 2 | T (S2O3) 1'],
    ['Na4P2O7', 'A Na 4 | T (P2O7) 1'],
    ['LiSO3F', 'A Li 1 | T (SO3F) 1'],
    ['Na3V2(PO4)2F3', 'A Na 3 | M V 2 | T (PO4) 2 | X F 3'],
    // Nonmetals that are no anions.
    ['Bi2TeO5', 'M Bi 2 | T Te 1 | X O 5'],
    ['Bi2TeO2', 'M Bi 2 | X Te 1 O 2'],
    ['BiTeI', 'M Bi 1 | X Te 1 I 1'],
    ['Cs2TeCl6', 'A Cs 2 | T Te 1 | X Cl 6'],
    ['WSCl4', 'M W 1 | X S 1 Cl 4'],
    ['Na2S0.5Se0.5O4', 'A Na 2 | T S 0.5 Se 0.5 | X O 4'],
    ['Li2(S0.5Se0.5)O4', 'A Li 2 | T S 0.5 Se 0.5 | X O 4'],
    ['Se4+O2', 'T Se 1 | X O 2'],
    ['TeO2', 'T Te 1 | X O 2'],
    ['(Se,Te)O2', 'T Se 0.5 Te 0.5 | X O 2'],
    ['SeO2', ''],
    ['NF3', ''],
    ['S8', ''],
    ['H2Te', ''],
    ['H6TeO6', ''],
    // Tellurides, and what tellurium is mixed with.
    ['GeTe', 'M Ge 1 | X Te 1'],
    ['BiSbTe3', 'M Bi 1 Sb 1 | X Te 3'],
    ['(Ge,Sn,Pb)Te', 'M Ge 1/3 Sn 1/3 Pb 1/3 | X Te 1'],
    ['(Sn0.5Te0.5)', 'M Sn 0.5 Te 0.5'],
    ['Cu0.99Te0.01', 'M Cu 0.99 Te 0.01'],
    ['Se0.5Te0.5', 'M Se 0.5 Te 0.5'],
    // Alloys in parts of one and per cent, with a bracket for what is in equal parts.
    ['(FeCoNiCr)94Ti2Al4', 'M Fe 0.235 Co 0.235 Ni 0.235 Cr 0.235 Ti 0.02 Al 0.04'],
    ['(Fe,Co,Ni,Cr)94Ti2Al4', 'M Fe 0.235 Co 0.235 Ni 0.235 Cr 0.235 Ti 0.02 Al 0.04'],
    ['(FeCoNiCr)0.94Ti0.02Al0.04', 'M Fe 0.235 Co 0.235 Ni 0.235 Cr 0.235 Ti 0.02 Al 0.04'],
    ['(CoCrFeMnNi)99.5C0.5', 'M Co 19.9 Cr 19.9 Fe 19.9 Mn 19.9 Ni 19.9 | X C 0.5'],
    ['(FeCoNiCrMn)20', 'M Fe 0.2 Co 0.2 Ni 0.2 Cr 0.2 Mn 0.2'],
    ['Al2(CoCrNi)2', 'M Al 0.25 Co 0.25 Cr 0.25 Ni 0.25'],
    // Intermetallic compounds.
    ['(Ti,Zr,Hf,Nb,Ta)B2', 'M Ti 0.2 Zr 0.2 Hf 0.2 Nb 0.2 Ta 0.2 | X B 2'],
    ['(Mo0.5W0.5)5Si3', 'M Mo 2.5 W 2.5 | X Si 3'],
    ['(Co,Ni,Fe,Mn,Zn)P', 'M Co 0.2 Ni 0.2 Fe 0.2 Mn 0.2 Zn 0.2 | X P 1'],
    ['(Ti,Zr,Hf)NiSn', 'M1 Ti 1/3 Zr 1/3 Hf 1/3 | M2 Ni 1 | M3 Sn 1'],
    ['(Ti,Zr,Hf)Co(Sb,Sn)', 'M1 Ti 1/3 Zr 1/3 Hf 1/3 | M2 Co 1 | M3 Sb 0.5 Sn 0.5'],
    ['(Fe,Co,Ni)78Si9B13', 'M Fe 0.26 Co 0.26 Ni 0.26 Si 0.09 B 0.13'],
  ])('%s', (formula, expected) => checkLaid('', formula, expected));
});

test('what is derived from an alloy is an alloy, and what is derived from that', () => {
  const text =
    'material a = CoCrFeNi\nmaterial b from a { M: Co 0.1 -> Al }\nmaterial c from b { M: Fe 0.1 -> Ti }\n';
  for (const { charge } of analyse(text, 'derived.hem').materials) {
    expect(charge).toEqual({ kind: 'not-applicable', why: 'charges mean nothing in an alloy' });
  }
});

test('per cent of a group that is counted are told with what rounding takes from them', () => {
  const [material] = analyse('material m : fcc = (Fe49.9Mn30Co10Cr10)98.5Al1.5\n', 'percent.hem').materials;
  expect(material?.remarks.map(({ kind }) => kind)).toContain('group-sum');
});

test('a bracket alone is read as written', () => {
  const [material] = analyse('material m = (FeCoNi)\n', 'alone.hem').materials;
  expect(material?.remarks.map(({ kind }) => kind)).toContain('read-as-written');
});

describe('molar mass, g/mol', () => {
  test.each([
    ['Ni(NO3)2·6H2O', '290.79'],
    ['CuSO4·5H2O', '249.68'],
    ['Na2CO3', '105.99'],
    ['LiN(SO2CF3)2', '287.07'],
    ['C4H10O2', '90.12'],
    ['TcO2', undefined],
  ])('%s', (formula, expected) => {
    const [material] = analyse(`material m = ${formula}`, 'mass.hem').materials;
    expect(material?.molarMass?.valueOf().toFixed(2)).toBe(expected);
  });
});

test('the ASCII and the Unicode form of a formula are one', () => {
  const [a, b] = analyse(
    'material a : O3 = LiNi0.8Co0.2O2\nmaterial b : O3 = LiNi₀.₈Co₀.₂O₂\n',
    'forms.hem',
  ).materials;
  expect([b && formulaOf(b), b?.entropy, b?.molarMass?.toFraction()]).toEqual([
    a && formulaOf(a),
    a?.entropy,
    a?.molarMass?.toFraction(),
  ]);
});

test('Mn3+ is one manganese with the charge 3, not three', () => {
  const [material] = analyse('material m = Mn3+2O2-3', 'charge.hem').materials;
  expect(material).toBeDefined();
  const [sound] = analyse('material m = Mn3+2O3', 'charge.hem').materials;
  expect(sound?.elements.get('Mn')?.toFraction()).toBe('2');
  expect(sound?.charge).toMatchObject({ kind: 'known' });
});

test('oxygen that comes inside anions leaves only the rest of its site to fill', () => {
  const [mixed] = analyse('material m : NASICON = Na3Zr2Si2(PO4)O8', 'ions.hem').materials;
  expect(
    mixed?.sites.map((site) => `${site.name} ${site.sum?.toFraction()} of ${site.multiplicity.toFraction()}`),
  ).toEqual(['A 3 of 4', 'M 2 of 2', 'T 3 of 3', 'X 8 of 8']);
  const [twice] = analyse('material m : NASICON = Na6V4(PO4)6', 'ions.hem').materials;
  expect([twice && formulaOf(twice), twice?.formulaUnits.toFraction()]).toEqual(['Na3V2(PO4)3', '2']);
});

test('water is told per formula unit, too', () => {
  const [material] = analyse('material m : rock-salt = Ni2O2·4H2O', 'water.hem').materials;
  expect([material && formulaOf(material), material?.elements.get('H')?.toFraction()]).toEqual([
    'NiO·2H2O',
    '4',
  ]);
});

test('what is shown as read is read the same again', () => {
  const sources = [
    'DRX = Li1.3Mn0.4Ti0.3O1.7F0.3',
    'O3 = Na0.83[Li0.1Ni0.9]O2',
    'spinel = (Cr,Ni,Mn,Fe,Cu)3O4',
  ];
  for (const source of sources) {
    const [first] = analyse(`material m : ${source}`, 'again.hem').materials;
    const [second] = analyse(
      `material m : ${first?.structure?.name} = ${first && formulaOf(first)}`,
      'again.hem',
    ).materials;
    expect(second && formulaOf(second)).toBe(first && formulaOf(first));
    expect(second?.entropy).toEqual(first?.entropy);
  }
});

test('parts of atoms share a site, anion formers among them', () => {
  const [material] = analyse('material alloy = [Sn0.2Sb0.2Mn0.2Bi0.2Te0.2]\n', 'alloy.hem').materials;
  expect(material?.sites.map(({ occupants, entropy }) => [occupants.length, entropy.toFixed(3)])).toEqual([
    [5, '1.609'],
  ]);
});
