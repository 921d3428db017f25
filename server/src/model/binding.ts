/**
 * Putting values in the place of parameters.
 *
 * A member of a family is read from a copy of its declaration in which numbers stand for expressions, so that nothing
 * that reads compositions has to know of parameters: whether a bracket is a group or an ion hangs on its numbers.
 */
import { isNegative } from '../chemistry/amount.js';
import type { Amount, Expression, Formula, MaterialDeclaration, SiteLine, Unit } from '../syntax/tree.js';
import { type Values, valueIn } from './expression.js';
import type { Remark } from './material.js';

/** The composition of a declaration. */
export type Composition = Pick<MaterialDeclaration, 'formula' | 'sites'>;

/** A composition with numbers for its expressions; those without a value, or below zero, are left open and remarked. */
export function bound(
  { formula, sites }: Composition,
  values: Values,
): { readonly composition: Composition; readonly remarks: readonly Remark[] } {
  const remarks: Remark[] = [];
  const binding = new Binding(values, remarks);
  const composition = {
    formula: formula && binding.formula(formula),
    sites: sites?.map((line) => binding.line(line)),
  };
  return { composition, remarks };
}

/** The expressions in the amounts of a composition, in their order. */
export function expressionsIn({ formula, sites }: Composition): Expression[] {
  const amounts: (Amount | undefined)[] = [];
  const visit = (unit: Unit): void => {
    if (unit.kind === 'group') for (const item of unit.items) item.forEach(visit);
    amounts.push(unit.amount);
  };
  for (const part of formula?.parts ?? []) {
    amounts.push(part.coefficient);
    part.units.forEach(visit);
  }
  for (const { replaced, occupants } of sites ?? []) {
    if (replaced) visit(replaced);
    occupants.forEach(visit);
  }
  return amounts.flatMap((amount) => (amount?.kind === 'expression' ? amount.expression : []));
}

class Binding {
  private readonly values: Values;
  private readonly remarks: Remark[];

  constructor(values: Values, remarks: Remark[]) {
    this.values = values;
    this.remarks = remarks;
  }

  formula(formula: Formula): Formula {
    const parts = this.each(formula.parts, (part) => {
      const coefficient = part.coefficient && this.amount(part.coefficient);
      const units = this.units(part.units);
      const isSame = coefficient === part.coefficient && units === part.units;
      return isSame ? part : { ...part, coefficient, units };
    });
    return parts === formula.parts ? formula : { ...formula, parts };
  }

  line(line: SiteLine): SiteLine {
    const replaced = line.replaced && this.unit(line.replaced);
    const occupants = this.units(line.occupants);
    const isSame = replaced === line.replaced && occupants === line.occupants;
    return isSame ? line : { ...line, replaced, occupants };
  }

  /** The same units where nothing in them is an expression. */
  private units(units: readonly Unit[]): readonly Unit[] {
    return this.each(units, (unit) => this.unit(unit));
  }

  /** The same list where nothing in it becomes another. */
  private each<T>(list: readonly T[], copyOf: (one: T) => T): readonly T[] {
    let copies: T[] | undefined;
    for (const [index, one] of list.entries()) {
      const copy = copyOf(one);
      if (copies) copies.push(copy);
      else if (copy !== one) copies = [...list.slice(0, index), copy];
    }
    return copies ?? list;
  }

  private unit(unit: Unit): Unit {
    const amount = unit.amount && this.amount(unit.amount);
    const copy = amount === unit.amount || !amount ? unit : { ...unit, amount };
    if (copy.kind !== 'group') return copy;
    const items = this.each(copy.items, (item) => this.units(item));
    return items === copy.items ? copy : { ...copy, items };
  }

  private amount(amount: Amount): Amount {
    if (amount.kind !== 'expression') return amount;
    const { expression, range } = amount;
    const value = valueIn(expression, this.values, (name, at) =>
      this.remarks.push({ kind: 'undeclared-parameter', name, range: at }),
    );
    if (!value) return amount;
    if (isNegative(value)) {
      this.remarks.push({ kind: 'negative', value, range });
      return amount;
    }
    return { kind: 'number', range, value, decimals: 0, expression };
  }
}
