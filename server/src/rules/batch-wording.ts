/** What is to be said of a batch, for findings, lenses, cards and the command line alike: above all why it is not solved. */
import { formatAmount } from '../chemistry/amount.js';
import { MOST_PRECURSORS } from '../chemistry/weighing.js';
import { BATCH_UNITS, type Batch, type BatchProblem } from '../model/batch.js';
import type { Range } from '../syntax/tree.js';
import { allOf } from './wording.js';

export interface WordedProblem {
  readonly range: Range;
  /** A sentence without a full stop. */
  readonly message: string;
  /** What to write instead. */
  readonly help: string;
  /** The message in a few words, to stand behind `not solved:`. */
  readonly reason: string;
  /** Other places that take part, with what each of them is. */
  readonly related: readonly { readonly range: Range; readonly message: string }[];
}

/** Whether a problem is reported by another rule, or of another declaration. */
export function isToldElsewhere({ kind }: BatchProblem): boolean {
  return kind === 'unread' || kind === 'unknown-material' || kind === 'unread-material';
}

/** Says what a problem of a batch is. */
export function wordProblem(problem: BatchProblem, batch: Batch): WordedProblem {
  const { declaration } = batch;
  const label = declaration.name?.range ?? declaration.keyword;
  const target = declaration.of?.range ?? label;
  const material = batch.material?.name ?? 'the target';
  const nameOf = (row: number) => batch.rows[row]?.text ?? '';
  const placeOf = (row: number) => rangeOfRow(batch, row) ?? label;
  const relatedRows = (rows: readonly number[]) =>
    rows.map((row) => ({ range: placeOf(row), message: nameOf(row) }));
  switch (problem.kind) {
    case 'unread':
      return worded(label, 'This batch could not be read', 'see the finding in it', 'it could not be read');
    case 'unknown-material': {
      const { text, range } = problem.name;
      const message = `What \`${text}\` stands for is not known`;
      return worded(range, message, 'name a material that is declared', `\`${text}\` is not known`);
    }
    case 'unread-material': {
      const message = `${problem.name} could not be read, or is not known in full`;
      return worded(problem.range, message, 'see the finding there', `${problem.name} could not be read`);
    }
    case 'open-material':
    case 'open-precursor': {
      const name = problem.kind === 'open-material' ? problem.name : problem.text;
      return worded(
        problem.range,
        `The composition of ${name} is open, so nothing can be weighed by it`,
        'write a number for each amount',
        `the composition of ${name} is open`,
      );
    }
    case 'no-target':
      return worded(
        label,
        'Nothing says how much to make',
        'write `mass 10 g` or `amount 0.05 mol`',
        'no mass or amount is given',
      );
    case 'unknown-unit': {
      const message = `\`${problem.unit.text}\` is no unit of mass or amount of substance`;
      return worded(problem.unit.range, message, `write one of ${BATCH_UNITS.join(', ')}`);
    }
    case 'no-amount':
      return worded(
        problem.range,
        'A mass or an amount to make is more than zero',
        'write `mass 10 g` or `amount 0.05 mol`',
        'nothing is to be made',
      );
    case 'no-precursors':
      return worded(
        label,
        'No precursors are listed',
        'write them behind `from`, with their purities: `from Na2CO3 99.5 %, NiO`',
        'no precursors are listed',
      );
    case 'unknown-element': {
      const { text, range } = problem.symbol;
      return worded(range, `\`${text}\` is no element`, 'write the symbol of an element');
    }
    case 'unknown-precursor': {
      const { text, range } = problem.name;
      return worded(
        range,
        `No material is called \`${text}\``,
        'declare it, import the file that declares it, or write a formula without quotes',
        `no material is called \`${text}\``,
      );
    }
    case 'weightless': {
      const has = `${allOf(problem.elements)} ${problem.elements.length === 1 ? 'has' : 'have'}`;
      return worded(
        problem.range,
        `${problem.text} has no molar mass: ${has} no standard atomic weight`,
        'give the amount in mol',
        `${has} no standard atomic weight`,
      );
    }
    case 'impossible-purity': {
      const purity = `${formatAmount(problem.purity.mul(100))} %`;
      return worded(
        problem.range,
        `A purity is above 0 % and at most 100 %, not ${purity}`,
        'write which part of what is weighed is the precursor, by mass',
        `a purity cannot be ${purity}`,
      );
    }
    case 'idle-excess': {
      const { range, text } = problem.element;
      const message = problem.isInTarget
        ? `An excess of ${text} changes nothing: it comes from the air, and leaves into it`
        : `${material} has no ${text} of which there could be an excess`;
      return worded(range, message, 'leave it out', `there can be no excess of ${text}`);
    }
    case 'repeated-excess': {
      const { range, text } = problem.element;
      const related = [{ range: problem.first, message: `the first excess of ${text}` }];
      const message = `The excess of ${text} is given twice`;
      const reason = `the excess of ${text} is given twice`;
      return { ...worded(range, message, 'leave one of the two out', reason), related };
    }
    case 'unusable': {
      const { row, elements } = problem;
      const are = elements.length === 1 ? 'is not' : 'are not';
      const leave = elements.length === 1 ? 'does' : 'do';
      return worded(
        placeOf(row),
        `${nameOf(row)} cannot be used: its ${allOf(elements)} ${are} in ${material} and ${leave} not leave as a gas`,
        `take a precursor without ${allOf(elements)}, or leave it out`,
        `${nameOf(row)} cannot be used`,
      );
    }
    case 'no-source': {
      const message = `No precursor brings the ${allOf(problem.elements)} of ${material}`;
      const reason = `no precursor brings ${allOf(problem.elements)}`;
      return worded(target, message, 'add one behind `from`', reason);
    }
    case 'inconsistent': {
      const { elements, rows } = problem;
      const [first] = rows;
      const together = rows.map(nameOf);
      const excess = elements.some((element) => batch.excess.has(element)) ? ', or leave the excess out' : '';
      const bring = together.length === 1 ? 'brings' : 'bring';
      const why = together.length > 0 ? `: ${allOf(together)} ${bring} them together` : '';
      const all = elements.length === 2 ? 'both' : 'all';
      return {
        ...worded(
          first !== undefined && rows.length === 1 ? placeOf(first) : target,
          `${allOf(elements)} cannot ${all} be brought as ${material} needs them${why}`,
          `add a precursor that brings one of them without the others${excess}`,
          `${allOf(elements)} cannot ${all} be met`,
        ),
        related: rows.length > 1 ? relatedRows(rows) : [],
      };
    }
    case 'not-unique': {
      const { rows } = problem;
      const one = rows.length === 2 ? 'each other' : 'one another';
      const reason = `${allOf(rows.map(nameOf))} can stand in for ${one}`;
      const others = rows.slice(0, -1);
      return {
        ...worded(
          placeOf(rows.at(-1) ?? 0),
          `There is more than one answer: ${reason}`,
          'leave out what is not to be used',
          reason,
        ),
        related: relatedRows(others),
      };
    }
    case 'negative': {
      const { rows, plentiful, scarce } = problem;
      const [first] = rows;
      const why = `with the ${allOf(scarce)} of the precursors comes more ${allOf(plentiful)} than ${material} has`;
      return worded(
        first === undefined ? target : placeOf(first),
        first === undefined
          ? `No amounts of the precursors give ${material}: ${why}`
          : `Less than nothing of ${allOf(rows.map(nameOf))} would be needed: ${why}`,
        `take another source of ${allOf(scarce)}, with less ${allOf(plentiful)}`,
        first === undefined
          ? `there is too much ${allOf(plentiful)} in the precursors`
          : `less than nothing of ${allOf(rows.map(nameOf))} would be needed`,
      );
    }
    case 'too-many':
      return worded(
        placeOf(MOST_PRECURSORS),
        `More than ${MOST_PRECURSORS} precursors are not solved for`,
        'leave out what is not needed',
        `there are more than ${MOST_PRECURSORS} precursors`,
      );
  }
}

/** What a reader of the mass balance should know, in whole sentences. */
export function balanceNotes({ balance, material }: Batch): string[] {
  const gases = balance?.gases ?? [];
  const notes: string[] = [];
  if (gases.some(({ gas }) => gas === 'N2')) {
    notes.push(
      'Nitrogen is counted as N2: what leaves as NO2, NO or NH3 takes oxygen or hydrogen of the other gases along.',
    );
  }
  const leavesOxygen = gases.some(({ gas, mass }) => gas === 'O2' && mass.s > 0n);
  if (leavesOxygen && !material?.elements.has('O')) {
    notes.push('The target has no oxygen: what a reducing agent takes up of it is not counted.');
  }
  return notes;
}

function worded(range: Range, message: string, help: string, reason = message): WordedProblem {
  return { range, message, help, reason, related: [] };
}

/** Where a precursor stands, without its purity. */
export function rangeOfRow({ rows }: Batch, row: number): Range | undefined {
  const precursor = rows[row]?.precursor;
  return precursor?.formula?.range ?? precursor?.material?.range;
}
