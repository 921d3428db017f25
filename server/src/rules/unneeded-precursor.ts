import { isZero } from '../chemistry/amount.js';
import type { Batch } from '../model/batch.js';
import type { FileModel } from '../model/file.js';
import type { Range } from '../syntax/tree.js';
import { rangeOfRow } from './batch-wording.js';
import type { Fix, Rule } from './rule.js';

export const unneededPrecursor: Rule = {
  id: 'unneeded-precursor',
  severity: 'warning',
  documentation: {
    what: 'Reports precursors of which nothing is needed.',
    why:
      'What is listed was meant to be used: its formula is misspelt, or the batch is of another member of a family ' +
      'than the list was written for.',
    example:
      'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n' +
      'batch "first" of NCM811 {\n  mass 10 g\n  from LiOH·H2O, NiO, Co3O4, MnO2, H2O\n}\n',
    instead:
      'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n' +
      'batch "first" of NCM811 {\n  mass 10 g\n  from LiOH·H2O, NiO, Co3O4, MnO2\n}\n',
    fix: 'Takes the precursor out of the list. Do not take it where the formula is a slip.',
  },
  check(model, report) {
    for (const batch of model.batches) {
      for (const [row, { amount, text }] of batch.rows.entries()) {
        const range = rangeOfRow(batch, row);
        if (!range || !amount || !isZero(amount)) continue;
        const removed = removable(row, batch, model);
        report({
          range,
          ...(batch.material && { material: batch.material.name }),
          message: `Nothing of ${text} is needed for ${batch.material?.name ?? 'the target'}`,
          help: 'leave it out, or correct its formula',
          fixes: removed ? [removing(text, removed)] : [],
        });
      }
    }
  },
};

function removing(text: string, range: Range): Fix {
  return { title: `Leave ${text} out`, isSafe: false, edits: [{ range, text: '' }] };
}

/** The precursor with the comma next to it; nothing where more than a comma stands between it and its neighbours. */
function removable(row: number, { rows }: Batch, { text }: FileModel): Range | undefined {
  const at = (index: number) => rows[index]?.precursor.range;
  const own = at(row);
  const [before, after] = [at(row - 1), at(row + 1)];
  const isComma = (from: number, to: number) => /^\s*,\s*$/.test(text.slice(from, to));
  if (own && after && isComma(own.end, after.start)) return { start: own.start, end: after.start };
  if (own && before && isComma(before.end, own.start)) return { start: before.end, end: own.end };
  return undefined;
}
