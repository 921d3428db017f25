/** Electrochemistry, thermodynamics and what is practical. */
import { describe, expect, it, test } from 'vitest';
import { Fraction, fromDecimal } from '../../../../server/src/chemistry/amount.js';
import { availableElectrons } from '../../../../server/src/chemistry/descriptors/available-electrons.js';
import {
  AVOGADRO,
  ELEMENTARY_CHARGE,
  FARADAY,
} from '../../../../server/src/chemistry/descriptors/constants.js';
import { crossoverTemperature } from '../../../../server/src/chemistry/descriptors/crossover-temperature.js';
import { entropyTerm } from '../../../../server/src/chemistry/descriptors/entropy-term.js';
import { found } from '../../../../server/src/chemistry/descriptors/found.js';
import {
  criticalityOf,
  listedShare,
  toxicityOf,
} from '../../../../server/src/chemistry/descriptors/listed-elements.js';
import { atomicShares, massShares } from '../../../../server/src/chemistry/descriptors/percentages.js';
import {
  costPerKilowattHour,
  rawMaterialCost,
} from '../../../../server/src/chemistry/descriptors/raw-material-cost.js';
import { specificEnergy } from '../../../../server/src/chemistry/descriptors/specific-energy.js';
import { theoreticalCapacity } from '../../../../server/src/chemistry/descriptors/theoretical-capacity.js';
import {
  crystalDensity,
  volumetricCapacity,
} from '../../../../server/src/chemistry/descriptors/volumetric-capacity.js';
import { molarMass } from '../../../../server/src/chemistry/elements.js';
import type { Host } from '../../../../server/src/chemistry/redox.js';
import { as, composition, known, missingOf } from './support.js';

const cations = (text: string) =>
  text.split(' ').map((word) => {
    const [, element = '', state = '', amount = ''] = /^([A-Z][a-z]?)(\d)\+:(.+)$/.exec(word) ?? [];
    return { element, state: Number(state), amount: fromDecimal(amount) };
  });

describe('constants', () => {
  it('agree with each other to their digits', () =>
    expect(FARADAY / (AVOGADRO * ELEMENTARY_CHARGE)).toBeCloseTo(1, 9));
});

describe('available electrons', () => {
  test.each([
    ['Li1+:1 Co3+:1', 'oxide', '1'],
    ['Li1+:1 Fe2+:1 P5+:1', 'phosphate', '1'],
    ['Li1+:1 Mn3+:1 Mn4+:1', 'oxide', '1'],
    ['Li1+:1 Ni2+:0.5 Mn4+:0.5', 'oxide', '1'],
    ['Li1+:2 Mn4+:1', 'oxide', '0'],
    ['Na1+:1 Al3+:1', 'oxide', '0'],
  ])('%s in an %s: %s', (list, host, expected) =>
    expect(known(availableElectrons(cations(list), host as Host)).toFraction()).toBe(expected),
  );

  it('does not know elements of several states without a couple', () =>
    expect(missingOf(availableElectrons(cations('Li1+:1 Tl3+:1'), 'oxide'))).toEqual([
      { what: 'redox couple', of: 'Tl' },
    ]));
});

describe('theoretical capacity', () => {
  // As such materials are quoted everywhere: LiCoO2 274, LiFePO4 170, LiMn2O4 148, LiNi0.5Mn0.5O2 280 mAh/g.
  test.each([
    ['Li 1 Co 1 O 2', 'Li1+:1 Co3+:1', 'oxide', '274', 'both'],
    ['Li 1 Fe 1 P 1 O 4', 'Li1+:1 Fe2+:1 P5+:1', 'phosphate', '170', 'both'],
    ['Li 1 Mn 2 O 4', 'Li1+:1 Mn3+:1 Mn4+:1', 'oxide', '148', 'both'],
    ['Li 1 Ni 0.5 Mn 0.5 O 2', 'Li1+:1 Ni2+:0.5 Mn4+:0.5', 'oxide', '280', 'both'],
    ['Li 2 Mn 1 O 3', 'Li1+:2 Mn4+:1', 'oxide', '0', 'electrons'],
  ])('%s', (elements, species, host, expected, limit) => {
    const parts = composition(elements);
    const mass = molarMass(parts)!.valueOf();
    const {
      capacity,
      byIons,
      byElectrons,
      limit: by,
    } = known(
      theoreticalCapacity(found(parts.get('Li')!), availableElectrons(cations(species), host as Host), mass),
    );
    expect(as(expected, capacity)).toBe(expected);
    expect(by).toBe(limit);
    expect(capacity).toBe(Math.min(byIons, byElectrons));
  });

  it('shows both limits', () => {
    const both = known(theoreticalCapacity(found(new Fraction(2)), found(new Fraction(1)), 100));
    expect(both.limit).toBe('electrons');
    expect(both.byIons).toBeCloseTo(2 * both.byElectrons, 9);
    expect(known(theoreticalCapacity(found(new Fraction(1)), found(new Fraction(2)), 100)).limit).toBe(
      'ions',
    );
  });

  it('hands on what is missing', () => {
    const electrons = availableElectrons(cations('Tl3+:1'), 'oxide');
    expect(missingOf(theoreticalCapacity(found(new Fraction(1)), electrons, 0))).toEqual([
      { what: 'redox couple', of: 'Tl' },
      { what: 'molar mass', of: 'formula unit' },
    ]);
  });
});

