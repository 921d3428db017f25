/** Removes the stated oxidation states that would be the same without being written. */
import type { TextEdit } from '../../rules/rule.js';
import { speciesText } from '../../syntax/print.js';
import type { Unit } from '../../syntax/tree.js';
import { isKept } from './evaluation.js';
import type { Refactoring } from './refactoring.js';
import { materialAt, unitsIn } from './selection.js';
import { baseOf } from './units.js';

/** States that are tried one by one, at most: each takes an evaluation. */
const MOST_TRIED = 32;

export const removeStates: Refactoring = {
  id: 'remove-states',
  kind: 'refactor.rewrite',
  offers(request) {
    const { model } = request;
    const declared = materialAt(request);
    if (!declared) return [];
    const stated = unitsIn(declared.declaration).flatMap(({ unit }) => (unit.charge ? unit : []));
    const edits = (units: readonly Unit[]) => units.flatMap(without);
    const removed: Unit[] = [];
    if (isKept(declared, edits(stated), model)) removed.push(...stated);
    else if (stated.length <= MOST_TRIED) {
      // One after the other, where not all of them can go: what is solved hangs on what is stated.
      for (const unit of stated) {
        removed.push(unit);
        if (!isKept(declared, edits(removed), model)) removed.pop();
      }
    }
    if (removed.length === 0) return [];
    const species = removed.map((unit) =>
      unit.charge ? speciesText(baseOf(unit, model), unit.charge.value) : '',
    );
    const title = `Remove the states that follow without being written: ${[...new Set(species)].join(', ')}`;
    return [{ title, edits: () => edits(removed) }];
  },
};

function without({ charge }: Unit): TextEdit[] {
  return charge ? [{ range: charge.range, text: '' }] : [];
}
