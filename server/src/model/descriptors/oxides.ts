/** What papers on layered sodium oxides and on disordered rock salts look at. */
import { Fraction, formatAmount } from '../../chemistry/amount.js';
import { cationicPotential as potentialOf } from '../../chemistry/descriptors/cationic-potential.js';
import { combine, type Found, found, notFound } from '../../chemistry/descriptors/found.js';
import {
  lithiumContent as contentOf,
  PERCOLATION_LEAST,
} from '../../chemistry/descriptors/lithium-percolation.js';
import { poorMixers as mixersOf, POOR_MIXERS } from '../../chemistry/descriptors/poor-mixers.js';
import { highSpinRadius } from '../../chemistry/radii.js';
import type { Material, Site } from '../material.js';
import type { Descriptor } from './descriptor.js';
import { andThen, holds, isOn, siteNamed, sized, speciesOn, stated } from './species.js';

const LAYERED = ['O3', 'P2', 'P3'] as const;

/** The cationic potential of layered sodium oxides. No equation of the line between O3 and P2 is used: nothing is predicted. */
export const cationicPotential: Descriptor = {
  id: 'cationic-potential',
  symbol: 'Φ',
  name: 'cationic potential',
  of: 'material',
  unit: '1/Å',
  decimals: 2,
  appliesTo: `the built-in structures ${LAYERED.join(', ')} with no ion but Na+ between the layers and no anion but O2-`,
  basis: 'Shannon’s effective ionic radii for 6 neighbours, high spin; amounts per two oxygen atoms',
  source: 'C. Zhao et al., Science 370 (2020) 708',
  isOnCard: true,
  find(material) {
    const [a, m, x] = ['A', 'M', 'X'].map((name) => siteNamed(material, name));
    if (!isOn(material, ...LAYERED) || !a || !m || !x) return [];
    const isSodiumOxide = isOnly(a, 'Na') && isOnly(x, 'O');
    return isSodiumOxide ? [{ found: layeredPotential(a, m, x) }] : [];
  },
};

function isOnly({ occupants }: Site, element: string): boolean {
  return occupants.every((one) => one.kind === 'vacancy' || one.element === element);
}

function layeredPotential(a: Site, m: Site, x: Site): Found<number> {
  const metals = sized(speciesOn(m), found('octahedral'));
  const parts = combine([metals, amountOf(a), amountOf(x)], (list, sodium, oxygen) => ({
    list,
    sodium,
    oxygen,
  }));
  return andThen(parts, ({ list, sodium, oxygen }) => {
    if (oxygen.n === 0n) return notFound('amount', 'O2-');
    const perTwo = new Fraction(2).div(oxygen);
    const radius = (element: string, state: number) => highSpinRadius(element, state, 'octahedral') ?? 0;
    const charged = list.map((one) => ({
      ...one,
      amount: one.amount.mul(perTwo),
      state: one.state?.valueOf() ?? 0,
    }));
    const potential = potentialOf(
      charged,
      { amount: sodium.mul(perTwo).valueOf(), radius: radius('Na', 1) },
      radius('O', -2),
    );
    return combine([potential], ({ cationic }) => cationic);
  });
}

/** What lies on a site, vacancies left out. */
function amountOf(site: Site): Found<Fraction> {
  return combine([speciesOn(site)], (list) =>
    list.reduce((total, { amount }) => total.add(amount), new Fraction(0)),
  );
}

// -------------------------------------------------------------------------------------- disordered rock salts

const ROCK_SALTS = ['DRX', 'rock-salt'] as const;
const THRESHOLD = formatAmount(PERCOLATION_LEAST);

export const lithiumContent: Descriptor = {
  id: 'lithium-content',
  symbol: 'x(Li)',
  name: 'lithium content x of LixM2−xO2',
  of: 'material',
  unit: '',
  decimals: 3,
  appliesTo: `the built-in structures ${ROCK_SALTS.join(' and ')} with lithium`,
  basis: 'lithium per two cation sites',
  source: 'J. Lee et al., Science 343 (2014) 519',
  threshold: `above ${THRESHOLD} paths without a transition metal beside them percolate, in a random crystal`,
  isOnCard: true,
  find(material) {
    const site = lithiumSite(material);
    if (!site) return [];
    const lithium = combine([speciesOn(site)], (list) =>
      list.reduce((total, one) => (one.element === 'Li' ? total.add(one.amount) : total), new Fraction(0)),
    );
    const content = andThen(lithium, (amount) => contentOf(amount, site.multiplicity));
    if ('missing' in content) return [{ found: content }];
    const { lithium: x, percolates } = content.value;
    return [
      {
        found: found(x.valueOf()),
        verdict: {
          text: percolates
            ? `above ${THRESHOLD}: 0-TM paths percolate, if cations are at random`
            : `not above ${THRESHOLD}: 0-TM paths do not percolate, if cations are at random`,
          prediction: { of: 'percolation', isMet: percolates },
        },
      },
    ];
  },
};

export const poorMixers: Descriptor = {
  id: 'poor-mixers',
  symbol: 'poor mixers',
  name: 'share of the cations other than Li+',
  of: 'material',
  unit: '%',
  decimals: 1,
  appliesTo: `the built-in structures ${ROCK_SALTS.join(' and ')} with lithium`,
  basis: `${poorList()}, as part of the cations other than Li+`,
  source: 'Z. Lun et al., Nat. Mater. 20 (2021) 214, as told in the review of high-entropy battery materials',
  threshold: 'to be kept low; neither source says how low',
  isOnCard: true,
  find(material) {
    const site = lithiumSite(material);
    if (!site) return [];
    const mixers = andThen(andThen(speciesOn(site), stated), mixersOf);
    if ('missing' in mixers) return [{ found: mixers }];
    const { share, species } = mixers.value;
    const names = species.map(({ element, state }) => `${element}${state}+`);
    return [
      {
        found: found(100 * share.valueOf()),
        verdict: { text: [...new Set(names)].join(', ') || 'there are none' },
      },
    ];
  },
};

function poorList(): string {
  return Object.entries(POOR_MIXERS)
    .map(([element, state]) => `${element}${state}+`)
    .join(', ');
}

/** The cation site of a rock salt with lithium; undefined for everything else. */
function lithiumSite(material: Material): Site | undefined {
  const site = siteNamed(material, 'M');
  return isOn(material, ...ROCK_SALTS) && holds(site, 'Li') ? site : undefined;
}
