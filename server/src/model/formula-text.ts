/** A composition as one line, the way it was laid onto its sites. */
import { exactNumeral, type Fraction, ONE, ZERO } from '../chemistry/amount.js';
import type { Occupant, Site } from './material.js';

/** Sites in order, those with several occupants in square brackets: `Na0.83[Li0.1Ni0.9]O2`. */
export function formulaText(sites: readonly Site[], water: Fraction): string {
  const main = sites.map((site) => siteText(site.occupants)).join('');
  if (water.compare(ZERO) <= 0) return main;
  return `${main}·${water.equals(ONE) ? '' : exactNumeral(water)}H2O`;
}

/** An alloy as it was written, in parts of any number. */
export function alloyText(sites: readonly Site[], parts: Fraction): string {
  return sites
    .flatMap((site) => site.occupants)
    .map((occupant) => baseText(occupant) + amountText(occupant.amount?.mul(parts)))
    .join('');
}

function siteText(occupants: readonly Occupant[]): string {
  const texts = occupants.map((occupant) => baseText(occupant) + amountText(occupant.amount));
  return texts.length > 1 ? `[${texts.join('')}]` : texts.join('');
}

function baseText(occupant: Occupant): string {
  if (occupant.kind === 'vacancy') return 'Va';
  if (occupant.element) return occupant.element;
  return occupant.species.replace(/\^?[\d.]*[+-]$/, '');
}

function amountText(amount: Fraction | undefined): string {
  if (!amount) return '?';
  return amount.equals(ONE) ? '' : exactNumeral(amount);
}
