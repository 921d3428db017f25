/** Species as text, in a formula and in a list. */
import type { Fraction } from '../../chemistry/amount.js';
import type { FileModel } from '../../model/file-model.js';
import { chargeText, speciesText } from '../../syntax/print.js';
import type { GroupUnit, Unit } from '../../syntax/tree.js';
import { textOf } from './selection.js';

/** A species in a formula: its charge stands so that no number behind it can be taken for a part of it. */
export function inFormula(base: string, charge: Fraction | undefined, amount: string): string {
  return base + (charge ? `^{${chargeText(charge)}}` : '') + amount;
}

/** An entry of a list. */
export function inList(base: string, charge: Fraction | undefined, amount: string): string {
  return (charge ? speciesText(base, charge) : base) + (amount === '' ? '' : ` ${amount}`);
}

/** What is in a group, each without its number: atoms between two commas are one molecule. */
export function membersOfGroup(
  { items }: GroupUnit,
  model: FileModel,
): { base: string; charge?: Fraction }[] {
  const [only = [], ...others] = items;
  const all = others.length === 0 ? only.map((unit) => [unit]) : items;
  return all.map((item) => {
    const [unit, ...more] = item;
    const last = more[more.length - 1];
    if (!unit) return { base: '' };
    if (last) return { base: `(${textOf({ start: unit.range.start, end: last.range.end }, model)})` };
    return { base: baseOf(unit, model), ...(unit.charge && { charge: unit.charge.value }) };
  });
}

/** A unit as it is written, without its charge and its amount. */
export function baseOf(unit: Unit, model: FileModel): string {
  if (unit.kind === 'element') return unit.symbol.text;
  if (unit.kind === 'vacancy') return 'Va';
  return textOf({ start: unit.range.start, end: unit.inner.end + 1 }, model);
}
