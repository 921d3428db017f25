/** Declares several materials that differ in numbers as one family, where one parameter gives them all. */
import { exactNumeral, type Fraction, ONE, ZERO } from '../../chemistry/amount.js';
import type { DeclaredMaterial, FileModel } from '../../model/file-model.js';
import { occurrencesIn } from '../../model/occurrences.js';
import { memberName } from '../../model/parameters.js';
import { amountOf } from '../../model/pieces.js';
import type { TextEdit } from '../../rules/rule.js';
import { writeNumeral } from '../../rules/sum-fixes.js';
import { writtenName } from '../../syntax/print.js';
import type { Formula, MaterialDeclaration, Unit } from '../../syntax/tree.js';
import { declarationAfter, membersOf } from './evaluation.js';
import { blockOf, indentOf, lineEnd, lineEndOf, lineStart, nextLine } from './layout.js';
import { freeName, takenNames } from './names.js';
import { type Line, lineText, lineThrough, printed } from './numerals.js';
import type { Offer, Refactoring, Refusal } from './refactoring.js';
import { areSame } from './same.js';
import { holds, materialsAt, textOf, unitsIn } from './selection.js';

/** Materials that are looked at while someone waits, at most. */
const MOST_SELECTED = 64;

export const extractFamily: Refactoring = {
  id: 'extract-family',
  kind: 'refactor.extract',
  offers(request) {
    const selected = materialsAt(request);
    if (selected.length < 2 || selected.length > MOST_SELECTED) return [];
    return [extracting(selected, request.model)];
  },
};

function extracting(selected: readonly DeclaredMaterial[], model: FileModel): Offer | Refusal {
  const title = `Extract a family from ${selected.length} materials`;
  const declarations = selected.map(({ declaration }) => declaration);
  const why = unlike(declarations, model);
  if (why) return { title, why };
  const template = longest(declarations);
  const slots = template && slotsOf(template, declarations);
  if (!template || !slots) return { title, why: 'Their formulas differ in more than numbers' };
  const name = familyName(declarations, model);
  const parameter = ['x', 'y', 'z', 'w'].find((letter) => !model.values.has(letter));
  if (!parameter) return { title, why: 'The letters x, y, z and w are names of constants' };
  const found = parameterOf(slots);
  if (!found) return { title, why: 'Their amounts do not all depend on one of them in a line' };
  const edits = slots.flatMap(({ unit }, index): TextEdit[] => {
    const line = found.lines[index];
    return line && line.slope.n !== 0n ? [writeNumeral(unit, `{${lineText(line, parameter)}}`, model)] : [];
  });
  const values = declarations.map((declaration, index) => valueText(found.slot, declaration, index, model));
  const head = `${writtenName(name)}(${parameter} = ${values.join(', ')})`;
  const renamed = template.name ? [{ range: template.name.range, text: head }] : [];
  const text = declarationAfter(template, [...renamed, ...edits], model);
  const members = membersOf(text, model);
  const former = selected.flatMap((one) => one.members);
  if (!members || !areSame(former, members)) {
    return { title, why: 'A family would not give each of them exactly' };
  }
  const names = members.map(({ parameters }) => memberName(name, parameters));
  return {
    title: `${title}: ${head}`,
    edits: () => [...replaced(text, declarations, model), ...renamedReferences(declarations, names, model)],
  };
}

/** Why materials cannot be one family, as far as it is not their numbers. */
function unlike(declarations: readonly MaterialDeclaration[], model: FileModel): string | undefined {
  const isEvery = (key: (declaration: MaterialDeclaration) => string | undefined) =>
    new Set(declarations.map(key)).size === 1;
  if (declarations.some(({ formula, parameters, name }) => !formula || !name || parameters.length > 0)) {
    return 'Only single materials in one line can become a family';
  }
  if (!isEvery(({ structure }) => structure?.text) || !isEvery(({ formula }) => formula?.prefix?.text)) {
    return 'They are not of one structure';
  }
  if (!isEvery(({ expectations }) => expectations.map(({ range }) => textOf(range, model)).join('\n'))) {
    return 'Not the same is expected of them';
  }
  const [, ...others] = declarations;
  const isQuieted = others.some((declaration) =>
    /#[ \t]*hem-ignore(?!-file)/.test(textOf(blockOf(declaration, model), model)),
  );
  if (isQuieted) return 'A comment that quiets a finding of one of them would quiet it for all';
  const isCommented = others.some(({ range }) =>
    /\S/.test(textOf({ start: range.end, end: lineEnd(range.end, model) }, model)),
  );
  return isCommented ? 'A comment behind one of them would be lost' : undefined;
}

