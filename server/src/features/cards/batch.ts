/** The card of a batch: what to weigh, and where everything goes; and that of one precursor. */
import { type Fraction, formatAmount, isZero } from '../../chemistry/amount.js';
import { type BalanceItem, massDecimals, sidesOf } from '../../chemistry/weighing.js';
import type { Batch, BatchRow } from '../../model/batch.js';
import { formulaOf } from '../../model/formula-text.js';
import { balanceNotes, wordProblem } from '../../rules/batch-wording.js';
import { massText, percent, quantityText } from '../figures.js';
import { type Block, type Inline, paragraph, paragraphsOf } from '../markup.js';
import { NOT_CHECKED } from './occupants.js';
import { SOURCE, sourcesText } from './sources.js';

/** Decimals of an amount in mmol. */
const MILLIMOLE_DECIMALS = 4;

export function batchCard(batch: Batch): Block[] {
  const { declaration, problems } = batch;
  const doc = paragraphsOf(declaration.doc?.text ?? '');
  const title = paragraph({ strong: labelOf(batch) }, ` · batch of ${madeOf(batch)}`);
  if (declaration.broken) return [title, ...doc, paragraph(NOT_CHECKED)];
  const items = problems.map((problem): Inline[] => [wordProblem(problem, batch).message]);
  if (items.length > 0) return [title, ...doc, paragraph('Not solved:'), { kind: 'list', items }];
  return [
    title,
    ...doc,
    targetLine(batch),
    weighingTable(batch),
    ...purityNote(batch),
    ...excessLine(batch),
    ...balanceBlocks(batch),
    paragraph(sourcesText([['Atomic weights', SOURCE.weights]])),
  ];
}

/** The card of one precursor of a batch. */
export function precursorCard(row: BatchRow, batch: Batch): Block[] {
  const { text, molarMass, amount, perUnit, pure, purity, mass } = row;
  const title = paragraph({ strong: text }, ` · precursor of ${labelOf(batch)}`);
  const perMole = molarMass
    ? `Molar mass: ${massText(molarMass, 3)} g/mol`
    : 'Molar mass: not known, as an element has no standard atomic weight';
  const [problem] = batch.problems;
  if (problem) {
    return [title, paragraph(`${perMole}.`), paragraph(`Not solved: ${wordProblem(problem, batch).reason}.`)];
  }
  if (!amount || isZero(amount)) {
    return [title, paragraph(`${perMole}.`), paragraph(`Nothing of it is needed for ${madeOf(batch)}.`)];
  }
  const decimals = massDecimals(batch.target.mass);
  const grams = (value: Fraction | undefined) => (value ? `${massText(value, decimals)} g` : 'not known');
  const items = [
    row.precursor.purity
      ? `To weigh: ${grams(mass)}, of which ${grams(pure)} are ${text} (purity ${percent(purity)} by mass)`
      : `To weigh: ${grams(mass)}, taken as pure`,
    `Amount: ${millimoles(amount)} mmol, ${perUnit ? formatAmount(perUnit) : 'not known'} per formula unit of ${madeOf(batch)}`,
    perMole,
  ];
  return [
    title,
    { kind: 'list', items: items.map((item) => [item]) },
    paragraph(sourcesText([['Atomic weights', SOURCE.weights]])),
  ];
}

function labelOf({ name }: Batch): string {
  return name || 'batch';
}

function madeOf({ material, declaration }: Batch): string {
  return material?.name ?? declaration.of?.name.text ?? 'no material';
}

/** How much is made, of what, and how much of substance that is. */
export function targetLine({ declaration, material, target }: Batch): Block {
  const { amount, mass } = target;
  const made = declaration.target ? quantityText(declaration.target) : '';
  const perMole = material?.molarMass;
  return paragraph(
    `${made} of `,
    { code: material ? formulaOf(material) : '' },
    amount ? `: ${millimoles(amount)} mmol of formula units` : '',
    perMole ? ` of ${massText(perMole, 3)} g/mol` : '',
    mass && declaration.target?.unit.text.endsWith('mol') ? `, ${massText(mass, massDecimals(mass))} g` : '',
    '.',
  );
}

// ------------------------------------------------------------------------------------------------ to weigh

function weighingTable({ rows, target, toWeigh }: Batch): Block {
  const decimals = massDecimals(target.mass);
  return {
    kind: 'table',
    columns: [
      { heading: 'Precursor' },
      { heading: 'g/mol', isNumber: true },
      { heading: 'mmol', isNumber: true },
      { heading: 'Purity', isNumber: true },
      { heading: 'To weigh, g', isNumber: true },
    ],
    rows: [
      ...rows.map(({ text, molarMass, amount, purity, mass, precursor }) => [
        text,
        molarMass ? massText(molarMass, 3) : 'not known',
        millimoles(amount),
        precursor.purity ? percent(purity) : 'not given',
        amount && isZero(amount) ? 'not needed' : weighed(mass, decimals),
      ]),
      ['together', '', '', '', toWeigh ? massText(toWeigh, decimals) : 'not known'],
    ],
  };
}

function weighed(mass: Fraction | undefined, decimals: number): Inline {
  return mass ? { strong: massText(mass, decimals) } : 'not known';
}

function purityNote({ rows }: Batch): Block[] {
  const isMissing = rows.some(({ precursor }) => !precursor.purity);
  return isMissing ? [paragraph('What has no purity given is taken as pure.')] : [];
}

function millimoles(amount: Fraction | undefined): string {
  return amount ? amount.mul(1000).valueOf().toFixed(MILLIMOLE_DECIMALS) : 'not known';
}

function excessLine({ excess }: Batch): Block[] {
  const given = [...excess].map(([symbol, part]) => `${symbol} ${percent(part)}`);
  return given.length > 0 ? [paragraph(`Excess over the formula: ${given.join(', ')}.`)] : [];
}

// ----------------------------------------------------------------------------------------------- balance

function balanceBlocks(batch: Batch): Block[] {
  const { balance, target } = batch;
  if (!balance)
    return [paragraph('The mass balance is not known, as an element has no standard atomic weight.')];
  const decimals = massDecimals(target.mass);
  const grams = ({ mass }: Pick<BalanceItem, 'mass'>) => massText(mass, decimals);
  const { inward, outward, total } = sidesOf(balance);
  return [
    {
      kind: 'table',
      columns: [
        { heading: 'Mass balance' },
        { heading: 'In, g', isNumber: true },
        { heading: 'Out, g', isNumber: true },
      ],
      rows: [
        ...inward.map((item) => [itemText(item, batch, 'taken up'), grams(item), '']),
        ...outward.map((item) => [itemText(item, batch, 'leaving'), '', grams(item)]),
        ['together', grams({ mass: total }), grams({ mass: total })],
      ],
    },
    ...balanceNotes(batch).map((note) => paragraph(note)),
  ];
}

function itemText({ what }: BalanceItem, batch: Batch, moves: string): string {
  switch (what) {
    case 'precursors':
      return 'precursors, without impurities';
    case 'target':
      return madeOf(batch);
    case 'excess':
      return `${[...batch.excess.keys()].join(', ')} in excess`;
    default:
      return `${what}, ${moves}`;
  }
}
