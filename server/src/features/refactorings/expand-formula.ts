/** Writes a formula as the long form: a line for each site, with the amounts of one formula unit. */

import { type Fraction, isOne, isZero, over, times, ZERO } from '../../chemistry/amount.js';
import { bound } from '../../model/binding.js';
import type { DeclaredMaterial, FileModel } from '../../model/file-model.js';
import type { Placed } from '../../model/laying.js';
import type { Material } from '../../model/material.js';
import { type Draft, isSharing } from '../../model/pieces.js';
import type { RawMaterial } from '../../model/raw.js';
import { readMaterial } from '../../model/reading.js';
import { bodyOf, touches } from '../../syntax/lookup.js';
import { writtenName } from '../../syntax/print.js';
import type { Amount, Expression, GroupUnit, Range, Unit } from '../../syntax/tree.js';
import { isKept } from './evaluation.js';
import { indentOf, lineEndOf } from './layout.js';
import { amountFor, numeralWith, printed, productText } from './numerals.js';
import type { Edit, Offer, Refactoring, Refusal } from './refactoring.js';
import { holds, materialAt, type UnitPlace, unitsIn } from './selection.js';
import { inList, membersOfGroup } from './units.js';

export const expandFormula: Refactoring = {
  id: 'expand-formula',
  kind: 'refactor.rewrite',
  offers(request) {
    const declared = materialAt(request);
    const { declaration } = declared ?? {};
    if (!declared || !declaration?.formula) return [];
    const head = { start: declaration.keyword.start, end: declaration.formula.range.end };
    return touches(head, request.range) ? [expanding(declared, request.model)] : [];
  },
};

function expanding(declared: DeclaredMaterial, model: FileModel): Offer | Refusal {
  const { declaration, members } = declared;
  const title = `Expand ${declaration.name?.text ?? 'the formula'} to its sites`;
  if (members.some(({ water }) => !isZero(water))) return { title, why: 'Crystal water lies on no site' };
  if (members.some(({ sites }) => sites.length === 0)) return { title, why: 'A molecule has no sites' };
  const lines = linesFor(declared, model);
  if (!lines) return { title, why: 'Some amounts do not depend on a parameter in a line' };
  const edit = longForm([...lines.values()], declared, model);
  if (!edit || !isKept(declared, [edit], model)) {
    return { title, why: 'Site by site it would be read otherwise' };
  }
  return { title, edits: () => [edit] };
}