// --------------------------------------------------------------------------------------------------- numbers

/** A unit of the formula that has all others, with its amount in each material: zero where it is not written. */
interface Slot {
  readonly unit: Unit;
  /** What is written in each material; missing where the unit is not there. */
  readonly written: readonly (Unit | undefined)[];
  readonly values: readonly Fraction[];
}

function longest(declarations: readonly MaterialDeclaration[]): MaterialDeclaration | undefined {
  const [first, ...others] = declarations;
  return others.reduce(
    (best, one) => (best && unitsIn(one).length > unitsIn(best).length ? one : best),
    first,
  );
}

function slotsOf(
  { formula: template }: MaterialDeclaration,
  declarations: readonly MaterialDeclaration[],
): Slot[] | undefined {
  if (!template) return undefined;
  const aligned = declarations.map(({ formula }) => formula && align(template, formula));
  if (!aligned.every((one) => one !== undefined)) return undefined;
  const slots = unitsIn({ formula: template }).map(({ unit }): Slot | undefined => {
    const written = aligned.map((units) => units.get(unit));
    const values = written.map((own) => (own ? amountOf(own.amount) : ZERO));
    return values.every((value) => value !== undefined) ? { unit, written, values } : undefined;
  });
  return slots.every((slot) => slot !== undefined) ? slots : undefined;
}

/** For each unit of the template the unit of another formula; elements may be missing there. */
function align(template: Formula, other: Formula): ReadonlyMap<Unit, Unit> | undefined {
  const found = new Map<Unit, Unit>();
  const isAligned =
    template.parts.length === other.parts.length &&
    template.parts.every((part, index) => {
      const counterpart = other.parts[index];
      const coefficient = amountOf(part.coefficient);
      return (
        counterpart &&
        coefficient?.equals(amountOf(counterpart.coefficient) ?? ZERO) &&
        alignUnits(part.units, counterpart.units, found)
      );
    });
  return isAligned ? found : undefined;
}

function alignUnits(template: readonly Unit[], others: readonly Unit[], found: Map<Unit, Unit>): boolean {
  let at = 0;
  for (const unit of template) {
    const other = others[at];
    if (!other || !isLike(unit, other)) {
      if (unit.kind === 'group') return false;
      continue;
    }
    found.set(unit, other);
    at++;
    if (unit.kind !== 'group' || other.kind !== 'group') continue;
    const areAligned = unit.items.every((item, index) => alignUnits(item, other.items[index] ?? [], found));
    if (!areAligned) return false;
  }
  return at === others.length;
}

function isLike(unit: Unit, other: Unit): boolean {
  const isOneCharge = unit.charge ? other.charge?.value.equals(unit.charge.value) : !other.charge;
  if (!isOneCharge) return false;
  if (unit.kind === 'element') return other.kind === 'element' && other.symbol.text === unit.symbol.text;
  if (unit.kind === 'vacancy') return other.kind === 'vacancy';
  return other.kind === 'group' && other.bracket === unit.bracket && other.items.length === unit.items.length;
}

/** The amount that is to be the parameter: that by which the others are written most simply. */
function parameterOf(
  slots: readonly Slot[],
): { readonly slot: Slot; readonly lines: readonly Line[] } | undefined {
  const candidates = slots.flatMap((slot) => {
    if (new Set(slot.values.map((value) => value.toFraction())).size < slot.values.length) return [];
    const lines = slots.map(({ values }) => lineThrough(slot.values, values));
    return lines.every((line) => line && isWritable(line)) ? { slot, lines: lines as Line[] } : [];
  });
  const cost = ({ lines }: { lines: readonly Line[] }) =>
    lines.reduce((total, { offset, slope }) => total + lengthOf(offset) + lengthOf(slope), 0);
  return candidates.reduce<(typeof candidates)[number] | undefined>(
    (best, one) => (best && cost(best) <= cost(one) ? best : one),
    undefined,
  );
}

