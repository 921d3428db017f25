/** Elements that are on a list: of critical raw materials, of toxic substances. The sources are those of the tables. */
import criticalTable from '../../data/critical-elements.tsv';
import toxicTable from '../../data/toxic-elements.tsv';
import { type Fraction, sum } from '../amount.js';
import { readTable } from '../table.js';
import type { Shares } from './percentages.js';

export interface Criticality {
  /** The material of EU Regulation 2024/1252, Annex II; undefined where the list has none of this element. */
  readonly eu: string | undefined;
  /** The commodity of the USGS list of 2022; undefined where the list has none of this element. */
  readonly us: string | undefined;
}

export interface Toxicity {
  /** The entry of Annex VI of the CLP Regulation. */
  readonly substance: string;
  /** Its hazard class and category, such as `Carc. 1B`. */
  readonly hazard: string;
}

const critical = new Map(
  readTable(criticalTable).map(({ symbol = '', eu, us }): [string, Criticality] => [
    symbol,
    { eu: eu || undefined, us: us || undefined },
  ]),
);

const toxic = new Map(
  readTable(toxicTable).map(({ symbol = '', substance = '', ...rest }): [string, Toxicity] => [
    symbol,
    { substance, hazard: rest.class ?? '' },
  ]),
);

/** The lists of critical raw materials that an element is on; undefined where it is on none. */
export function criticalityOf(symbol: string): Criticality | undefined {
  return critical.get(symbol);
}

/**
 * A substance of an element that is carcinogenic, mutagenic or toxic to reproduction; undefined where the table has none,
 * which does not say that the element is harmless.
 */
export function toxicityOf(symbol: string): Toxicity | undefined {
  return toxic.get(symbol);
}

/** Which elements of a composition are listed, and which part of it each of them makes, and all together. */
export interface Listed {
  readonly elements: Shares;
  readonly share: Fraction;
}

/** The part of a composition, by atoms or by mass as the shares are, that elements of a list make. */
export function listedShare(shares: Shares, isListed: (symbol: string) => boolean): Listed {
  const listed = [...shares].filter(([symbol, share]) => share.valueOf() > 0 && isListed(symbol));
  return { elements: new Map(listed), share: sum(listed.map(([, share]) => share)) };
}
