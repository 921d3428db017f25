/** What to weigh, for people: a card for each batch that is solved. */

import { type Fraction, isZero } from '../chemistry/amount.js';
import { type BalanceItem, massDecimals, sidesOf } from '../chemistry/weighing.js';
import type { Batch } from '../model/batch.js';
import { formulaOf } from '../model/formula-text.js';
import { balanceNotes } from '../rules/batch-wording.js';
import { cardText, field } from './card.js';
import { alignColumns, printable } from './columns.js';
import type { BatchEntry } from './entry.js';
import { amount as amountText, fixed } from './numbers.js';
import type { Paint } from './paint.js';

/** One card for each, with a blank line between them. */
export function weighPretty(entries: readonly BatchEntry[], paint: Paint): string {
  return entries
    .filter(({ batch }) => batch.problems.length === 0)
    .map((entry) => cardOf(entry, paint))
    .join('\n');
}

function cardOf(entry: BatchEntry, paint: Paint): string {
  const { batch } = entry;
  const { material, target, rows } = batch;
  const decimals = massDecimals(target.mass);
  const isUnstated = rows.some(({ precursor }) => !precursor.purity);
  const blocks = [
    [
      ...field('batch of', printable(material?.name ?? ''), paint),
      ...field('formula', printable(material ? formulaOf(material) : ''), paint),
      ...field('to make', targetText(batch), paint),
      ...field('excess', excessText(batch), paint),
    ],
    [
      ...precursorTable(batch, decimals, paint),
      ...(isUnstated ? [paint.faint('without a purity: taken as pure')] : []),
    ],
    balanceTable(batch, decimals, paint),
    balanceNotes(batch),
    [paint.faint('atomic weights: CIAAW 2021, abridged')],
  ];
  return cardText(batch.name || 'batch', entry, blocks, paint);
}

function targetText({ target }: Batch): string {
  const mass = target.mass ? `${grams(target.mass, massDecimals(target.mass))} g` : 'mass not known';
  return `${mass}, ${millimoles(target.amount)} mmol of formula units`;
}

function excessText({ excess }: Batch): string {
  return [...excess].map(([symbol, part]) => `${symbol} ${amountText(part.mul(100))} %`).join(', ');
}

function precursorTable({ rows, toWeigh }: Batch, decimals: number, paint: Paint): string[] {
  const headings = ['precursor', 'g/mol', 'mmol', 'purity', 'to weigh, g'];
  return alignColumns(
    [
      headings.map(paint.faint),
      ...rows.map(({ text, molarMass, amount, purity, mass, precursor }) => [
        printable(text),
        fixed(molarMass?.valueOf(), 3),
        millimoles(amount),
        precursor.purity ? `${amountText(purity.mul(100))} %` : '',
        amount && isZero(amount) ? 'not needed' : paint.strong(grams(mass, decimals)),
      ]),
      ['together', '', '', '', grams(toWeigh, decimals)],
    ],
    ['left', 'right', 'right', 'right', 'right'],
  );
}

function balanceTable(batch: Batch, decimals: number, paint: Paint): string[] {
  if (!batch.balance) return field('balance', 'not known: an element has no standard atomic weight', paint);
  const { inward, outward, total } = sidesOf(batch.balance);
  return alignColumns(
    [
      ['mass balance', 'in, g', 'out, g'].map(paint.faint),
      ...inward.map((item) => [itemText(item, batch, 'taken up'), grams(item.mass, decimals)]),
      ...outward.map((item) => [itemText(item, batch, 'leaving'), '', grams(item.mass, decimals)]),
      ['together', grams(total, decimals), grams(total, decimals)],
    ],
    ['left', 'right', 'right'],
  );
}

function itemText({ what }: BalanceItem, { excess, material }: Batch, moves: string): string {
  switch (what) {
    case 'precursors':
      return 'precursors, pure';
    case 'target':
      return printable(material?.name ?? '');
    case 'excess':
      return `${[...excess.keys()].join(', ')} in excess`;
    default:
      return `${what}, ${moves}`;
  }
}

function grams(mass: Fraction | undefined, decimals: number): string {
  return fixed(mass?.valueOf(), decimals);
}

function millimoles(amount: Fraction | undefined): string {
  return fixed(amount?.mul(1000).valueOf(), 4);
}
