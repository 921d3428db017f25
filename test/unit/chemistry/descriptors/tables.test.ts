import { describe, expect, it } from 'vitest';
import {
  meltingPoint,
  metallicRadius,
  pairEnthalpy,
  valenceElectrons,
} from '../../../../server/src/chemistry/descriptors/alloy-elements.js';
import { crustalAbundance } from '../../../../server/src/chemistry/descriptors/crustal-abundance.js';
import { criticalityOf, toxicityOf } from '../../../../server/src/chemistry/descriptors/listed-elements.js';
import { isElementSymbol } from '../../../../server/src/chemistry/symbols.js';
import { table } from '../../../support/tables.js';

const alloys = table('alloy-elements.tsv', 'symbol', 'radius', 'vec', 'melting');
const abundances = table('crustal-abundances.tsv', 'symbol', 'abundance', 'oxide');
const critical = table('critical-elements.tsv', 'symbol', 'eu', 'us');
const toxic = table('toxic-elements.tsv', 'symbol', 'substance', 'class');

describe.each([
  ['alloy elements', alloys],
  ['crustal abundances', abundances],
  ['critical elements', critical],
  ['toxic elements', toxic],
])('%s', (_name, { rows, comments }) => {
  it('has each element once, and begins with its sources', () => {
    const symbols = rows.map(({ symbol }) => symbol);
    expect(new Set(symbols).size).toBe(symbols.length);
    for (const symbol of symbols) expect(isElementSymbol(symbol), symbol).toBe(true);
    expect(comments.length).toBeGreaterThan(3);
  });
});

describe('alloy elements', () => {
  it('has a value in each row, of its form', () => {
    for (const { symbol, radius, vec, melting } of alloys.rows) {
      expect(radius + vec + melting, symbol).not.toBe('');
      expect(radius, symbol).toMatch(/^(|\d\.\d{2,3})$/);
      expect(vec, symbol).toMatch(/^(|[1-9]|1[0-2])$/);
      expect(melting, symbol).toMatch(/^(|[1-9]\d{2,3})$/);
    }
  });

  // Half of a/√2 for face-centred, and 1.03 of half of a√3/2 for body-centred cubic crystals: Ashcroft and Mermin 1976.
  it.each([
    ['Al', 'fcc', 4.05],
    ['Ni', 'fcc', 3.52],
    ['Cu', 'fcc', 3.61],
    ['Pd', 'fcc', 3.89],
    ['Ag', 'fcc', 4.09],
    ['Pt', 'fcc', 3.92],
    ['Au', 'fcc', 4.08],
    ['Pb', 'fcc', 4.95],
    ['V', 'bcc', 3.02],
    ['Cr', 'bcc', 2.88],
    ['Fe', 'bcc', 2.87],
    ['Nb', 'bcc', 3.3],
    ['Mo', 'bcc', 3.15],
    ['Ta', 'bcc', 3.31],
    ['W', 'bcc', 3.16],
    ['Li', 'bcc', 3.49],
  ])('has the radius of %s that its %s crystal makes', (symbol, lattice, a) => {
    const expected = lattice === 'fcc' ? a / Math.SQRT2 / 2 : (1.03 * a * Math.sqrt(3)) / 4;
    expect(Math.abs((metallicRadius(symbol) ?? 0) / expected - 1)).toBeLessThan(0.01);
  });

  // The mean of the distances to the six neighbours within a layer and to the six of the next ones, halved.
  it.each([
    ['Mg', 3.21, 5.21],
    ['Sc', 3.31, 5.27],
    ['Ti', 2.95, 4.69],
    ['Co', 2.51, 4.07],
    ['Zn', 2.66, 4.95],
    ['Zr', 3.23, 5.15],
  ])('has the radius of %s that its hexagonal crystal makes', (symbol, a, c) => {
    const expected = (a + Math.sqrt(a ** 2 / 3 + c ** 2 / 4)) / 4;
    expect(Math.abs((metallicRadius(symbol) ?? 0) / expected - 1)).toBeLessThan(0.01);
  });

  it('has those of Li and Zn that LA-4003 prints for 12 neighbours', () => {
    expect(metallicRadius('Li')).toBe(1.56);
    expect(metallicRadius('Zn')).toBe(1.394);
  });

  it('does not know what it leaves out', () => {
    expect(metallicRadius('Cd')).toBeUndefined();
    expect(metallicRadius('Si')).toBeUndefined();
    expect(metallicRadius('O')).toBeUndefined();
    expect(meltingPoint('C')).toBeUndefined();
    expect(valenceElectrons('O')).toBeUndefined();
  });

  it.each([
    ['Al', 3],
    ['Ti', 4],
    ['Cr', 6],
    ['Mn', 7],
    ['Fe', 8],
    ['Co', 9],
    ['Ni', 10],
    ['Cu', 11],
    ['Zn', 12],
    ['La', 3],
  ])('%s has %i valence electrons', (symbol, electrons) => expect(valenceElectrons(symbol)).toBe(electrons));
});

