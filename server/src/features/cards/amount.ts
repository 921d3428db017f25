/** The card of a number: as a decimal, as a fraction, in percent, and as a part of its site. */
import { exactNumeral, type Fraction, formatAmount, ONE } from '../../chemistry/amount.js';
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
  const value = soleValue(amount, members, constants);
  return [
    paragraph({ strong: amountText(amount, shares, members, constants) }),
    ...meaning,
    ...(value ? numberTable(value) : []),
    ...(members.length < 2 || isSame
      ? sharesTable(
          shares.filter(({ material }) => material === members[0]),
          members,
        )
      : memberBlocks(amount, shares, members, constants)),
  ];
}

/** The one number that an amount is; undefined where it is open or differs between members. */
function soleValue(amount: Amount, members: readonly Material[], constants: Values): Fraction | undefined {
  if (amount.kind === 'number') return amount.value;
  const [only, ...others] = members;
  if (amount.kind !== 'expression' || !only || others.length > 0) return undefined;
  return valueFor(only, amount.expression, constants);
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
      const value = soleValue(amount, members, constants);
      return value ? `${text} = ${exactNumeral(value)}` : text;
    }
    case 'number':
      return amount.uncertainty
        ? `${exactNumeral(amount.value)} ± ${exactNumeral(amount.uncertainty)} (one standard uncertainty)`
        : exactNumeral(amount.value);
  }
}

/** Undefined where a name has no value. */
function valueFor({ parameters }: Material, expression: Expression, constants: Values): Fraction | undefined {
  return valueIn(expression, new Map([...constants, ...parameters]));
}

/**
 * A number in its other forms, exact but where `≈` stands; none for an integer, which has only one. More than the whole
 * of something is not told in percent.
 */
export function numberTable(value: Fraction): Block[] {
  if (value.d === 1n) return [];
  const isPart = value.abs().compare(ONE) <= 0;
  return [
    {
      kind: 'table',
      columns: [
        { heading: 'Decimal', isNumber: true },
        { heading: 'Fraction', isNumber: true },
        ...(isPart ? [{ heading: 'Percent', isNumber: true }] : []),
      ],
      rows: [
        [decimalText(value), value.toFraction(), ...(isPart ? [`${decimalText(value.mul(100))} %`] : [])],
      ],
    },
  ];
}

function decimalText(value: Fraction): string {
  const exact = exactNumeral(value);
  return exact.includes('/') ? `≈ ${value.valueOf().toFixed(6)}` : exact;
}

/** What a number by itself is for; one with a unit has no other form. */
export function numberCard({ value, unit, role }: Extract<Located, { kind: 'number' }>): Block[] {
  const isPart = unit === '%';
  const written = isPart ? `${decimalText(value.mul(100))} %` : exactNumeral(value);
  return [
    paragraph({ strong: isPart || !unit ? written : `${written} ${unit}` }, ` · ${role}`),
    ...(isPart || !unit ? numberTable(value) : []),
  ];
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

/** What part of its sites a number counts. */
function sharesTable(shares: readonly Share[], members: readonly Material[]): Block[] {
  const [first] = shares;
  if (!first) return [];
  const { material } = first;
  const every = members.length > 1 ? 'every member of ' : '';
  const name = material.parameters.size > 0 ? (material.declaration.name?.text ?? '') : material.name;
  return [
    {
      kind: 'table',
      columns: [
        { heading: `Site of ${every}${name}` },
        { heading: 'Per formula unit', isNumber: true },
        { heading: 'Of the site', isNumber: true },
        { heading: 'Multiplicity', isNumber: true },
      ],
      rows: shares.map(({ site, amount }) => [
        site.name,
        amount ? formatAmount(amount) : 'open',
        amount ? percent(amount.div(site.multiplicity)) : 'open',
        formatAmount(site.multiplicity) + (site.isMultiplicityGiven ? '' : ', as written'),
      ]),
    },
  ];
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
