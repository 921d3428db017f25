/** Compounds read strictly: their atoms, masses and texts. */
import { describe, expect, test } from 'vitest';
import { exactNumeral } from '../../../server/src/chemistry/amount.js';
import { type Molecule, readMolecule } from '../../../server/src/model/molecule.js';
import { parse } from '../../../server/src/syntax/parse.js';

function read(formula: string): Molecule {
  const [declaration] = parse(`material m = ${formula}\n`).declarations;
  if (declaration?.kind !== 'material' || !declaration.formula) throw new Error('no formula');
  return readMolecule(declaration.formula);
}

describe('a formula', () => {
  // Molar masses by hand from CIAAW 2021 abridged: H 1.008, C 12.011, N 14.007, O 15.999, Na 22.990, Ni 58.693,
  // Co 58.933, Mn 54.938, Fe 55.845, Li 6.94, S 32.06, F 18.998.
  test.each([
    ['Na2CO3', 'Na 2, C 1, O 3', 105.988],
    ['Ni(NO3)2·6H2O', 'Ni 1, N 2, O 12, H 12', 290.791],
    ['2NiCO3·3Ni(OH)2·4H2O', 'Ni 5, C 2, O 16, H 14', 587.583],
    ['CH3COOH', 'C 2, H 4, O 2', 60.052],
    ['LiN(SO2CF3)2', 'Li 1, N 1, S 2, O 4, C 2, F 6', 287.073],
    ['(Ni,Co)(OH)2', 'Ni 0.5, Co 0.5, O 2, H 2', 92.827],
    ['(Ni0.5Co0.5)(OH)2', 'Ni 0.5, Co 0.5, O 2, H 2', 92.827],
    ['(NO)2(CO3)', 'N 2, O 5, C 1', 120.02],
    ['(Ni0.5,Co0.5)(OH)2', 'Ni 0.5, Co 0.5, O 2, H 2', 92.827],
    ['Na2[(Fe,Mn)(CN)6]', 'Na 2, Fe 0.5, Mn 0.5, C 6, N 6', 257.4795],
    ['Ni(OH)2Fe0', 'Ni 1, O 2, H 2', 92.707],
    ['NaOVa', 'Na 1, O 1', 38.989],
  ])('%s has %s and %d g/mol', (formula, elements, mass) => {
    const molecule = read(formula);
    expect([...molecule.elements].map(([symbol, n]) => `${symbol} ${exactNumeral(n)}`).join(', ')).toBe(
      elements,
    );
    expect(molecule.molarMass?.valueOf()).toBeCloseTo(mass, 9);
    expect(molecule).toMatchObject({ unknown: [], isOpen: false });
  });

  test.each([
    ['Ni(NO₃)₂·6H₂O', 'Ni(NO3)2·6H2O'],
    ['Ni(NO3)2*6H2O', 'Ni(NO3)2·6H2O'],
    ['Na2/3MnO2', 'Na2/3MnO2'],
    ['(Ni, Co)O', '(Ni,Co)O'],
    ['P2-Na0.7CoO2', 'P2-Na0.7CoO2'],
  ])('%s is written %s', (formula, text) => expect(read(formula).text).toBe(text));

  test('with a symbol of no element says which and has no mass', () => {
    const { unknown, molarMass, isOpen } = read('Na2(XxO3)');
    expect(unknown.map(({ text }) => text)).toEqual(['Xx']);
    expect([molarMass, isOpen]).toEqual([undefined, false]);
  });

  test.each(['Na{x}Cl', 'Fe(O{x}H)2', '(Ni0.5,Co)O', '(NiCo)O', 'Ni[FeCo]2O4'])(
    '%s is open and has no mass',
    (formula) => {
      expect(read(formula)).toMatchObject({ isOpen: true, molarMass: undefined });
    },
  );

  test.each(['TcO2', 'Va'])('%s has no mass', (formula) => {
    expect(read(formula)).toMatchObject({ isOpen: false, molarMass: undefined });
  });
});
