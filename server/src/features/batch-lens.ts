/** What the lens of a batch says: what it makes and how much is to be weighed, or why that is not known. */
import { isZero } from '../chemistry/amount.js';
import { massDecimals } from '../chemistry/weighing.js';
import type { Batch } from '../model/batch.js';
import { wordProblem } from '../rules/batch-wording.js';
import { massText, quantityText } from './figures.js';

export function batchLens(batch: Batch): { readonly text: string; readonly tooltip: string } {
  const { problems, rows, target, toWeigh, declaration } = batch;
  const [problem] = problems;
  if (problem) {
    const { reason, help } = wordProblem(problem, batch);
    const more = problems.length > 1 ? `, and ${problems.length - 1} more` : '';
    return { text: `not solved: ${reason}${more}`, tooltip: `To solve it: ${help}` };
  }
  const needed = rows.filter(({ amount }) => !amount || !isZero(amount)).length;
  return {
    text: [
      ...(declaration.target ? [quantityText(declaration.target)] : []),
      `${needed} precursor${needed === 1 ? '' : 's'}`,
      toWeigh ? `${massText(toWeigh, massDecimals(target.mass))} g to weigh` : 'not every mass is known',
    ].join(' · '),
    tooltip: 'What to weigh of all precursors together, with their impurities and what is given in excess',
  };
}
