/** Members of a family in a table, the first of them where there are many. */
import { formatAmount } from '../../chemistry/amount.js';
import { decidingEntropy } from '../../model/entropies.js';
import type { EvaluationOptions } from '../../model/evaluate.js';
import type { Material } from '../../model/material.js';
import { amountSpan, rangeText } from '../family-figures.js';
import { chargeText, entropyText, massText, PER, percent } from '../figures.js';
import type { Share } from '../locate.js';
import { type Block, type Column, type Inline, paragraph } from '../markup.js';

/** Members and values that are listed one by one, at most. */
export const MOST_LISTED = 20;

/** Decimals of an entropy in R on a card. */
export const DECIMALS = 4;

/** The rows of each member, with its name in front of them. */
export function memberTable(
  columns: readonly Column[],
  members: readonly Material[],
  rowsOf: (member: Material) => readonly (readonly Inline[])[],
): Block[] {
  const shown = members.slice(0, MOST_LISTED);
  const rest = members.length - shown.length;
  return [
    {
      kind: 'table',
      columns: [{ heading: 'Member' }, ...columns],
      rows: shown.flatMap((member) => rowsOf(member).map((row) => [member.name, ...row])),
    },
    ...(rest > 0 ? [paragraph(`… and ${rest} more`)] : []),
  ];
}

export interface MemberColumn extends Column {
  cellOf(member: Material): string;
}

/** A row for each member. */
export function columnTable(columns: readonly MemberColumn[], members: readonly Material[]): Block[] {
  return memberTable(columns, members, (member) => [columns.map(({ cellOf }) => cellOf(member))]);
}

/** The figures of each member. */
export function figuresTable(members: readonly Material[], options: EvaluationOptions): Block[] {
  const counting = options.countVacancies ? ', counting vacancies' : '';
  return columnTable(
    [
      {
        heading: `S, R${PER[options.convention]}${counting}`,
        isNumber: true,
        cellOf: (member) => {
          const entropy = decidingEntropy(member, options);
          return entropy === undefined ? 'not known' : entropyText(entropy, DECIMALS);
        },
      },
      { heading: 'Class', cellOf: (member) => member.class ?? 'not known' },
      { heading: 'Charge', cellOf: ({ charge }) => chargeText(charge) ?? 'none' },
      {
        heading: 'g/mol',
        isNumber: true,
        cellOf: ({ molarMass }) => (molarMass ? massText(molarMass, 3) : 'not known'),
      },
    ],
    members,
  );
}

/** Between what the amounts on each site lie, and the amount in each member. */
export function sharesBlocks(
  shares: readonly Share[],
  members: readonly Material[],
  { before = [], after = [] }: { readonly before?: MemberColumn[]; readonly after?: MemberColumn[] } = {},
): Block[] {
  const bySite = new Map<string, Map<Material, Share>>();
  for (const share of shares) {
    const { name } = share.site;
    const own = bySite.get(name) ?? new Map<Material, Share>();
    bySite.set(name, own.set(share.material, share));
  }
  const sentences = [...bySite].map(([name, own]) =>
    paragraph(siteSentence(name, [...own.values()], members)),
  );
  const columns = [...bySite].map(
    ([name, own]): MemberColumn => ({
      heading: `On ${name}, per formula unit`,
      isNumber: true,
      cellOf: (member) => shareText(own.get(member)),
    }),
  );
  return [...sentences, ...columnTable([...before, ...columns, ...after], members)];
}

/** `On site M: 0.05 to 0.15 per formula unit in 3 of 4 members.` */
function siteSentence(name: string, shares: readonly Share[], members: readonly Material[]): string {
  const span = amountSpan(shares.map(({ amount }) => amount));
  const part = shares.length < members.length ? ` in ${shares.length} of ${members.length} members` : '';
  if (!span) return `On site ${name}: open${part}.`;
  const open = span.count < shares.length ? `, open in ${shares.length - span.count}` : '';
  return `On site ${name}: ${rangeText(span, formatAmount, ' to ')} per formula unit${part}${open}.`;
}

/** There is nothing on a site of a species whose amount is zero. */
function shareText(share: Share | undefined): string {
  if (!share) return '0';
  const { amount, site } = share;
  return amount ? `${formatAmount(amount)} (${percent(amount.div(site.multiplicity))})` : 'open';
}

/** `0, 0.05, 0.1`; the first and the last where there are many. */
export function listed(texts: readonly string[]): string {
  if (texts.length <= MOST_LISTED) return texts.join(', ');
  return `${texts.slice(0, MOST_LISTED - 1).join(', ')}, …, ${texts[texts.length - 1]}`;
}
