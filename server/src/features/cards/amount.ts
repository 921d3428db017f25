/** The card of a number: as a decimal, as a fraction, and as a part of its site. */
import { exactNumeral, type Fraction, formatAmount } from '../../chemistry/amount.js';
import { type Values, valueIn } from '../../model/expression.js';
import type { Material } from '../../model/material.js';
import { expressionText } from '../../syntax/print.js';
import type { Amount, Expression } from '../../syntax/tree.js';
import { percent } from '../figures.js';
import type { Located, Share } from '../locate.js';
import { type Block, paragraph } from '../markup.js';
import { type MemberColumn, sharesBlocks } from './members.js';

export function amountCard(
  { amount, counts, shares, members }: Extract<Located, { kind: 'amount' }>,
  constants: Values,
): Block[] {
  const meaning = {
    occupants: [],
    'part-of-ion': [paragraph('It counts atoms in one ion.')],
    'part-of-formula': [paragraph('It multiplies the part of the formula behind it.')],
  }[counts];
  const isSame = isAlike(shares, members) && amount.kind !== 'expression';
  return [
    paragraph({ strong: amountText(amount, shares, members, constants) }),
    ...meaning,
    ...(members.length < 2 || isSame
      ? shares
          .filter(({ material }) => material === members[0])
          .map((share) => shareLine(share, amount, members))
      : memberBlocks(amount, shares, members, constants)),
  ];
}

function amountText(
  amount: Amount,
  shares: readonly Share[],
  members: readonly Material[],
  constants: Values,
): string {
  switch (amount.kind) {
    case 'rest':
      return 'rest: what the others leave of the site';
    case 'unknown':
      return shares.some((share) => share.amount)
        ? '?: from charge neutrality'
        : '?: from charge neutrality, not determined';
    case 'expression': {
      const text = expressionText(amount.expression);
      const [only, ...others] = members;
      const value = others.length === 0 && only && valueFor(only, amount.expression, constants);
      return value ? `${text} = ${numberText(value, undefined)}` : text;
    }
    case 'number':
      return numberText(amount.value, amount.uncertainty);
  }
}

/** Undefined where a name has no value. */
function valueFor({ parameters }: Material, expression: Expression, constants: Values): Fraction | undefined {
  return valueIn(expression, new Map([...constants, ...parameters]));
}

/** `0.25 = 1/4`, `2/3 ≈ 0.666667`, `3`. */
export function numberText(value: Fraction, uncertainty: Fraction | undefined): string {
  if (uncertainty) {
    return `${formatAmount(value)} ± ${formatAmount(uncertainty)} (one standard uncertainty)`;
  }
  const exact = exactNumeral(value);
  const fraction = value.toFraction();
  if (value.d === 1n) return exact;
  return exact === fraction ? `${fraction} ≈ ${value.valueOf().toFixed(6)}` : `${exact} = ${fraction}`;
}

/** Whether every member has the same of the same sites. */
function isAlike(shares: readonly Share[], members: readonly Material[]): boolean {
  const each = shares.length / Math.max(1, members.length);
  if (!Number.isInteger(each)) return false;
  return shares.every(({ site, amount }, index) => {
    const first = shares[index % each];
    if (site.name !== first?.site.name || !site.multiplicity.equals(first.site.multiplicity)) return false;
    return amount ? first.amount?.equals(amount) : !first.amount;
  });
}

function shareLine({ material, site, amount }: Share, written: Amount, members: readonly Material[]): Block {
  const isFamily = material.parameters.size > 0;
  const every = members.length > 1 ? 'every member of ' : '';
  const name = isFamily ? (material.declaration.name?.text ?? '') : material.name;
  const where = `site ${site.name} of ${every}${name}`;
  if (!amount) return paragraph(`On ${where}: open.`);
  const multiplicity = formatAmount(site.multiplicity);
  const given = site.isMultiplicityGiven ? ` (multiplicity ${multiplicity})` : '';
  const isOther = written.kind !== 'number' || !written.value.equals(amount);
  const own = isOther ? `${formatAmount(amount)} per formula unit, ` : '';
  return paragraph(`${own}${percent(amount.div(site.multiplicity))} of ${where}${given}.`);
}

/** What it comes to in each member, and what that is of its sites. */
function memberBlocks(
  amount: Amount,
  shares: readonly Share[],
  members: readonly Material[],
  constants: Values,
): Block[] {
  if (amount.kind !== 'expression') return sharesBlocks(shares, members);
  const value: MemberColumn = {
    heading: 'Value',
    isNumber: true,
    cellOf: (member) => {
      const found = valueFor(member, amount.expression, constants);
      return found ? formatAmount(found).replace('-', '−') : 'not known';
    },
  };
  return sharesBlocks(shares, members, { before: [value] });
}
