/** Sites of ceramics: mismatch, perovskites, layered oxides, disordered rock salts. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { Fraction, fromDecimal } from '../../../../server/src/chemistry/amount.js';
import { BARTEL_MOST, bartelFactor } from '../../../../server/src/chemistry/descriptors/bartel-factor.js';
import { cationicPotential } from '../../../../server/src/chemistry/descriptors/cationic-potential.js';
import { lithiumContent } from '../../../../server/src/chemistry/descriptors/lithium-percolation.js';
import {
  OCTAHEDRAL_LEAST,
  octahedralFactor,
} from '../../../../server/src/chemistry/descriptors/octahedral-factor.js';
import { poorMixers } from '../../../../server/src/chemistry/descriptors/poor-mixers.js';
import { principalElements } from '../../../../server/src/chemistry/descriptors/principal-elements.js';
import { siteElectronegativityMismatch } from '../../../../server/src/chemistry/descriptors/site-electronegativity-mismatch.js';
import { siteSizeMismatch } from '../../../../server/src/chemistry/descriptors/site-size-mismatch.js';
import {
  TOLERANCE_RANGE,
  toleranceFactor,
} from '../../../../server/src/chemistry/descriptors/tolerance-factor.js';
import { meanOf } from '../../../../server/src/chemistry/descriptors/weighted.js';
import { as, composition, fixture, known, missingOf } from './support.js';

const sized = (list: [string, number, number | undefined][]) =>
  list.map(([name, amount, radius]) => ({ name, amount: new Fraction(amount), radius }));

describe('size mismatch of a site', () => {
  it('is that of the definition', () => {
    // (Co,Cu,Mg,Ni,Zn)O with six neighbours, high spin: mean 0.726.
    const radii = [0.745, 0.73, 0.72, 0.69, 0.74];
    const mean = radii.reduce((sum, r) => sum + r, 0) / 5;
    const expected = Math.sqrt(radii.reduce((sum, r) => sum + (1 - r / mean) ** 2, 0) / 5);
    const names = ['Co2+', 'Cu2+', 'Mg2+', 'Ni2+', 'Zn2+'];
    const site = sized(names.map((name, i) => [name, 1, radii[i]]));
    expect(known(siteSizeMismatch(site))).toBeCloseTo(expected, 12);
  });

  it('is zero for one radius, whatever the amounts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1 }),
        fc.double({ min: 0.1, max: 2, noNaN: true }),
        (amounts, radius) => {
          expect(known(siteSizeMismatch(sized(amounts.map((n, i) => [`X${i}`, n, radius]))))).toBe(0);
        },
      ),
    );
  });

  it('does not hang on the order, on the unit of amount or of length', () => {
    const occupant = fc.tuple(fc.integer({ min: 1, max: 99 }), fc.double({ min: 0.3, max: 2, noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(occupant, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 2, max: 9 }),
        (site, k) => {
          const value = known(siteSizeMismatch(sized(site.map(([n, r], i) => [`X${i}`, n, r]))));
          const other = [...site]
            .reverse()
            .map(([n, r], i): [string, number, number] => [`X${i}`, n * k, r * k]);
          expect(known(siteSizeMismatch(sized(other)))).toBeCloseTo(value, 9);
        },
      ),
    );
  });

  it('names what has no radius, and does not ask for what is not there', () => {
    const site = sized([
      ['Sn2+', 1, undefined],
      ['Mg2+', 1, 0.72],
      ['Pb3+', 0, undefined],
    ]);
    expect(missingOf(siteSizeMismatch(site))).toEqual([{ what: 'ionic radius', of: 'Sn2+' }]);
    expect(missingOf(siteSizeMismatch([]))).toEqual([{ what: 'occupant', of: 'site' }]);
  });
});

describe('electronegativity mismatch of a site', () => {
  const site = (...elements: string[]) =>
    elements.map((element) => ({ name: element, element, amount: new Fraction(1) }));

  it('is that of the definition', () => {
    // Mn 1.55 and Ni 1.91, half each.
    expect(known(siteElectronegativityMismatch(site('Mn', 'Ni')))).toBeCloseTo(0.18, 12);
    expect(known(siteElectronegativityMismatch(site('Mn', 'Mn')))).toBe(0);
  });

  it('names elements without a value', () =>
    expect(missingOf(siteElectronegativityMismatch(site('Mn', 'Tb')))).toEqual([
      { what: 'electronegativity', of: 'Tb' },
    ]));
});

describe('Bartel et al. 2019', () => {
  test.each(fixture('bartel-2019.tsv'))('$compound: t $t, τ $tau', (row) => {
    const radii = { a: Number(row.a), b: Number(row.b), x: Number(row.x) };
    expect(as(row.t!, toleranceFactor(radii))).toBe(row.t);
    expect(as(row.tau!, known(bartelFactor(radii, Number(row.state))))).toBe(row.tau);
  });

  // The columns t_pred and tau_pred of table S1.
  it.each([
    ['BaTiO3', false, true],
    ['SrCeO3', true, true],
    ['MgSiO3', true, false],
    ['LiNbO3', false, false],
    ['CsPbI3', true, false],
  ])('predicts a perovskite of %s: %s by t, %s by τ', (compound, byT, byTau) => {
    const row = fixture('bartel-2019.tsv').find((one) => one.compound === compound)!;
    const radii = { a: Number(row.a), b: Number(row.b), x: Number(row.x) };
    const t = toleranceFactor(radii);
    expect(t > TOLERANCE_RANGE.least && t < TOLERANCE_RANGE.most).toBe(byT);
    expect(known(bartelFactor(radii, Number(row.state))) < BARTEL_MOST).toBe(byTau);
  });

  it('is not defined where A is no larger than B, or has no positive state', () => {
    expect(missingOf(bartelFactor({ a: 0.6, b: 0.6, x: 1.4 }, 2))).toEqual([
      { what: 'radius larger than that of site B', of: 'site A' },
    ]);
    expect(missingOf(bartelFactor({ a: 1.6, b: 0.6, x: 1.4 }, 0))).toEqual([
      { what: 'positive oxidation state', of: 'site A' },
    ]);
  });

  it('takes the mean radius of a mixed site', () => {
    const site = sized([
      ['Sr2+', 1, 1.44],
      ['Ba2+', 3, 1.61],
    ]);
    expect(known(meanOf(site, 'ionic radius', ({ radius }) => radius))).toBeCloseTo(1.5675, 12);
  });
});

describe('octahedral factor', () => {
  it('is the ratio of the radii', () => {
    expect(octahedralFactor({ b: 0.605, x: 1.4 }).toFixed(3)).toBe('0.432');
    expect(OCTAHEDRAL_LEAST.toFixed(3)).toBe('0.414');
  });
});

describe('cationic potential', () => {
  const sodium = (x: number) => ({ amount: x, radius: 1.02 });
  const metal = (name: string, amount: string, state: number, radius: number | undefined) => ({
    name,
    amount: fromDecimal(amount),
    state,
    radius,
  });

  it('is that of the definition', () => {
    const found = known(
      cationicPotential([metal('Ni2+', '0.5', 2, 0.69), metal('Mn4+', '0.5', 4, 0.53)], sodium(1), 1.4),
    );
    expect(found.metal).toBeCloseTo(1 / 0.69 + 2 / 0.53, 12);
    expect(found.sodium).toBeCloseTo(1 / 1.02, 12);
    expect(found.oxygen).toBeCloseTo(2 / 1.4, 12);
    expect(found.cationic).toBeCloseTo((found.metal * found.sodium) / found.oxygen, 12);
  });

  it('names what has no radius', () => {
    expect(missingOf(cationicPotential([metal('Sn2+', '1', 2, undefined)], sodium(1), 1.4))).toEqual([
      { what: 'ionic radius', of: 'Sn2+' },
    ]);
    expect(missingOf(cationicPotential([metal('Ni2+', '1', 2, 0.69)], sodium(0), 1.4))).toEqual([
      { what: 'amount', of: 'Na' },
    ]);
  });
});

describe('disordered rock salts', () => {
  // Li1.211Mo0.467Cr0.3O2 percolates, LiCoO2 does not: Lee et al. 2014.
  it.each([
    ['1.211', '2', true],
    ['1.1', '2', true],
    ['1.09', '2', false],
    ['1', '2', false],
    ['0.6', '1', true],
  ])('%s lithium on %s sites: %s', (lithium, sites, expected) =>
    expect(known(lithiumContent(fromDecimal(lithium), fromDecimal(sites))).percolates).toBe(expected),
  );

  it('has no content without sites', () =>
    expect(missingOf(lithiumContent(new Fraction(1), new Fraction(0)))).toEqual([
      { what: 'cation site', of: 'formula unit' },
    ]));

  it('tells the share of poor mixers among the other cations, by their state', () => {
    const species = (element: string, state: number, amount: string) => ({
      element,
      state,
      amount: fromDecimal(amount),
    });
    const found = known(
      poorMixers([
        species('Li', 1, '1.3'),
        species('Mg', 2, '0.1'),
        species('Sn', 2, '0.1'),
        species('Mn', 3, '0.3'),
      ]),
    );
    expect(found.share.toFraction()).toBe('1/5');
    expect(found.species.map(({ element }) => element)).toEqual(['Mg']);
    expect(missingOf(poorMixers([species('Li', 1, '1')]))).toHaveLength(1);
  });
});

describe('principal elements', () => {
  it.each([
    ['Co 1 Cr 1 Fe 1 Mn 1 Ni 1', 5, true],
    ['Co 1 Cr 1 Fe 1 Ni 1', 4, false],
    ['Co 5 Cr 35 Fe 20 Mn 20 Ni 20', 5, true],
    ['Co 4 Cr 36 Fe 20 Mn 20 Ni 20', 3, false],
  ])('%s: %i', (alloy, count, highEntropy) =>
    expect(known(principalElements(composition(alloy)))).toEqual({ count, highEntropy }),
  );
});
