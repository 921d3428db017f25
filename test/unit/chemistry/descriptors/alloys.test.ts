/** Alloys: published values to their printed digits, and laws. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { Fraction } from '../../../../server/src/chemistry/amount.js';
import { alloyElectronegativityMismatch } from '../../../../server/src/chemistry/descriptors/alloy-electronegativity-mismatch.js';
import { alloyGeometry } from '../../../../server/src/chemistry/descriptors/alloy-geometry.js';
import { alloyMeltingPoint } from '../../../../server/src/chemistry/descriptors/alloy-melting-point.js';
import { alloyMixingEnthalpy } from '../../../../server/src/chemistry/descriptors/alloy-mixing-enthalpy.js';
import { alloyMixingEntropy } from '../../../../server/src/chemistry/descriptors/alloy-mixing-entropy.js';
import {
  alloyOmega,
  predictsSolidSolution,
} from '../../../../server/src/chemistry/descriptors/alloy-omega.js';
import { alloyPacking } from '../../../../server/src/chemistry/descriptors/alloy-packing.js';
import { alloySizeMismatch } from '../../../../server/src/chemistry/descriptors/alloy-size-mismatch.js';
import {
  alloyValenceElectrons,
  predictedStructure,
} from '../../../../server/src/chemistry/descriptors/alloy-valence-electrons.js';
import type { Composition } from '../../../../server/src/chemistry/descriptors/composition.js';
import type { Found } from '../../../../server/src/chemistry/descriptors/found.js';
import { as, composition, fixture, known, missingOf } from './support.js';

const QUANTITIES: Record<string, (alloy: Composition) => number> = {
  'size mismatch, %': (alloy) => 100 * known(alloySizeMismatch(alloy)),
  'enthalpy of mixing, kJ/mol': (alloy) => known(alloyMixingEnthalpy(alloy)),
  'entropy of mixing, J/(mol K)': (alloy) => known(alloyMixingEntropy(alloy)),
  omega: (alloy) => known(alloyOmega(alloy)),
};

describe('Yang and Zhang 2012', () => {
  const rows = fixture('yang-zhang-2012.tsv');

  test.each(rows)('$alloy: $quantity', ({ alloy, quantity, printed, found, why }) => {
    const value = QUANTITIES[quantity!]!(composition(alloy!));
    expect(as(printed!, value)).toBe(found || printed);
    expect(why !== '').toBe(found !== '');
  });

  it('differs by what other radii and melting points explain, and no more', () => {
    for (const { alloy, quantity, printed } of rows) {
      const value = QUANTITIES[quantity!]!(composition(alloy!));
      const difference = Math.abs(value - Number(printed));
      if (quantity === 'size mismatch, %') expect(difference, alloy).toBeLessThan(0.15);
      else if (quantity === 'omega') expect(difference / value, alloy).toBeLessThan(0.025);
      else expect(difference, alloy).toBeLessThan(0.02);
    }
  });

  it.each([
    ['Co 1 Cr 1 Fe 1 Ni 1 Mo 0.3', true],
    ['Ti 1.5 Co 1 Cr 1 Fe 1 Ni 1 Al 1', false],
    ['Cr 1 Fe 1 Ni 1 Cu 1 Zr 1', false],
    ['Zr 1 Hf 1 Ti 1 Cu 1 Ni 1', false],
  ])('%s is a solid solution: %s', (alloy, expected) => {
    const parts = composition(alloy);
    expect(predictsSolidSolution(known(alloyOmega(parts)), known(alloySizeMismatch(parts)))).toBe(expected);
  });
});

describe('valence electron concentration', () => {
  test.each([
    ['Co 1 Cr 1 Fe 1 Ni 1', '8.25', 'fcc'],
    ['Co 1 Cr 1 Fe 1 Mn 1 Ni 1', '8.00', 'fcc'],
    ['Al 1 Co 1 Cr 1 Fe 1 Ni 1', '7.20', 'fcc and bcc'],
    ['Nb 1 Mo 1 Ta 1 W 1', '5.50', 'bcc'],
  ])('%s: %s, %s', (alloy, expected, structure) => {
    const value = known(alloyValenceElectrons(composition(alloy)));
    expect(as(expected, value)).toBe(expected);
    expect(predictedStructure(value)).toBe(structure);
  });

  it('meets a threshold that is met exactly', () => {
    expect(predictedStructure(8)).toBe('fcc');
    expect(predictedStructure(6.87)).toBe('fcc and bcc');
    expect(predictedStructure(6.869)).toBe('bcc');
  });
});

describe('packing parameter', () => {
  it('is the ratio of two solid angles', () => {
    // Al 1.43, Ni 1.246, half each: mean 1.338.
    const angle = (r: number) => 1 - Math.cos(Math.asin(1.338 / (r + 1.338)));
    expect(known(alloyPacking(composition('Al 1 Ni 1')))).toBeCloseTo(angle(1.246) / angle(1.43), 10);
  });

  it('is one where there is one size', () => expect(known(alloyPacking(composition('Fe 1')))).toBe(1));
});

describe('geometrical parameter', () => {
  it('is entropy over the square of the mismatch in per cent', () => {
    const alloy = composition('Al 1 Co 1 Cr 1 Fe 1 Ni 1');
    const percent = 100 * known(alloySizeMismatch(alloy));
    expect(known(alloyGeometry(alloy))).toBeCloseTo(known(alloyMixingEntropy(alloy)) / percent ** 2, 10);
  });

  it('has no bound where all atoms are of one size', () =>
    expect(missingOf(alloyGeometry(composition('Fe 1')))).toEqual([
      { what: 'atomic size mismatch other than zero', of: 'composition' },
    ]));
});

describe('what is missing', () => {
  it('names each element and pair once', () => {
    expect(missingOf(alloySizeMismatch(composition('Fe 1 Cd 1 Si 1')))).toEqual([
      { what: 'metallic radius', of: 'Cd' },
      { what: 'metallic radius', of: 'Si' },
    ]);
    expect(missingOf(alloyMixingEnthalpy(composition('Fe 1 O 1')))).toEqual([
      { what: 'enthalpy of mixing', of: 'Fe and O' },
    ]);
    expect(missingOf(alloyOmega(composition('Fe 1 Sr 1 O 1')))).toEqual([
      { what: 'melting point', of: 'Sr' },
      { what: 'melting point', of: 'O' },
      { what: 'enthalpy of mixing', of: 'Fe and O' },
      { what: 'enthalpy of mixing', of: 'Sr and O' },
    ]);
  });

  it('has no Ω of an element alone, and no value of nothing', () => {
    expect(missingOf(alloyOmega(composition('Fe 1')))).toEqual([
      { what: 'enthalpy of mixing other than zero', of: 'composition' },
    ]);
    expect(missingOf(alloyMeltingPoint(new Map()))).toEqual([{ what: 'amount', of: 'composition' }]);
    expect(missingOf(alloyMixingEntropy(new Map([['Fe', new Fraction(-1)]])))).toEqual([
      { what: 'amount that is not negative', of: 'Fe' },
    ]);
  });
});

describe('laws', () => {
  const METALS = ['Al', 'Ti', 'V', 'Cr', 'Mn', 'Fe', 'Co', 'Ni', 'Cu', 'Zr', 'Nb', 'Mo'];
  const alloys = fc.uniqueArray(fc.tuple(fc.constantFrom(...METALS), fc.integer({ min: 1, max: 100 })), {
    minLength: 2,
    maxLength: 6,
    selector: ([symbol]) => symbol,
  });
  const DESCRIPTORS: [string, (alloy: Composition) => Found<number>][] = [
    ['size mismatch', alloySizeMismatch],
    ['electronegativity mismatch', alloyElectronegativityMismatch],
    ['enthalpy of mixing', alloyMixingEnthalpy],
    ['entropy of mixing', alloyMixingEntropy],
    ['melting point', alloyMeltingPoint],
    ['valence electrons', alloyValenceElectrons],
    ['packing', alloyPacking],
  ];

  test.each(DESCRIPTORS)('%s does not hang on order, scale or absent elements', (_name, descriptor) => {
    fc.assert(
      fc.property(alloys, fc.integer({ min: 1, max: 50 }), (parts, scale) => {
        const value = known(descriptor(new Map(parts.map(([s, n]) => [s, new Fraction(n)]))));
        const other = [...parts].reverse().map(([s, n]) => [s, new Fraction(n * scale, 7)] as const);
        const again = known(descriptor(new Map([...other, ['Xe', new Fraction(0)]])));
        expect(again).toBeCloseTo(value, 9);
      }),
    );
  });

  it('is one and more for packing, and within its elements for a mean', () => {
    fc.assert(
      fc.property(alloys, (parts) => {
        const alloy = new Map(parts.map(([s, n]) => [s, new Fraction(n)]));
        expect(known(alloyPacking(alloy))).toBeGreaterThanOrEqual(1);
        const each = parts.map(([s]) => known(alloyMeltingPoint(new Map([[s, new Fraction(1)]]))));
        const mean = known(alloyMeltingPoint(alloy));
        expect(mean).toBeGreaterThanOrEqual(Math.min(...each) - 1e-9);
        expect(mean).toBeLessThanOrEqual(Math.max(...each) + 1e-9);
      }),
    );
  });
});
