/** What is left in each member of a family, as one amount: a number, or an expression of its parameters. */

import { exactNumeral, Fraction, isOne, isZero, ONE, ZERO } from '../../chemistry/amount.js';
import type { Values } from '../../model/expression.js';
import type { FileModel } from '../../model/file.js';
import { declaredAs } from '../../model/file-model.js';
import { expressionText } from '../../syntax/print.js';
import type { Declaration, Expression } from '../../syntax/tree.js';

/** Members of a material with the values of all names that it can use. */
export interface Members {
  /** The parameters; none of a single material. */
  readonly names: readonly string[];
  /** Enough of them to tell how an amount depends on each parameter, the first member first. */
  readonly values: readonly Values[];
}

/** The members of a declaration; a single one where it declares no family. */
export function membersOf(declaration: Declaration | undefined, model: FileModel): Members {
  const family = declaredAs(declaration, model);
  const names = family?.parameters.map(({ name }) => name.text) ?? [];
  const all = family?.members.map(({ parameters }) => parameters) ?? [];
  const [first] = all;
  if (!first || names.length === 0) return { names: [], values: [model.values] };
  const chosen = new Set([
    first,
    ...names.flatMap((name) => steppedFrom(first, name, all) ?? []),
    all[Math.floor(all.length / 2)] ?? first,
    all[all.length - 1] ?? first,
  ]);
  return { names, values: [...chosen].map((values) => new Map([...model.values, ...values])) };
}

/** A member that differs in one parameter. */
function steppedFrom(first: Values, name: string, all: readonly Values[]): Values | undefined {
  return all.find((values) =>
    [...values].every(([other, value]) => value.equals(first.get(other) ?? ZERO) !== (other === name)),
  );
}

/**
 * An amount that is known of every member, as it is written behind a symbol: `0.25`, `{0.45-2x}`. Undefined where it
 * is open, or no linear function of the parameters.
 *
 * @param asFraction writes `1/3` and `1/2`, not `0.5`.
 */
export function amountIn(
  { names, values }: Members,
  amounts: readonly (Fraction | undefined)[],
  asFraction = false,
): string | undefined {
  const [first] = amounts;
  const [member] = values;
  if (!first || !member) return undefined;
  if (amounts.every((amount) => amount?.equals(first)))
    return asFraction ? first.toFraction() : exactNumeral(first);
  const slopes = names.map((name): [string, Fraction] => [
    name,
    slopeOf(name, member, first, values, amounts),
  ]);
  const constant = slopes.reduce(
    (rest, [name, slope]) => rest.sub(slope.mul(member.get(name) ?? ZERO)),
    first,
  );
  const isLinear = values.every((own, index) => {
    const value = slopes.reduce(
      (total, [name, slope]) => total.add(slope.mul(own.get(name) ?? ZERO)),
      constant,
    );
    return amounts[index]?.equals(value);
  });
  return isLinear ? `{${expressionText(linear(constant, slopes))}}` : undefined;
}

function slopeOf(
  name: string,
  first: Values,
  amount: Fraction,
  values: readonly Values[],
  amounts: readonly (Fraction | undefined)[],
): Fraction {
  const stepped = steppedFrom(first, name, values);
  const changed = stepped && amounts[values.indexOf(stepped)];
  if (!stepped || !changed) return ZERO;
  return changed.sub(amount).div((stepped.get(name) ?? ZERO).sub(first.get(name) ?? ZERO));
}

const NOWHERE = { start: 0, end: 0 };

/** Terms that are added come first. */
function linear(constant: Fraction, slopes: readonly (readonly [string, Fraction])[]): Expression {
  const terms = slopes.filter(([, slope]) => !isZero(slope));
  const isAdded = ([, slope]: readonly [string, Fraction]) => slope.compare(ZERO) > 0;
  const number: Expression[] = isZero(constant) ? [] : [constantOf(constant)];
  const added = [...number, ...terms.filter(isAdded).map(([name, slope]) => termOf(name, slope))];
  const [first = constantOf(ZERO), ...others] = added;
  const sum = others.reduce((left, right) => operation('+', left, right), first);
  return terms
    .filter((term) => !isAdded(term))
    .reduce((left, [name, slope]) => operation('-', left, termOf(name, slope.abs())), sum);
}

function termOf(name: string, factor: Fraction): Expression {
  const parameter: Expression = { kind: 'parameter', name, range: NOWHERE };
  if (isOne(factor)) return parameter;
  if (exactNumeral(factor).includes('/') || factor.n === 1n) {
    const times =
      factor.n === 1n ? parameter : operation('*', constantOf(factor.mul(new Fraction(factor.d))), parameter);
    return operation('/', times, constantOf(ONE.mul(new Fraction(factor.d))));
  }
  return operation('*', constantOf(factor), parameter);
}

function constantOf(value: Fraction): Expression {
  return { kind: 'constant', value, decimals: 0, range: NOWHERE };
}

function operation(operator: '+' | '-' | '*' | '/', left: Expression, right: Expression): Expression {
  return { kind: 'operation', operator, left, right, range: NOWHERE };
}
