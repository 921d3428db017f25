/** The values of expressions, exactly. */
import { type Fraction, quotient, times } from '../chemistry/amount.js';
import type { Expression, Range } from '../syntax/tree.js';

/** Values of parameters and constants by name. */
export type Values = ReadonlyMap<string, Fraction>;

/** The value of an expression; undefined where a name in it has none, which `unknown` is told. */
export function valueIn(
  expression: Expression,
  values: Values,
  unknown: (name: string, range: Range) => void = () => undefined,
): Fraction | undefined {
  if (expression.kind === 'constant') return expression.value;
  if (expression.kind === 'parameter') {
    const value = values.get(expression.name);
    if (!value) unknown(expression.name, expression.range);
    return value;
  }
  const left = valueIn(expression.left, values, unknown);
  const right = valueIn(expression.right, values, unknown);
  if (!left || !right) return undefined;
  switch (expression.operator) {
    case '+':
      return left.add(right);
    case '-':
      return left.sub(right);
    case '*':
      return times(left, right);
    case '/':
      return quotient(left, right);
  }
}

/** Every name in an expression with its place. */
export function namesIn(expression: Expression): { readonly name: string; readonly range: Range }[] {
  if (expression.kind === 'constant') return [];
  if (expression.kind === 'parameter') return [expression];
  return [...namesIn(expression.left), ...namesIn(expression.right)];
}
