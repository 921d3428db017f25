/** Pieces of the tree as canonical text: ASCII digits, exact amounts, no spaces. */
import { exactNumeral, type Fraction, isOne } from '../chemistry/amount.js';
import type { Amount, Expression, Formula, SiteLine, Unit } from './tree.js';

/** A charge as written behind a symbol: `2+`, `-`, `2.74+`. */
export function chargeText(charge: Fraction): string {
  if (charge.n === 0n) return '0';
  const sign = charge.s < 0n ? '-' : '+';
  if (charge.d === 1n) return charge.n === 1n ? sign : `${charge.n}${sign}`;
  return exactNumeral(charge.abs()) + sign;
}

/** A charge behind a symbol, with a caret where it could be read as something else. */
export function speciesText(base: string, charge: Fraction): string {
  return charge.d === 1n && charge.n !== 0n ? base + chargeText(charge) : `${base}^${chargeText(charge)}`;
}

/** A name as a file has it: bare where it can be read so, and in quotes otherwise. */
export function writtenName(text: string): string {
  if (BARE_NAME.test(text)) return text;
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

const BARE_NAME = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.'/]|[+\-‐‑–](?!>))*$/u;

/** A unit without the charge and the amount behind it. */
export function baseText(unit: Unit): string {
  if (unit.kind === 'element') return unit.symbol.text;
  return unit.kind === 'vacancy' ? 'Va' : bracketed(unit.bracket, unit.items);
}

/** A whole formula, its parts with hydrate dots between them: `Ni(NO3)2·6H2O`. */
export function writtenFormula({ prefix, parts }: Formula): string {
  const texts = parts.map(({ coefficient, units }) => amountText(coefficient) + units.map(unitText).join(''));
  return (prefix ? `${prefix.text}-` : '') + texts.join('·');
}

/** A line of a long form or of what differs from a base: `M: Co -> Mn 0.03, Ti 0.07`. */
export function siteLineText({ site, replaced, occupants }: SiteLine): string {
  const arrow = replaced ? `${entryText(replaced)} -> ` : '';
  return `${site.text}: ${arrow}${occupants.map(entryText).join(', ')}`;
}

/** An entry of a list. Its one is written: behind an arrow no number says something else. */
function entryText(unit: Unit): string {
  if (!unit.amount) return writtenSpecies(unit);
  return `${writtenSpecies(unit)} ${amountText(unit.amount).trim() || '1'}`;
}

function unitText(unit: Unit): string {
  return writtenSpecies(unit) + amountText(unit.amount);
}

/** A unit without the amount behind it. */
function writtenSpecies(unit: Unit): string {
  return unit.charge ? speciesText(baseText(unit), unit.charge.value) : baseText(unit);
}

function bracketed(bracket: '(' | '[', items: readonly (readonly Unit[])[]): string {
  const inner = items.map((item) => item.map(unitText).join('')).join(',');
  return bracket === '(' ? `(${inner})` : `[${inner}]`;
}

function amountText(amount: Amount | undefined): string {
  switch (amount?.kind) {
    case undefined:
      return '';
    case 'number':
      return isOne(amount.value) ? '' : exactNumeral(amount.value);
    case 'expression':
      return `{${expressionText(amount.expression)}}`;
    case 'rest':
      return ' rest';
    case 'unknown':
      return ' ?';
  }
}

/** An expression as it stands in braces, with parentheses only where they are needed. */
export function expressionText(expression: Expression): string {
  if (expression.kind === 'constant') return exactNumeral(expression.value);
  if (expression.kind === 'parameter') return expression.name;
  const { operator, left, right } = expression;
  const isProduct = operator === '*' || operator === '/';
  if (operator === '*' && left.kind === 'constant' && right.kind === 'parameter') {
    return expressionText(left) + right.name;
  }
  const isLeftSum = isProduct && isSum(left);
  const isRightGrouped =
    right.kind === 'operation' && operator !== '+' && !(operator === '-' && !isSum(right));
  // What divides must stay apart from a quotient in front of it.
  const isRightQuotient = isProduct && right.kind === 'constant' && exactNumeral(right.value).includes('/');
  return (
    grouped(expressionText(left), isLeftSum) +
    operator +
    grouped(expressionText(right), isRightGrouped || isRightQuotient)
  );
}

function isSum(expression: Expression): boolean {
  return expression.kind === 'operation' && (expression.operator === '+' || expression.operator === '-');
}

function grouped(text: string, isGrouped: boolean): string {
  return isGrouped ? `(${text})` : text;
}
