/** The card of a number: as a decimal, as a fraction, and as a part of its site. */
import { exactNumeral, type Fraction, formatAmount } from '../../chemistry/amount.js';
import type { Material } from '../../model/material.js';
import type { Amount } from '../../syntax/tree.js';
import { percent } from '../figures.js';
import type { Share } from '../locate.js';
import { type Block, paragraph } from '../markup.js';

export function amountCard(
  amount: Amount,
  counts: 'occupants' | 'part-of-ion' | 'part-of-formula',
  shares: readonly Share[],
  material: Material | undefined,
): Block[] {
  const meaning = {
    occupants: [],
    'part-of-ion': [paragraph('It counts atoms in one ion.')],
    'part-of-formula': [paragraph('It multiplies the part of the formula behind it.')],
  }[counts];
  return [
    paragraph({ strong: amountText(amount, shares) }),
    ...meaning,
    ...shares.map((share) => paragraph(shareText(share, amount, material))),
  ];
}

function amountText(amount: Amount, shares: readonly Share[]): string {
  switch (amount.kind) {
    case 'rest':
      return 'rest: what the others leave of the site';
    case 'unknown':
      return shares.some((share) => share.amount)
        ? '?: from charge neutrality'
        : '?: from charge neutrality, not determined';
    case 'expression':
      return 'an expression';
    case 'number':
      return numberText(amount.value, amount.uncertainty);
  }
}

/** `0.25 = 1/4`, `2/3 ≈ 0.666667`, `3`. */
function numberText(value: Fraction, uncertainty: Fraction | undefined): string {
  if (uncertainty) {
    return `${formatAmount(value)} ± ${formatAmount(uncertainty)} (one standard uncertainty)`;
  }
  const exact = exactNumeral(value);
  const fraction = value.toFraction();
  if (value.d === 1n) return exact;
  return exact === fraction ? `${fraction} ≈ ${value.valueOf().toFixed(6)}` : `${exact} = ${fraction}`;
}

function shareText({ site, amount }: Share, written: Amount, material: Material | undefined): string {
  const where = `site ${site.name} of ${material?.name ?? ''}`;
  if (!amount) return `On ${where}: open.`;
  const multiplicity = formatAmount(site.multiplicity);
  const given = site.isMultiplicityGiven ? ` (multiplicity ${multiplicity})` : '';
  const isOther = written.kind !== 'number' || !written.value.equals(amount);
  const own = isOther ? `${formatAmount(amount)} per formula unit, ` : '';
  return `${own}${percent(amount.div(site.multiplicity))} of ${where}${given}.`;
}