/** Nobody meant an amount that needs more digits than people print. */
function isWritable({ offset, slope }: Line): boolean {
  return [offset, slope].every((value) => /^-?\d+(?:\.\d{1,4}|\/\d{1,2})?$/.test(exactNumeral(value)));
}

/** Whole numbers are shorter than what has digits behind the point. */
function lengthOf(value: Fraction): number {
  if (value.equals(ZERO)) return 0;
  return value.equals(ONE) ? 1 : exactNumeral(value).length;
}

/** The value of the parameter for one of the materials, with the digits that were printed. */
function valueText(
  { written, values }: Slot,
  declaration: MaterialDeclaration,
  index: number,
  model: FileModel,
): string {
  const amount = written[index]?.amount;
  const text =
    amount?.kind === 'number' && holds(declaration.range, amount.range) ? printed(amount, model) : '';
  return /^(?:\d+(?:\.\d+)?|\.\d+|\d+\/\d+)$/.test(text) ? text : exactNumeral(values[index] ?? ZERO);
}

// ---------------------------------------------------------------------------------------------------- names

/** What the names begin with, without the digits that tell them apart. */
function familyName(declarations: readonly MaterialDeclaration[], model: FileModel): string {
  const names = declarations.map(({ name }) => name?.text ?? '');
  let common = names[0] ?? '';
  for (const name of names) while (!name.startsWith(common)) common = common.slice(0, -1);
  const base = common.replace(/(?<![\s\d.,=_/+'(-])[\s\d.,=_/+'(-]+$/, '');
  const taken = takenNames(model);
  for (const name of names) taken.delete(name);
  return freeName(base === '' ? 'family' : base, taken);
}

/** References to the materials as such to members, `of MTS(0.15)`. */
function renamedReferences(
  declarations: readonly MaterialDeclaration[],
  names: readonly string[],
  model: FileModel,
): TextEdit[] {
  return occurrencesIn(model).flatMap(({ named, range, form }): TextEdit[] => {
    if (named.kind !== 'material' || named.address !== model.address) return [];
    const index = declarations.findIndex(({ name }) => name?.range.start === named.range.start);
    const wanted = names[index];
    if (wanted === undefined || declarations.some((one) => holds(one.range, range))) return [];
    if (form === 'precursor') return [{ range, text: wanted.replace(/["\\]/g, '\\$&') }];
    const [, family = '', values = ''] = /^(.*)(\([^()]*\))$/.exec(wanted) ?? [];
    return [{ range, text: writtenName(family) + values }];
  });
}

// -------------------------------------------------------------------------------------------------- the text

/** The family in the place of the first, the comments of all above it; the others are left out. */
function replaced(text: string, declarations: readonly MaterialDeclaration[], model: FileModel): TextEdit[] {
  const [first, ...others] = declarations;
  if (!first) return [];
  const start = lineStart(first.keyword.start, model);
  const comments = others.map((one) =>
    textOf({ start: blockOf(one, model).start, end: lineStart(one.keyword.start, model) }, model),
  );
  const eol = lineEndOf(model);
  const above = comments.map((comment) =>
    comment === '' || /[\r\n]$/.test(comment) ? comment : comment + eol,
  );
  return [
    { range: { start, end: first.range.end }, text: above.join('') + indentOf(first, model) + text },
    ...others.map((one) => ({ range: wholeLines(one, model), text: '' })),
  ];
}

/** A declaration with its comments and the empty lines above it. */
function wholeLines(declaration: MaterialDeclaration, model: FileModel) {
  const { start } = blockOf(declaration, model);
  let above = start;
  while (above > 0 && ' \t\r\n'.includes(model.text.charAt(above - 1))) above--;
  return {
    start: Math.min(start, nextLine(above, model)),
    end: nextLine(declaration.range.end, model),
  };
}