/** Replaces the formula, and takes the expectations into the new body. */
function longForm(
  lines: readonly string[],
  { declaration }: DeclaredMaterial,
  model: FileModel,
): Edit | undefined {
  const { formula, structure } = declaration;
  const { text } = model;
  if (!formula) return undefined;
  const start = text.slice(0, text.lastIndexOf('=', formula.range.start)).trimEnd().length;
  const body = bodyOf(declaration, text);
  if (body && !/^\s*\{$/.test(text.slice(formula.range.end, body.start))) return undefined;
  const named = !structure && formula.prefix ? ` : ${writtenName(formula.prefix.text)}` : '';
  const eol = lineEndOf(model);
  const indent = indentOf(declaration, model);
  const sites = lines.map((line) => `${eol}${indent}  ${line}`).join('');
  if (!body) {
    return { range: { start, end: formula.range.end }, text: `${named} {${sites}${eol}${indent}}` };
  }
  const inside = text.slice(body.start, body.end);
  if (/^[ \t]*(?:#[^\r\n]*)?[\r\n]/.test(inside)) {
    return { range: { start, end: body.start }, text: `${named} {${sites}` };
  }
  const rest = inside.trim() === '' ? '' : `${eol}${indent}  ${inside.trim()}`;
  return { range: { start, end: body.end }, text: `${named} {${sites}${rest}${eol}${indent}` };
}

// --------------------------------------------------------------------------------------------------- lines

/** What is placed as a whole in one member. */
interface Part extends Placed {
  readonly raw: RawMaterial;
}

/** A line for each site that holds anything, by its name; undefined where an amount has no form that fits every member. */
export function linesFor(
  declared: DeclaredMaterial,
  model: FileModel,
): ReadonlyMap<string, string> | undefined {
  const { declaration, members } = declared;
  const raws = members.map((member) => {
    const values = new Map([...model.values, ...member.parameters]);
    return readMaterial(bound(declaration, values).composition, member.structure);
  });
  const names = [...new Set(raws.flatMap(({ sites }) => sites.map(({ name }) => name)))];
  const writer = new Writer(declared, model);
  const lines = new Map<string, string>();
  for (const name of names) {
    const parts = raws.map((raw) => {
      const all = raw.sites.find((site) => site.name === name)?.placed ?? [];
      // Of several that begin at one place the first.
      return new Map(
        [...all]
          .reverse()
          .map((placed): [number, Part] => [placed.piece.unit.range.start, { ...placed, raw }]),
      );
    });
    const starts = [...new Set(parts.flatMap((own) => [...own.keys()]))].sort((a, b) => a - b);
    const entries = starts.map((start) => writer.entries(parts.map((own) => own.get(start))));
    if (!entries.every((one) => one !== undefined)) return undefined;
    if (entries.length > 0) lines.set(name, `${writtenName(name)}: ${entries.flat().join(', ')}`);
  }
  return lines;
}

class Writer {
  private readonly model: FileModel;
  private readonly members: readonly Material[];
  private readonly places: readonly UnitPlace[];
  /** By where they begin. */
  private readonly starting = new Map<number, readonly UnitPlace[]>();

  constructor({ declaration, members }: DeclaredMaterial, model: FileModel) {
    this.model = model;
    this.members = members;
    this.places = unitsIn(declaration);
    for (const place of this.places) {
      const { start } = place.unit.range;
      this.starting.set(start, [...(this.starting.get(start) ?? []), place]);
    }
  }

  /** The entries for what is placed as a whole, which is not there in members where its amount is zero. */
  entries(parts: readonly (Part | undefined)[]): string[] | undefined {
    const [some] = parts.flatMap((part) => part ?? []);
    if (!some) return [];
    const { unit } = some.piece;
    const drafts = new Map(
      parts
        .flatMap((part) => part?.piece.drafts ?? [])
        .map((draft): [number, Draft] => [draft.range.start, draft]),
    );
    const groups = equimolarGroups(unit, [...drafts.values()]);
    const loose = [...drafts.values()].filter(
      ({ range }) => !groups.some(({ inner }) => holds(inner, range)),
    );
    const entries = [...groups, ...loose]
      .sort((a, b) => a.range.start - b.range.start)
      .map((one) => ('inner' in one ? this.group(one, parts) : this.single(one, parts)));
    return entries.every((entry) => entry !== undefined) ? entries : undefined;
  }

  private group(group: GroupUnit, parts: readonly (Part | undefined)[]): string | undefined {
    const texts = membersOfGroup(group, this.model).map(({ base, charge }) => inList(base, charge, ''));
    // With a vacancy behind it, what is placed as a whole is longer than the group.
    const own = this.places.find(
      ({ unit }) => unit.kind === 'group' && unit.inner.start === group.inner.start,
    );
    const amount = this.amount(own?.unit ?? group, parts, ({ range }) => holds(group.inner, range));
    return amount && inList(`(${texts.join(', ')})`, group.charge?.value, amount.text);
  }

  private single(draft: Draft, parts: readonly (Part | undefined)[]): string | undefined {
    const amount = this.amount(draft, parts, ({ range }) => range.start === draft.range.start);
    return amount && inList(draft.base, draft.charge, amount.text);
  }

  /** The amount of a unit in all members, as text; undefined where it has none. */
  private amount(
    { range }: { readonly range: Range },
    parts: readonly (Part | undefined)[],
    isCounted: (draft: Draft) => boolean,
  ): { readonly text: string } | undefined {
    const scales = parts.flatMap((part) => (part ? [over(part.share, part.raw.formulaUnits)] : []));
    const [scale] = scales;
    const amounts = this.amountsAround(range);
    const isUncertain = amounts.some((amount) => amount.kind === 'number' && amount.uncertainty);
    if (scale && scales.every((one) => one.equals(scale))) {
      const text = this.product(amounts, scale);
      if (text !== undefined) return { text };
    }
    if (isUncertain) return undefined;
    const values = parts.map((part) => {
      if (!part) return ZERO;
      const own = part.piece.drafts.filter(isCounted).flatMap(({ amount }) => amount ?? []);
      const factor = over(part.share, part.raw.formulaUnits);
      return own.reduce((total, amount) => total.add(times(amount, factor)), ZERO);
    });
    const text = amountFor(values, this.members);
    return text === undefined ? undefined : { text: text === '1' ? '' : text };
  }

  /** The numbers and expressions by which what stands in a range is multiplied. */
  private amountsAround(range: Range): Amount[] {
    const place = this.starting.get(range.start)?.find(({ unit }) => unit.range.end === range.end);
    const around = place
      ? [place.part?.coefficient, ...place.groups.map(({ amount }) => amount), place.unit.amount]
      : // An ion that is spelt without brackets has no number of its own.
        [this.places.find(({ unit }) => holds(range, unit.range))?.part?.coefficient];
    return around.flatMap((amount) => amount ?? []);
  }

  /** What is written once stays as it is printed; undefined where a product cannot be written. */
  private product(amounts: readonly Amount[], scale: Fraction): string | undefined {
    const [only, ...others] = amounts;
    if (!only) return isOne(scale) ? '' : numeralWith(scale, 0);
    if (others.length === 0 && only.kind === 'number' && isOne(scale)) {
      const text = printed(only, this.model);
      return text === '1' ? '' : text;
    }
    let factor = scale;
    let decimals = 0;
    const expressions: Expression[] = [];
    for (const amount of amounts) {
      if (amount.kind === 'expression') expressions.push(amount.expression);
      else if (amount.kind !== 'number' || amount.uncertainty) return undefined;
      else {
        factor = times(factor, amount.value);
        // Of what is divided over sites or formula units no digits are printed.
        if (isOne(scale)) decimals = Math.max(decimals, amount.decimals);
      }
    }
    const text = productText(factor, expressions);
    if (text !== undefined) return `{${text}}`;
    return isOne(factor) && decimals === 0 ? '' : numeralWith(factor, decimals);
  }
}

/** The groups whose members share equally, without numbers of their own: they stay groups. */
function equimolarGroups(unit: Unit, drafts: readonly Draft[]): GroupUnit[] {
  if (unit.kind !== 'group' || !isSharing(unit)) return [];
  const inside = drafts.filter(({ range }) => holds(unit.inner, range));
  if (inside.length > 0 && inside.every(({ written }) => !written)) return [unit];
  return unit.items.flat().flatMap((child) => equimolarGroups(child, inside));
}
