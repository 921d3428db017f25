import { expect, test } from 'vitest';
import {
  exactNumeral,
  Fraction,
  formatAmount,
  fromDecimal,
  printedDecimals,
  sum,
} from '../../../server/src/chemistry/amount.js';

test('0.1 + 0.2 is 0.3, and 2/3 is not 0.667', () => {
  expect(sum([fromDecimal('0.1'), fromDecimal('0.2')]).equals(fromDecimal('0.3'))).toBe(true);
  expect(new Fraction(2, 3).equals(fromDecimal('0.667'))).toBe(false);
});

test('thirty digits are kept', () => {
  const text = '0.123456789012345678901234567891';
  expect(exactNumeral(fromDecimal(text))).toBe(text);
});

test.each([
  ['0.10', 2],
  ['3', 0],
  ['.5', 1],
])('%s prints %d decimals', (text, decimals) => expect(printedDecimals(text)).toBe(decimals));

test.each([
  [new Fraction(1, 8), '0.125'],
  [new Fraction(2, 3), '2/3'],
  [new Fraction(-17, 50), '-0.34'],
  [new Fraction(4), '4'],
  [new Fraction(1, 2048), '≈0.000488281'],
  [new Fraction(12345, 123457), '≈0.0999943'],
])('%s is shown as %s', (value, text) => expect(formatAmount(value)).toBe(text));
