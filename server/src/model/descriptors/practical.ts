/** What a laboratory, a buyer and a safety officer ask for. */
import { combine, type Found, found } from '../../chemistry/descriptors/found.js';
import {
  type Criticality,
  criticalityOf,
  listedShare,
  toxicityOf,
} from '../../chemistry/descriptors/listed-elements.js';
import { atomicShares, massShares, type Shares } from '../../chemistry/descriptors/percentages.js';
import { rawMaterialCost as costOf } from '../../chemistry/descriptors/raw-material-cost.js';
import type { Material } from '../material.js';
import type { Descriptor, Value } from './descriptor.js';
import { andThen, compositionOf, isAlloy } from './species.js';

const ALL = 'every material';
const WEIGHTS = 'CIAAW 2021, abridged, doi:10.1515/pac-2019-0603';

export const massPercent: Descriptor = {
  id: 'mass-percent',
  symbol: 'w',
  name: 'part of the mass',
  of: 'element',
  unit: '%',
  decimals: 2,
  appliesTo: ALL,
  basis: 'crystal water included',
  source: `atomic weights: ${WEIGHTS}`,
  isOnCard: false,
  find: (material) => ofElements(material, massShares),
};

export const atomicPercent: Descriptor = {
  id: 'atomic-percent',
  symbol: 'c',
  name: 'part of the atoms',
  of: 'element',
  unit: '%',
  decimals: 2,
  appliesTo: ALL,
  basis: 'crystal water included, vacancies not counted',
  source: 'the composition itself',
  isOnCard: false,
  find: (material) => ofElements(material, atomicShares),
};

function ofElements(material: Material, find: typeof massShares): readonly Value[] {
  const shares = andThen(compositionOf(material), find);
  if ('value' in shares) {
    return [...shares.value].map(([place, share]) => ({ place, found: found(100 * share.valueOf()) }));
  }
  return [...material.elements.keys()].map((place) => ({ place, found: shares }));
}

// ------------------------------------------------------------------------------------------ lists of elements

const LISTED = { of: 'material', unit: '%', decimals: 1, appliesTo: ALL, isOnCard: false } as const;

export const criticalShareEu: Descriptor = {
  ...LISTED,
  id: 'critical-EU',
  symbol: 'critical (EU)',
  name: 'mass of critical raw materials in the EU',
  basis: 'an element stands for the material that it is had from, carbon only in alloys',
  source: 'Regulation (EU) 2024/1252, Annex II',
  find: (material) => ofList(material, (symbol) => criticalIn(material, symbol)?.eu),
};

export const criticalShareUs: Descriptor = {
  ...LISTED,
  id: 'critical-US',
  symbol: 'critical (US)',
  name: 'mass of critical minerals in the US',
  basis: 'an element stands for the material that it is had from, carbon only in alloys',
  source: 'U.S. Geological Survey, 2022 Final List of Critical Minerals, 87 Fed. Reg. 10381',
  find: (material) => ofList(material, (symbol) => criticalIn(material, symbol)?.us),
};

/** Carbon stands for graphite, which the carbon of molecules and of cyanides is not. */
function criticalIn(material: Material, symbol: string): Criticality | undefined {
  return symbol === 'C' && !isAlloy(material) ? undefined : criticalityOf(symbol);
}

export const toxicShare: Descriptor = {
  ...LISTED,
  id: 'toxic',
  symbol: 'toxic',
  name: 'mass of elements with a CMR substance',
  basis:
    'CMR: carcinogenic, mutagenic or toxic to reproduction; it is some substance of the element, not this material; an element that is not listed is not thereby harmless',
  source: 'Regulation (EC) No 1272/2008 (CLP), Annex VI',
  find: (material) => ofList(material, (symbol) => toxicityOf(symbol)?.hazard),
};

/** The part by mass of the elements for which a list has an entry, with the elements in the order of the formula. */
function ofList(material: Material, entryOf: (symbol: string) => string | undefined): readonly Value[] {
  if (material.elements.size === 0) return [];
  const listed = combine([sharesOf(material)], (shares) =>
    listedShare(shares, (symbol) => entryOf(symbol) !== undefined),
  );
  if ('missing' in listed) return [{ found: listed }];
  const { elements, share } = listed.value;
  return [
    {
      found: found(100 * share.valueOf()),
      verdict: { text: elements.join(', ') || 'there are none' },
    },
  ];
}

function sharesOf(material: Material): Found<Shares> {
  return andThen(compositionOf(material), massShares);
}

// ------------------------------------------------------------------------------------------------------ cost

/** What the elements of a kilogram cost, by the prices of the project; without prices there is none. */
export const cost: Descriptor = {
  id: 'cost',
  symbol: 'cost',
  name: 'cost of the elements in a kilogram',
  of: 'material',
  unit: '',
  decimals: 2,
  appliesTo: 'every material of a project whose hem.json has prices',
  basis: 'the elements alone: no precursors, yield, energy or labour',
  source: `prices of hem.json; atomic weights: ${WEIGHTS}`,
  isOnCard: true,
  find(material, { prices }) {
    if (!prices || material.elements.size === 0) return [];
    const value = andThen(compositionOf(material), (composition) => costOf(composition, prices.perKilogram));
    return [{ found: value, unit: `${prices.currency}/kg` }];
  },
};
