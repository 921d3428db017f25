/** What a laboratory, a buyer and a safety officer ask for. */
import { isZero } from '../../chemistry/amount.js';
import { combine, type Found, found } from '../../chemistry/descriptors/found.js';
import {
  type Criticality,
  criticalityOf,
  type Listed,
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
  find: (material) => ofList(material, criticalElements),
};

export const criticalShareUs: Descriptor = {
  ...LISTED,
  id: 'critical-US',
  symbol: 'critical (US)',
  name: 'mass of critical minerals in the US',
  basis: 'an element stands for the material that it is had from, carbon only in alloys',
  source: 'U.S. Geological Survey, 2022 Final List of Critical Minerals, 87 Fed. Reg. 10381',
  find: (material) => ofList(material, (one) => listedIn(one, (symbol) => criticalIn(one, symbol)?.us)),
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
  find: (material) => ofList(material, toxicElements),
};

/** The elements of a material that a list has. */
export interface ListedElements {
  /** In the order of the formula, each with its entry. */
  readonly elements: readonly { readonly symbol: string; readonly entry: string }[];
  /** The part of the mass that each of them makes, and all together. */
  readonly shares: Found<Listed>;
}

/** The critical raw materials in the EU, each by its name in the list. */
export function criticalElements(material: Material): ListedElements {
  return listedIn(material, (symbol) => criticalIn(material, symbol)?.eu);
}

/** The elements with a CMR substance: its hazard class, and what it is. */
export function toxicElements(material: Material): ListedElements {
  return listedIn(material, (symbol) => {
    const toxicity = toxicityOf(symbol);
    return toxicity && `${toxicity.hazard}: ${toxicity.substance}`;
  });
}

function listedIn(material: Material, entryOf: (symbol: string) => string | undefined): ListedElements {
  const elements = presentIn(material).flatMap((symbol) => {
    const entry = entryOf(symbol);
    return entry === undefined ? [] : [{ symbol, entry }];
  });
  const symbols = new Set(elements.map(({ symbol }) => symbol));
  return {
    elements,
    shares: combine([sharesOf(material)], (shares) => listedShare(shares, (symbol) => symbols.has(symbol))),
  };
}

/** The elements of which there is anything, those of open amounts among them. */
function presentIn({ elements, sites }: Material): readonly string[] {
  const open = sites.flatMap(({ occupants }) =>
    occupants.flatMap(({ amount, composition }) => (amount ? [] : [...composition.keys()])),
  );
  const known = [...elements].flatMap(([symbol, amount]) => (isZero(amount) ? [] : symbol));
  return [...new Set([...known, ...open])];
}

/** The part by mass of the elements that a list has, with their symbols. */
function ofList(material: Material, find: (material: Material) => ListedElements): readonly Value[] {
  if (material.elements.size === 0) return [];
  const { elements, shares } = find(material);
  if ('missing' in shares) return [{ found: shares }];
  return [
    {
      found: found(100 * shares.value.share.valueOf()),
      verdict: { text: elements.map(({ symbol }) => symbol).join(', ') || 'there are none' },
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
