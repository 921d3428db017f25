/** A composition as one line, the way it was laid onto its sites. */
import { exactNumeral, type Fraction, isOne, isPositive } from '../chemistry/amount.js';
import type { Occupant, Site } from './material.js';
import type { Piece } from './pieces.js';

/** Sites in order, those with several occupants in square brackets: `Na0.83[Li0.1Ni0.9]O2`. */
export function formulaText(sites: readonly Site[], water: Fraction): string {
  const main = sites.map((site) => siteText(site.occupants)).join('');
  if (!isPositive(water)) return main;
  return `${main}·${isOne(water) ? '' : exactNumeral(water)}H2O`;
}

/** A molecule, which has no sites, as it was written. */
export function moleculeText(pieces: readonly Piece[]): string {
  return pieces
    .flatMap((piece) => piece.drafts)
    .map(({ base, amount }) => base + amountText(amount))
    .join('');
}

function siteText(occupants: readonly Occupant[]): string {
  const texts = occupants.map((occupant) => speciesBase(occupant) + amountText(occupant.amount));
  return texts.length > 1 ? `[${texts.join('')}]` : texts.join('');
}

/** A species without its charge. */
export function speciesBase(occupant: Occupant): string {
  if (occupant.kind === 'vacancy') return 'Va';
  if (occupant.element) return occupant.element;
  return occupant.species.replace(/\^?[\d.]*[+-]$/, '');
}

function amountText(amount: Fraction | undefined): string {
  if (!amount) return '?';
  return isOne(amount) ? '' : exactNumeral(amount);
}
