/** The theoretical capacity of electrodes, and what it is limited by. */
import type { Fraction } from '../../chemistry/amount.js';
import { availableElectrons } from '../../chemistry/descriptors/available-electrons.js';
import {
  all,
  combine,
  type Found,
  found,
  type Missing,
  notFound,
} from '../../chemistry/descriptors/found.js';
import {
  type TheoreticalCapacity,
  theoreticalCapacity,
} from '../../chemistry/descriptors/theoretical-capacity.js';
import { elementOf, isAlkali } from '../../chemistry/elements.js';
import { type Host, ladderOf } from '../../chemistry/redox.js';
import { hostOf } from '../charge.js';
import type { Material } from '../material.js';
import type { Descriptor, Value } from './descriptor.js';
import { andThen, compositionOf, holds, isOn, siteNamed, speciesOn, stated } from './species.js';

/** The site from which ions move in the built-in structures of electrodes. */
const MOBILE_SITE: Readonly<Record<string, string>> = {
  O3: 'A',
  P2: 'A',
  P3: 'A',
  olivine: 'A',
  NASICON: 'A',
  NFPP: 'A',
  PBA: 'A',
  'spinel-AB': 'A',
  spinel: 'M',
  DRX: 'M',
  'rock-salt': 'M',
};

/** The element whose ions move: the alkali metal of which the site has most; undefined where it has none. */
export function mobileElement(material: Material): string | undefined {
  const { structure } = material;
  const site = siteNamed(material, MOBILE_SITE[structure?.name ?? ''] ?? '');
  if (!site || !isOn(material, structure?.name ?? '')) return undefined;
  let most: { element: string; amount: number } | undefined;
  for (const { element, amount } of site.occupants) {
    if (!element || !isAlkali(element) || !holds(site, element)) continue;
    const size = amount?.valueOf() ?? 0;
    if (!most || size > most.amount) most = { element, amount: size };
  }
  return most?.element;
}

/** Structures of cathodes; many a NASICON is a solid electrolyte, and many a rock salt no cathode. */
const CATHODES = ['O3', 'P2', 'P3', 'olivine', 'NFPP', 'spinel-AB', 'spinel', 'DRX'];

/** Whether ions move in a cathode in which no cation has a redox couple; false also where the couples are not known. */
export function isRedoxInactive(material: Material): boolean {
  if (!isOn(material, ...CATHODES) || !material.isComplete || !mobileElement(material)) return false;
  const host = hostFor(material);
  if (!host) return false;
  const active = activeElements(host);
  return material.sites.every(({ occupants }) =>
    occupants.every(
      ({ kind, element, composition, state }) =>
        kind === 'vacancy' ||
        (element === undefined
          ? [...composition.keys()].every((symbol) => !active.has(symbol))
          : state !== undefined && !active.has(element)),
    ),
  );
}

const activeByHost = new Map<Host, ReadonlySet<string>>();

/** Elements that have a couple on the ladder of a host. */
function activeElements(host: Host): ReadonlySet<string> {
  const known = activeByHost.get(host) ?? new Set(ladderOf(host).map(({ element }) => element));
  activeByHost.set(host, known);
  return known;
}

/** Electrons that a formula unit can give up, from the states that it has to the highest ones of its ladder. */
export function electronsOf(material: Material): Found<Fraction> {
  const host = hostFor(material);
  if (!host) return notFound('redox ladder', material.structure?.name ?? material.name);
  const species = combine([all(material.sites.map(speciesOn))], (list) => list.flat());
  const cations = andThen(species, (list) => stated(list.filter(({ state }) => !state || state.s > 0n)));
  return andThen(cations, (list) =>
    availableElectrons(
      list.filter(({ state }) => state > 0),
      host,
    ),
  );
}

function hostFor({ charge, sites }: Material): Host | undefined {
  if (charge.kind === 'known' && charge.solution) return charge.solution.host;
  const host = hostOf(sites);
  return typeof host === 'string' ? undefined : host.host;
}

function capacityOf(material: Material, mobile: string): Found<TheoreticalCapacity> {
  const ions = andThen(compositionOf(material), (composition): Found<Fraction> => {
    const amount = composition.get(mobile);
    return amount ? found(amount) : notFound('amount', mobile);
  });
  const { molarMass } = material;
  const mass: Found<number> = molarMass ? found(molarMass.valueOf()) : { missing: weightless(material) };
  return andThen(mass, (value) => theoreticalCapacity(ions, electronsOf(material), value));
}

/** Elements that no composition on Earth is characteristic of, or what else leaves the mass open. */
function weightless(material: Material): readonly Missing[] {
  const without = [...material.elements.keys()].filter((symbol) => !elementOf(symbol)?.weight);
  if (without.length > 0) return without.map((of) => ({ what: 'atomic weight', of }));
  const composition = compositionOf(material);
  return 'missing' in composition ? composition.missing : [];
}

const COMMON = {
  of: 'material',
  unit: 'mAh/g',
  decimals: 1,
  appliesTo: `the built-in structures ${Object.keys(MOBILE_SITE).join(', ')} with an alkali metal where ions move`,
  source: 'Faraday’s law, F: CODATA 2018; electrons: the redox ladder, docs/charge.md',
} as const;

export const capacity: Descriptor = {
  ...COMMON,
  id: 'capacity',
  symbol: 'Q',
  name: 'theoretical capacity on charge',
  basis: 'from the composition as written and per its mass; the smaller of what ions and electrons allow',
  isOnCard: true,
  find: (material) =>
    values(material, ({ capacity: value, limit, byIons, byElectrons }, mobile) => {
      const brief =
        limit === 'both'
          ? `${mobile}+ and electrons allow the same`
          : `limited by ${limit === 'ions' ? `${mobile}+` : 'electrons'}`;
      const each = `${mobile}+ allows ${byIons.toFixed(1)}, electrons ${byElectrons.toFixed(1)}`;
      return {
        found: found(value),
        verdict: { text: limit === 'both' ? brief : `${brief}: ${each}`, brief },
      };
    }),
};

export const capacityByIons: Descriptor = {
  ...COMMON,
  id: 'capacity-by-ions',
  symbol: 'Q(ions)',
  name: 'capacity that the mobile ions allow',
  basis: 'all ions of the alkali metal that moves, electrons not asked for',
  isOnCard: false,
  find: (material) => values(material, ({ byIons }) => ({ found: found(byIons) })),
};

export const capacityByElectrons: Descriptor = {
  ...COMMON,
  id: 'capacity-by-electrons',
  symbol: 'Q(electrons)',
  name: 'capacity that electrons allow',
  basis:
    'those of the cations, from the states in force to the highest of the redox ladder; oxidation of anions is not counted',
  isOnCard: false,
  find: (material) => values(material, ({ byElectrons }) => ({ found: found(byElectrons) })),
};

function values(
  material: Material,
  tell: (capacity: TheoreticalCapacity, mobile: string) => Value,
): readonly Value[] {
  const mobile = mobileElement(material);
  if (!mobile) return [];
  const known = capacityOf(material, mobile);
  return ['missing' in known ? { found: known } : tell(known.value, mobile)];
}