describe('volume and energy', () => {
  it('is the gravimetric capacity times the density of the crystal', () => {
    // LiCoO2: a 2.816 Å, c 14.05 Å, hexagonal, three formula units.
    const volume = (Math.sqrt(3) / 2) * 2.816 ** 2 * 14.05;
    const mass = 97.871;
    const density = crystalDensity(3, mass, volume);
    expect(density.toFixed(2)).toBe('5.05');
    expect(volumetricCapacity(1, 3, volume)).toBeCloseTo((density * FARADAY) / (3.6 * mass), 9);
  });

  it('is capacity times voltage', () => expect(specificEnergy(170, 3.4)).toBe(578));
});

describe('entropy term', () => {
  it('is given per formula unit and per atom', () => {
    // (Co,Cu,Mg,Ni,Zn)O: R ln 5 = 13.38 J/(mol K) on two atoms, at 1273 K.
    const { formula, atom } = entropyTerm(Math.log(5), 2, 1273);
    expect(formula.toFixed(2)).toBe('-17.03');
    expect(atom.toFixed(1)).toBe('-88.3');
  });
});

describe('crossover temperature', () => {
  it('is where −TΔS makes up for the enthalpy', () => {
    const temperature = known(crossoverTemperature(15, Math.log(5)));
    expect(entropyTerm(Math.log(5), 2, temperature).formula).toBeCloseTo(-15, 9);
  });

  it('is zero where mixing gives off heat, and unknown without entropy', () => {
    expect(known(crossoverTemperature(-5, 1))).toBe(0);
    expect(missingOf(crossoverTemperature(5, 0))).toEqual([{ what: 'entropy of mixing', of: 'composition' }]);
  });
});

describe('percentages', () => {
  const lithium = composition('Li 1 Co 1 O 2');

  it('are exact and make one', () => {
    const masses = known(massShares(lithium));
    const atoms = known(atomicShares(lithium));
    expect(atoms.get('O')!.toFraction()).toBe('1/2');
    for (const shares of [masses, atoms]) {
      const total = [...shares.values()].reduce((sum, share) => sum.add(share), new Fraction(0));
      expect(total.toFraction()).toBe('1');
    }
    expect((100 * masses.get('Co')!.valueOf()).toFixed(2)).toBe('60.21');
  });

  it('are unknown where a weight is, or where there is nothing', () => {
    expect(missingOf(massShares(composition('Li 1 Tc 1')))).toEqual([{ what: 'atomic weight', of: 'Tc' }]);
    expect(missingOf(atomicShares(new Map()))).toEqual([{ what: 'amount', of: 'composition' }]);
  });

  it('tell the share of critical and of toxic elements', () => {
    const shares = known(atomicShares(lithium));
    const european = listedShare(shares, (symbol) => criticalityOf(symbol)?.eu !== undefined);
    expect([...european.elements].map(([symbol, share]) => `${symbol} ${share.toFraction()}`)).toEqual([
      'Li 1/4',
      'Co 1/4',
    ]);
    expect(european.share.toFraction()).toBe('1/2');
    const toxic = listedShare(shares, (symbol) => toxicityOf(symbol) !== undefined);
    expect([...toxic.elements.keys()]).toEqual(['Co']);
    expect(toxic.share.toFraction()).toBe('1/4');
  });
});

describe('cost of the elements', () => {
  const material = composition('Li 1 Co 1 O 2');
  const prices = new Map([
    ['Li', 100],
    ['Co', 30],
    ['O', 0],
  ]);

  it('is the sum over mass fractions', () => {
    const cost = known(rawMaterialCost(material, prices));
    expect(cost).toBeCloseTo((6.94 * 100 + 58.933 * 30) / 97.871, 9);
    expect(known(costPerKilowattHour(cost, 140, 3.9))).toBeCloseTo(cost / 0.546, 9);
  });

  it('is unknown without a price, that of oxygen too, and without energy', () => {
    const some = new Map([['Li', 100]]);
    expect(missingOf(rawMaterialCost(material, some))).toEqual([
      { what: 'price', of: 'Co' },
      { what: 'price', of: 'O' },
    ]);
    expect(missingOf(costPerKilowattHour(10, 0, 3))).toEqual([{ what: 'energy', of: 'material' }]);
  });
});