describe('mixing enthalpies', () => {
  const symbols = alloys.rows.map(({ symbol }) => symbol);

  it('is the same either way round, and has none of an element with itself', () => {
    for (const one of symbols) {
      expect(pairEnthalpy(one, one)).toBeUndefined();
      for (const other of symbols) expect(pairEnthalpy(one, other)).toBe(pairEnthalpy(other, one));
    }
  });

  it('has all pairs of the elements that it has, but for one', () => {
    const covered = symbols.filter((symbol) => pairEnthalpy(symbol, 'Fe') !== undefined || symbol === 'Fe');
    expect(symbols.filter((symbol) => !covered.includes(symbol))).toEqual(['Se', 'Te']);
    const none = covered.flatMap((one, index) =>
      covered
        .slice(index + 1)
        .filter((other) => pairEnthalpy(one, other) === undefined)
        .map((other) => `${one}-${other}`),
    );
    expect(none).toEqual(['Th-U']);
  });

  it.each([
    ['Co', 'Cr', -4],
    ['Fe', 'Ni', -2],
    ['Al', 'Ni', -22],
    ['Cu', 'Zr', -23],
    ['Ni', 'Zr', -49],
    ['Cu', 'Fe', 13],
    ['Cu', 'Ni', 4],
  ])('%s with %s: %i kJ/mol', (one, other, value) => expect(pairEnthalpy(one, other)).toBe(value));
});

describe('crustal abundances', () => {
  it('has positive numbers', () => {
    for (const { symbol, abundance } of abundances.rows) expect(Number(abundance), symbol).toBeGreaterThan(0);
    expect(crustalAbundance('Co')).toBe(26.6);
    expect(crustalAbundance('He')).toBeUndefined();
  });

  it('makes an element of the percentage of its oxide', () => {
    const weight: Record<string, number> = { Na: 22.99, Mg: 24.305, Si: 28.085, Fe: 55.845 };
    for (const { symbol, abundance, oxide } of abundances.rows) {
      const [, percent, formula] = /^([\d.]+) % (.+)$/.exec(oxide) ?? [];
      const own = weight[symbol];
      if (!percent || !formula || !own) continue;
      const [, n = '', m = ''] = /^[A-Z][a-z]?(\d*)O(\d*)$/.exec(formula) ?? [];
      const metal = own * Number(n || 1);
      const expected = (Number(percent) * 1e4 * metal) / (metal + 15.999 * Number(m || 1));
      expect(Math.abs(Number(abundance) / expected - 1), symbol).toBeLessThan(0.01);
    }
  });
});

describe('critical elements', () => {
  it('has the 50 commodities of the list of the United States', () => {
    expect(critical.rows.filter(({ us }) => us !== '')).toHaveLength(50);
  });

  it('has the 34 raw materials of the list of the European Union, but for two that are no elements', () => {
    const materials = new Set(critical.rows.flatMap(({ eu }) => (eu ? eu.split('; ') : [])));
    expect(materials.size).toBe(32);
  });

  it.each([
    ['Co', 'cobalt', 'cobalt'],
    ['Cu', 'copper', undefined],
    ['Zn', undefined, 'zinc'],
    ['Nd', 'light rare earth elements', 'neodymium'],
    ['Ba', 'baryte', 'barite'],
  ])('%s', (symbol, eu, us) => expect(criticalityOf(symbol)).toEqual({ eu, us }));

  it('is on none', () => {
    expect(criticalityOf('Fe')).toBeUndefined();
    expect(criticalityOf('Na')).toBeUndefined();
  });
});

describe('toxic elements', () => {
  it('has the substance and its class', () => {
    for (const row of toxic.rows) {
      expect(row.substance).not.toBe('');
      expect(row.class).toMatch(/^(Carc|Muta|Repr)\. 1[AB](, (Carc|Muta|Repr)\. 1[AB])*$/);
    }
  });

  it('names those of the review', () => {
    expect(toxicityOf('Co')).toEqual({ substance: 'cobalt', hazard: 'Carc. 1B, Repr. 1B' });
    expect(toxicityOf('Cd')?.hazard).toBe('Carc. 1B');
    expect(toxicityOf('Fe')).toBeUndefined();
  });
});
