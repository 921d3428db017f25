/** Writes the oxidation states that were solved into the file, so that they stay when the composition is changed. */
import { exactNumeral } from '../chemistry/amount.js';
import type { FileModel } from '../model/file.js';
import type { DeclaredMaterial } from '../model/file-model.js';
import type { Occupant } from '../model/material.js';
import type { TextEdit } from '../rules/rule.js';
import { isInList } from '../syntax/lookup.js';
import type { Range } from '../syntax/tree.js';

export interface StateWriting {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/**
 * The edit for the material that a range touches. None where a solved state has no place of its own in the text, and
 * none where a site's sum is wrong: the states that balance it are wrong, too. For a family only where what is written
 * is right for all members.
 */
export function writeStates(model: FileModel, range: Range): StateWriting[] {
  return model.declared
    .filter(({ declaration }) => declaration.range.start <= range.end && range.start <= declaration.range.end)
    .flatMap((declared) => writingFor(declared, model));
}

function writingFor({ declaration, members }: DeclaredMaterial, model: FileModel): StateWriting[] {
  if (declaration.broken) return [];
  const edits = new Map<number, TextEdit>();
  const species = new Set<string>();
  for (const { charge, sites } of members) {
    if (charge.kind !== 'known') return [];
    for (const occupant of sites.flatMap(({ occupants }) => occupants)) {
      if (occupant.state?.origin !== 'solved') continue;
      const edit = editFor(occupant, model);
      const known = edit && edits.get(edit.range.start);
      if (!edit || (known && known.text !== edit.text)) return [];
      edits.set(edit.range.start, edit);
      species.add(occupant.species);
    }
  }
  if (edits.size === 0) return [];
  return [{ title: `Write the inferred states: ${[...species].join(', ')}`, edits: [...edits.values()] }];
}

function editFor({ element = '', state, parts, written }: Occupant, model: FileModel): TextEdit | undefined {
  if (!written || !state || written.unit.kind !== 'element') return undefined;
  const { range, symbol, amount } = written.unit;
  const ion = (value: string) => `${element}^${value}+`;
  if (!parts) return { range: symbol.range, text: ion(exactNumeral(state.value)) };
  // Parts would be numbers in the place of an expression, and say less.
  if (amount?.kind === 'number' && amount.expression) return undefined;
  const isList = isInList(written.unit, model.syntax);
  const list = parts.map((part) => {
    const numeral = exactNumeral(part.amount.div(written.factor));
    return ion(String(part.state)) + (isList ? ` ${numeral}` : numeral);
  });
  return { range, text: list.join(isList ? ', ' : '') };
}
