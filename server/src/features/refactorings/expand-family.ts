/** Declares each member of a family as a material of its own, by the same name. */

import { exactNumeral, type Fraction, isOne, isZero } from '../../chemistry/amount.js';
import { valueIn } from '../../model/expression.js';
import type { DeclaredMaterial, FileModel } from '../../model/file-model.js';
import type { Material } from '../../model/material.js';
import type { TextEdit } from '../../rules/rule.js';
import { touches } from '../../syntax/lookup.js';
import { writtenName } from '../../syntax/print.js';
import type { Amount, MaterialDeclaration, Range } from '../../syntax/tree.js';
import { declarationAfter, membersOf } from './evaluation.js';
import { blockOf, indentOf, lineEndOf, lineStart } from './layout.js';
import type { Edit, Offer, Refactoring, Refusal } from './refactoring.js';
import { areSame } from './same.js';
import { materialAt, textOf, type UnitPlace, unitsIn } from './selection.js';

export const expandFamily: Refactoring = {
  id: 'expand-family',
  kind: 'refactor.rewrite',
  offers(request) {
    const declared = materialAt(request);
    const { keyword, parameters = [] } = declared?.declaration ?? {};
    const last = parameters[parameters.length - 1];
    if (!declared || !keyword || !last) return [];
    const head = { start: keyword.start, end: last.range.end };
    return touches(head, request.range) ? [expanding(declared, request.model)] : [];
  },
};

function expanding(declared: DeclaredMaterial, model: FileModel): Offer | Refusal {
  const { declaration, members } = declared;
  const title = `Expand ${declaration.name?.text ?? 'the family'} to its ${members.length} members`;
  const references = referenceEdits(declared, model);
  if (!references) return { title, why: 'A family that is derived from it names its members by a parameter' };
  const texts = members.map((member) => textFor(member, declaration, model));
  if (!texts.every((text) => text !== undefined)) {
    return { title, why: 'A member would be read otherwise than in its family' };
  }
  return { title, edits: () => [written(texts, declaration, model), ...references] };
}

/** The declaration of one member: first without the elements that it has nothing of. */
function textFor(member: Material, declaration: MaterialDeclaration, model: FileModel): string | undefined {
  return [true, false]
    .map((isShort) => {
      const edits = memberEdits(member, declaration, isShort, model);
      return edits && declarationAfter(declaration, edits, model);
    })
    .find((text) => {
      const read = text === undefined ? undefined : membersOf(text, model);
      return read?.[0]?.name === member.name && areSame([member], read);
    });
}

function memberEdits(
  member: Material,
  declaration: MaterialDeclaration,
  isShort: boolean,
  model: FileModel,
): TextEdit[] | undefined {
  const { name, parameters, formula, sites, base } = declaration;
  const last = parameters[parameters.length - 1];
  if (!name || !last) return undefined;
  const values = new Map([...model.values, ...member.parameters]);
  const head = { start: name.range.start, end: model.text.indexOf(')', last.range.end) + 1 };
  const edits: TextEdit[] = [{ range: head, text: writtenName(member.name) }];
  const write = (amount: Amount | undefined, place?: UnitPlace): boolean => {
    if (amount?.kind !== 'expression') return true;
    const value = valueIn(amount.expression, values);
    if (!value) return false;
    edits.push(place?.part ? inFormula(value, amount.range, place, isShort) : replacing(amount.range, value));
    return true;
  };
  const isWritten =
    unitsIn(declaration).every((place) => write(place.unit.amount, place)) &&
    (formula?.parts ?? []).every(({ coefficient }) => write(coefficient)) &&
    (sites ?? []).every(({ replaced }) => write(replaced?.amount));
  if (!isWritten) return undefined;
  for (const argument of base?.arguments ?? []) {
    const value = valueIn(argument, values);
    if (!value) return undefined;
    edits.push(replacing(argument.range, value));
  }
  return edits;
}

function replacing(range: Range, value: Fraction): TextEdit {
  return { range, text: exactNumeral(value) };
}

/** What there is nothing of is left out where something else stands beside it. */
function inFormula(
  value: Fraction,
  range: Range,
  { unit, groups, part }: UnitPlace,
  isShort: boolean,
): TextEdit {
  const around = groups[groups.length - 1]?.items.flat() ?? part?.units ?? [];
  if (isShort && isZero(value) && unit.kind === 'element' && around.length > 1) {
    return { range: unit.range, text: '' };
  }
  return isOne(value) ? { range, text: '' } : replacing(range, value);
}

/** The members one below the other. What is said of the family, and what is quieted in it, is repeated for each. */
function written(texts: readonly string[], declaration: MaterialDeclaration, model: FileModel): Edit {
  const { keyword, range } = declaration;
  const eol = lineEndOf(model);
  const indent = indentOf(declaration, model);
  const above = textOf(
    { start: blockOf(declaration, model).start, end: lineStart(keyword.start, model) },
    model,
  )
    .split(/\r\n|\r|\n/)
    .filter((line) => /^[ \t]*(?:##|#[ \t]*hem-ignore(?!-file))/.test(line))
    .map((line) => line + eol)
    .join('');
  const isLong = above !== '' || texts.some((text) => /[\r\n]/.test(text));
  const between = eol + (isLong ? eol : '') + above + indent;
  return { range, text: texts.join(between) };
}

/** References to members by values as references by name; undefined where one stands for several. */
function referenceEdits(
  { declaration, members }: DeclaredMaterial,
  model: FileModel,
): TextEdit[] | undefined {
  const names = new Map<number, TextEdit>();
  for (const { reference, resolution } of model.references) {
    if (resolution.kind !== 'material' || !members.includes(resolution.material)) continue;
    const edit = { range: reference.range, text: writtenName(resolution.material.name) };
    const known = names.get(edit.range.start);
    if (known && known.text !== edit.text) return undefined;
    names.set(edit.range.start, edit);
  }
  return [...names.values()].filter(({ range }) => !touches(range, declaration.range));
}
