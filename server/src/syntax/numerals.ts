/** The digits that people paste: Unicode sub- and superscripts, letters, signs and vulgar fractions. */
import { Fraction, fromDecimal } from '../chemistry/amount.js';

const PLAIN: Record<string, string> = {
  '⁰': '0',
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁺': '+',
  '⁻': '-',
  '₊': '+',
  '₋': '-',
  '−': '-',
  '–': '-',
  '‐': '-',
  '‑': '-',
  ₐ: 'a',
  ₑ: 'e',
  ₒ: 'o',
  ₓ: 'x',
  ₕ: 'h',
  ₖ: 'k',
  ₗ: 'l',
  ₘ: 'm',
  ₙ: 'n',
  ₚ: 'p',
  ₛ: 's',
  ₜ: 't',
};

/** The text with Unicode sub- and superscripts and minus signs as their ASCII characters. */
export function plain(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (char) => {
    const code = char.charCodeAt(0);
    if (code >= 0x2074 && code <= 0x2079) return String(code - 0x2070);
    if (code >= 0x2080 && code <= 0x2089) return String(code - 0x2080);
    return PLAIN[char] ?? char;
  });
}

const VULGAR: Record<string, readonly [number, number]> = {
  '¼': [1, 4],
  '½': [1, 2],
  '¾': [3, 4],
  '⅐': [1, 7],
  '⅑': [1, 9],
  '⅒': [1, 10],
  '⅓': [1, 3],
  '⅔': [2, 3],
  '⅕': [1, 5],
  '⅖': [2, 5],
  '⅗': [3, 5],
  '⅘': [4, 5],
  '⅙': [1, 6],
  '⅚': [5, 6],
  '⅛': [1, 8],
  '⅜': [3, 8],
  '⅝': [5, 8],
  '⅞': [7, 8],
};

/** The value of a single-character fraction such as `⅔`. */
export function vulgarFraction(char: string): Fraction {
  const [numerator, denominator] = VULGAR[char] ?? [0, 1];
  return new Fraction(numerator, denominator);
}

/** The signed value of a charge as written: `3+`, `^{3+}`, `²⁻`, `-`. */
export function chargeValue(image: string): Fraction {
  const text = plain(image).replace(/[\^{}\s]/g, '');
  const digits = text.replace(/[+-]/, '');
  const size = digits === '' ? new Fraction(1) : fromDecimal(digits);
  return text.includes('-') ? size.neg() : size;
}
