/** A composition as one line, the way it was laid onto its sites. */
import { exactNumeral, type Fraction, isOne, isPositive } from '../chemistry/amount.js';
import type { Material, Occupant } from './material.js';

/**
 * Sites in order, those with several occupants in square brackets: `Na0.83[Li0.1Ni0.9]O2`. A molecule, which has no
 * sites, as it was written.
 */
export function formulaOf({
  sites,
  water,
  molecule,
}: Pick<Material, 'sites' | 'water' | 'molecule'>): string {
  if (molecule) return molecule.map(({ base, amount }) => base + amountText(amount)).join('');
  const main = sites.map((site) => siteText(site.occupants)).join('');
  if (!isPositive(water)) return main;
  return `${main}·${isOne(water) ? '' : exactNumeral(water)}H2O`;
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
