import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { selectionRanges } from '../../features/selection-ranges.js';
import { fromRange, toOffset } from '../convert.js';
import type { Analysis } from '../documents.js';

export function onSelectionRanges(
  { model }: Analysis,
  { positions }: SelectionRangeParams,
): SelectionRange[] {
  return positions.map((position) => {
    const steps = selectionRanges(model, toOffset(model, position));
    const whole = { range: fromRange(model, { start: 0, end: model.text.length }) };
    // The last step is the whole file.
    return steps
      .slice(0, -1)
      .reduceRight<SelectionRange>((parent, range) => ({ range: fromRange(model, range), parent }), whole);
  });
}
