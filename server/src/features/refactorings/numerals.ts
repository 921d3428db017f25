/** Amounts as text: numbers with the digits that were printed, and expressions. */
import { exactNumeral, type Fraction, isOne, ONE, ZERO } from '../../chemistry/amount.js';
import type { FileModel } from '../../model/file-model.js';
import type { Material } from '../../model/material.js';
import { plain } from '../../syntax/numerals.js';
import { expressionText } from '../../syntax/print.js';
import type { Expression, NumberAmount } from '../../syntax/tree.js';
import { textOf } from './selection.js';

/** A number as it is written, in ASCII. */
export function printed(amount: NumberAmount, model: FileModel): string {
  return plain(textOf(amount.range, model)).trim();
}

/** An exact numeral with at least as many decimals as were printed, where it is a decimal. */
export function numeralWith(value: Fraction, decimals: number): string {
  const numeral = exactNumeral(value);
  const point = numeral.indexOf('.');
  if (numeral.includes('/') || decimals === 0) return numeral;
  const has = point < 0 ? 0 : numeral.length - point - 1;
  if (has >= decimals) return numeral;
  return numeral + (point < 0 ? '.' : '') + '0'.repeat(decimals - has);
}

/**
 * The amount that has a value in each member, in the order of members: a number, or `{a+bx}` where one of the
 * parameters gives it. Undefined where none does.
 */
export function amountFor(values: readonly Fraction[], members: readonly Material[]): string | undefined {
  const [first] = values;
  if (!first) return undefined;
  if (values.every((value) => value.equals(first))) return exactNumeral(first);
  for (const name of members[0]?.parameters.keys() ?? []) {
    const line = lineThrough(
      members.map(({ parameters }) => parameters.get(name) ?? ZERO),
      values,
    );
    if (line) return `{${lineText(line, name)}}`;
  }
  return undefined;
}

/** A linear dependence: `offset + slope x`. */
export interface Line {
  readonly offset: Fraction;
  readonly slope: Fraction;
}

/** The line through all points; undefined where there is none, or more than one. */
export function lineThrough(xs: readonly Fraction[], ys: readonly Fraction[]): Line | undefined {
  const [x0] = xs;
  const [y0] = ys;
  const at = xs.findIndex((x) => x0 && !x.equals(x0));
  const x1 = xs[at];
  const y1 = ys[at];
  if (!x0 || !y0 || !x1 || !y1) return undefined;
  const slope = y1.sub(y0).div(x1.sub(x0));
  const offset = y0.sub(slope.mul(x0));
  const holds = xs.every((x, index) => ys[index]?.equals(offset.add(slope.mul(x))));
  return holds ? { offset, slope } : undefined;
}

/** `0.45-2x`, `x/3`, `1-x`. */
export function lineText({ offset, slope }: Line, name: string): string {
  const size = slope.abs();
  const term = isOne(size)
    ? name
    : exactNumeral(size).includes('/')
      ? `${size.n === 1n ? '' : size.n}${name}/${size.d}`
      : `${exactNumeral(size)}${name}`;
  const isNegative = slope.s < 0n;
  if (offset.equals(ZERO)) return isNegative ? `-${term}` : term;
  if (offset.s < 0n && !isNegative) return `${term}-${exactNumeral(offset.abs())}`;
  return `${exactNumeral(offset)}${isNegative ? '-' : '+'}${term}`;
}

/** A product of an exact number and expressions, as it stands in braces; `undefined` for one without expressions. */
export function productText(factor: Fraction, expressions: readonly Expression[]): string | undefined {
  const [first, ...others] = expressions;
  if (!first) return undefined;
  const product = others.reduce((left, right) => operation('*', left, right), first);
  if (isOne(factor)) return expressionText(product);
  const isDecimal = !exactNumeral(factor).includes('/');
  if (isDecimal) return expressionText(operation('*', constant(factor), product));
  const top = factor.n === 1n ? product : operation('*', constant(ONE.mul(factor.n)), product);
  return expressionText(operation('/', top, constant(ONE.mul(factor.d))));
}

const NOWHERE = { start: 0, end: 0 };

function constant(value: Fraction): Expression {
  return { kind: 'constant', range: NOWHERE, value, decimals: 0 };
}

function operation(operator: '*' | '/', left: Expression, right: Expression): Expression {
  return { kind: 'operation', range: NOWHERE, operator, left, right };
}
