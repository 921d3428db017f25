/** Writes the oxidation states that were solved into the file, so that they stay when the composition is changed. */
import { exactNumeral } from '../chemistry/amount.js';
import type { FileModel } from '../model/file.js';
import type { Material, Occupant } from '../model/material.js';
import type { TextEdit } from '../rules/rule.js';
import { isInList } from '../syntax/lookup.js';
import type { Range } from '../syntax/tree.js';
import { solvedElements } from './solved.js';

export interface StateWriting {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/**
 * The edit for the material that a range touches. None where a solved state has no place of its own in the text, and
 * none where a site's sum is wrong: the states that balance it are wrong, too.
 */
export function writeStates(model: FileModel, range: Range): StateWriting[] {
  return model.materials
    .filter(({ declaration }) => declaration.range.start <= range.end && range.start <= declaration.range.end)
    .flatMap((material) => {
      const solved = solvedIn(material);
      const edits = solved.map((occupant) => editFor(occupant, model));
      if (solved.length === 0 || edits.includes(undefined)) return [];
      const title = `Write the inferred states: ${solvedElements(material)
        .map(({ species }) => species)
        .join(', ')}`;
      return [{ title, edits: edits.flatMap((edit) => edit ?? []) }];
    });
}

function solvedIn({ sites, declaration }: Material): Occupant[] {
  if (declaration.broken) return [];
  return sites.flatMap((site) => site.occupants).filter(({ state }) => state?.origin === 'solved');
}

function editFor({ element = '', state, parts, written }: Occupant, model: FileModel): TextEdit | undefined {
  if (!written || !state || written.unit.kind !== 'element') return undefined;
  const { range, symbol } = written.unit;
  const ion = (value: string) => `${element}^${value}+`;
  if (!parts) return { range: symbol.range, text: ion(exactNumeral(state.value)) };
  const isList = isInList(written.unit, model.syntax);
  const list = parts.map((part) => {
    const amount = exactNumeral(part.amount.div(written.factor));
    return ion(String(part.state)) + (isList ? ` ${amount}` : amount);
  });
  return { range, text: list.join(isList ? ', ' : '') };
}
