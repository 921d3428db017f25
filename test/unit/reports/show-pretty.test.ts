import { describe, expect, test } from 'vitest';
import { Fraction } from '../../../server/src/chemistry/amount.js';
import type { Entry } from '../../../server/src/reports/entry.js';
import { PLAIN } from '../../../server/src/reports/paint.js';
import { showPretty } from '../../../server/src/reports/show-pretty.js';
import { ALLOY, COUNTING, entry, OPEN, TM6, VACANT } from './support.js';

function card(...entries: Entry[]): string {
  return showPretty(entries, PLAIN);
}

describe('a card', () => {
  test('has the sites, the entropy in every convention, the class, the charge and the masses', () => {
    expect(card(entry(TM6))).toBe(`TM6  cathodes.hem:1
  structure   DRX: disordered rock-salt, Fm-3m, written as Li(x)TM(2-x)O2
  formula     [Li1.3Mn0.1Co0.1Mn0.1Cr0.1Ti0.1Nb0.2][O1.7F0.3]

  site  multiplicity  sum  S / R  occupant  amount  fraction  state
  M                2    2  1.259  Li+          1.3   65.00 %  as written
                                  Mn2+         0.1    5.00 %  as written
                                  Co2+         0.1    5.00 %  as written
                                  Mn3+         0.1    5.00 %  as written
                                  Cr3+         0.1    5.00 %  as written
                                  Ti4+         0.1    5.00 %  as written
                                  Nb5+         0.2   10.00 %  as written
  X                2    2  0.423  O2-          1.7   85.00 %  as written
                                  F-           0.3   15.00 %  as written

  entropy     13.98 J/(mol K), sublattice convention, vacancies not counted
  convention   S / R
  sublattice  1.6819  sum over sublattices, each per mole of its sites
  formula     3.3638  per mole of formula units
  atom        0.8410  per mole of atoms
  metric      1.6819  entropy metric of Dippo and Vecchio

  class       high by entropy: 1.6819 R, at least 1.5 R (sublattice convention, vacancies not counted)
              high by composition: 5 elements of 5 to 35 at.% on M
  charge      0 (all states as written)
  molar mass  87.368 g/mol
  weight      Li 10.33 %, Mn 12.58 %, Co 6.75 %, Cr 5.95 %, Ti 5.48 %, Nb 21.27 %, O 31.13 %, F 6.52 %
  atoms       Li 32.50 %, Mn 5.00 %, Co 2.50 %, Cr 2.50 %, Ti 2.50 %, Nb 5.00 %, O 42.50 %, F 7.50 %

  descriptor                   value  meaning                                   what it says
  x(Li)                        1.300  lithium content x of LixM2−xO2            above 1.09: 0-TM paths percolate, if cations are at random
  poor mixers                  0.0 %  share of the cations other than Li+       there are none
  Q                      245.4 mAh/g  theoretical capacity on charge            limited by electrons: Li+ allows 398.8, electrons 245.4
  Q(ions)                398.8 mAh/g  capacity that the mobile ions allow
  Q(electrons)           245.4 mAh/g  capacity that electrons allow
  δ(M)                        8.34 %  ionic size mismatch
  δ(X)                        1.80 %  ionic size mismatch
  Δχ(M)                        0.315  electronegativity mismatch
  Δχ(X)                        0.193  electronegativity mismatch
  principal elements               5  elements of 5 to 35 at.%                  high entropy by composition
  −TΔS at 298.15 K      −8.34 kJ/mol  entropy in the free energy of mixing
  −TΔS at 1273.15 K    −35.61 kJ/mol  entropy in the free energy of mixing
  −TΔS at 298.15 K    −21.6 meV/atom  the same per atom
  −TΔS at 1273.15 K   −92.3 meV/atom  the same per atom
  critical (EU)               62.9 %  mass of critical raw materials in the EU  Li, Mn, Co, Ti, Nb, F
  critical (US)               68.9 %  mass of critical minerals in the US       Li, Mn, Co, Cr, Ti, Nb, F
  toxic                       12.7 %  mass of elements with a CMR substance     Co, Cr
`);
  });

  test('tells the entropy without and with vacancies where they differ', () => {
    const text = card(entry(VACANT));
    expect(text).toContain(`
  site  multiplicity   sum  S / R  occupant  amount  fraction  state
  A                1  0.75  0.000  Na+         0.75  100.00 %  usual
  M                1     1  0.687  Mg2+         0.5   55.56 %  usual
                                   Zr4+         0.4   44.44 %  usual
                                   Va           0.1
  X                2     2  0.000  O2-            2  100.00 %  usual

  entropy     5.71 J/(mol K), sublattice convention, vacancies not counted
  convention   S / R  with vacancies
  sublattice  0.6870          1.5057  sum over sublattices, each per mole of its sites
`);
    expect(text).toContain(`
  class       low by entropy: 0.6870 R, below 1 R (sublattice convention, vacancies not counted)
              not high by composition: 0 elements of 5 to 35 at.% on any site, where 5 are wanted
  charge      −0.65 (usual states where none is written)
`);
  });

  test('follows the convention in force', () => {
    const text = showPretty([entry(VACANT, {}, COUNTING)], PLAIN);
    expect(text).toContain(`
  A                1  0.75  0.562  Na+         0.75   75.00 %  usual
  M                1     1  0.943  Mg2+         0.5   50.00 %  usual
                                   Zr4+         0.4   40.00 %  usual
                                   Va           0.1   10.00 %
`);
    expect(text).toContain('entropy     12.52 J/(mol K), formula convention, vacancies counted\n');
    expect(text).toContain(
      'high by entropy: 1.5057 R, at least 1.5 R (formula convention, vacancies counted)',
    );
  });

  test('says what is open instead of making up a number', () => {
    expect(card(entry(OPEN))).toBe(`open  cathodes.hem:1
  structure   PBA: Prussian blue analogue, A2M[C(CN)6], Fm-3m
  formula     Na?Fe[Fe(CN)6]

  site  multiplicity  sum  S / R  occupant     amount  fraction  state
  A                2    ?      ?  Na+               ?         ?  as written
  M                1    1  0.000  Fe                1  100.00 %  not determined
  C                1    1  0.000  [Fe(CN)6]4-       1  100.00 %  as written

  entropy     not known: the amount of Na+ is open

  class       not known
  charge      not determined (Na+): an amount is open
  molar mass  not known
`);
  });

  test('has the states that were solved, and what a mean one is made up of', () => {
    const text = card(entry('material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2'));
    expect(text).toContain(`
  site  multiplicity  sum  S / R  occupant  amount  fraction  state
  A                1    1  0.000  Li+            1  100.00 %  usual
  M                1    1  0.639  Ni2.875+     0.8   80.00 %  solved: 0.1 Ni2+, 0.7 Ni3+
                                  Co3+         0.1   10.00 %  solved
                                  Mn4+         0.1   10.00 %  solved
  X                2    2  0.000  O2-            2  100.00 %  usual
`);
    expect(text).toContain('\n  charge      0 (states solved by the redox ladder of oxides)\n');
  });

  test('says that an amount was solved', () => {
    const text = card(entry(OPEN.replace('Fe 1', 'Fe2+ 1')));
    expect(text).toContain('\n  formula     Na2Fe[Fe(CN)6]\n');
    expect(text).toContain('\n  charge      0 (all states as written; amount of Na+ solved)\n');
  });

  test('says why no states were solved, and that no known ones are neutral', () => {
    expect(card(entry('material A : O3 = LiNi0.5Co0.5S2'))).toContain(
      '\n  charge      not determined (Ni, Co): with S as an anion no order of the redox couples is known\n',
    );
    expect(card(entry('material A : perovskite = La(Ta0.5V0.5)O3'))).toContain(
      '\n  charge      not neutral with any known states: +0.5 to +2\n',
    );
  });

  test('of a member of a family has the values of its parameters', () => {
    expect(card(entry('material A(x = 0.1; z = 1/3) : P2 = Na{z}[Ni{x}Mn{1-x}]O2'))).toMatch(
      /^A\(0\.1, 1\/3\) {2}cathodes\.hem:1\n {2}structure {3}P2: .*\n {2}parameters {2}x = 0\.1, z = 1\/3\n {2}formula {5}Na1\/3\[Ni0\.1Mn0\.9\]O2\n/,
    );
  });

  test('of a derived material has what it is made from', () => {
    const BASE = 'material K = [Fe0.5Co0.5]O';
    const lines = (body: string) =>
      card(entry(`material L from K {${body}}\n${BASE}`))
        .split('\n')
        .slice(1, 4);
    expect(lines('\n  M: Fe -> Ni 0.4, Va rest\n  X: O\n')).toEqual([
      '  structure   none: the sites are those of the base',
      '  base        K, with M: Fe -> Ni 0.4, Va rest; X: O',
      '  formula     [Co0.5Ni0.4Va0.1]O',
    ]);
    expect(lines('')[1]).toBe('  base        K, unchanged');
  });

  test('says that the base is not known, and that an amount is below zero', () => {
    expect(card(entry('material L from K {\n  M: Fe -> Ni\n}'))).toBe(`L  cathodes.hem:1
  structure   not known
  base        K is not known

  entropy     not known: what it is derived from is not known

  class       not known
  charge      not determined: what it is derived from is not known
  molar mass  not known
`);
    expect(card(entry('material A(x = 0.6) : O3 = LiNi{0.5-x}Co{0.5+x}O2'))).toContain(
      '\n  entropy     not known: an amount comes to −0.1, below zero\n',
    );
  });

  test('of an alloy has no states and no charge', () => {
    const text = card(entry(ALLOY));
    expect(text).toContain('  site  multiplicity  sum  S / R  occupant  amount  fraction\n');
    expect(text).toContain('\n  charge      none: charges mean nothing in an alloy\n');
  });

  test('says that a structure is not known, and that rounding explains a charge', () => {
    const { charge } = entry(VACANT).material;
    const text = card(
      entry('material a : O4 = LiO2', {
        charge: {
          ...charge,
          kind: 'known',
          value: new Fraction(-1, 100),
          tolerance: new Fraction(3, 200),
          isAllStated: true,
        },
      }),
    );
    expect(text).toContain('structure   O4 is not known: sites inferred from the formula\n');
    expect(text).toContain('charge      −0.01 (all states as written; rounding explains up to 0.015)\n');
  });

  test('of a molecule has no sites', () => {
    expect(card(entry('material DME = C4H10O2'))).toBe(`DME  cathodes.hem:1
  structure   none
  formula     C4H10O2

  entropy     not known: it has no sites

  class       not known
  charge      none: a molecule has no sites
  molar mass  90.122 g/mol
  weight      C 53.31 %, H 11.18 %, O 35.51 %
  atoms       C 25.00 %, H 62.50 %, O 12.50 %

  descriptor     value  meaning                                   what it says
  critical (EU)  0.0 %  mass of critical raw materials in the EU  there are none
  critical (US)  0.0 %  mass of critical minerals in the US       there are none
  toxic          0.0 %  mass of elements with a CMR substance     there are none
`);
  });

  test('is parted from the next by a blank line', () => {
    expect(card(entry(OPEN), entry(OPEN))).toMatch(/not known\n\nopen {2}cathodes/);
  });
});
