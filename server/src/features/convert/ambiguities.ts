/**
 * What a formula in a file says plainly and a pasted one may not: next to it there was a name, a number in a list,
 * a second formula, or a sign that the copy lost. Each would be read without a word, and wrongly.
 */
import { plain } from '../../syntax/numerals.js';
import type { Refusal } from './printed.js';

/** Why a pasted text, alone as it is, may not mean what it says; undefined where nothing speaks against it. */
export function ambiguityOf(text: string): Refusal | undefined {
  // Between braces stands arithmetic, in which spaces and signs are as good as anywhere.
  const outside = text.replace(/\{[^{}]*\}/g, (braced) => `{${'0'.repeat(braced.length - 2)}}`);
  for (const test of TESTS) {
    const refusal = test(outside, text);
    if (refusal) return refusal;
  }
  return undefined;
}

const SIGN = '+\\-‐‑–−';

const TESTS: readonly ((outside: string, text: string) => Refusal | undefined)[] = [
  (outside) =>
    new RegExp(`\\s[${SIGN}](?!\\s*\\d*(?:\\.\\d+)?[a-zα-ω])`).test(outside)
      ? {
          message: 'A sign with a space before it may belong to a charge, a difference or a mixture',
          help: 'write each formula of a mixture as one material, and a charge right behind its element',
        }
      : undefined,
  (outside) =>
    /\.\s|\s\./.test(outside)
      ? {
          message:
            'A full stop with a space beside it may be a decimal point, a hydrate dot or the end of a sentence',
          help: 'write `0.5` for the amount and `·` for the hydrate',
        }
      : undefined,
  (outside) =>
    /[.·•⋅∙・]\s*[{₀-₉]/.test(outside.replace(/[0-9₀-₉]\.[₀-₉]/g, '')) ||
    /(?<![\d.])0\s*[·•⋅∙・*]\s*\d/.test(plain(outside))
      ? {
          message: 'A dot between digits may be a decimal point; it would be read as the dot of a hydrate',
          help: 'write `0.83` for the amount',
        }
      : undefined,
  (outside) =>
    /^\d+\s/.test(outside) && !/[·•⋅∙・*]/.test(outside)
      ? {
          message: 'The number in front may count the entries of a list; it would be read as a coefficient',
          help: 'leave it out, or write it without the space if it is a coefficient',
        }
      : undefined,
  (outside, text) => {
    const at = spaceBetweenFormulas(outside);
    return at === undefined
      ? undefined
      : {
          message: `A space stands before \`${shown(text.slice(at))}\`: there may be two formulas here, or a name and a formula`,
          help: 'leave the space out, write one formula a line, or a name with a colon before the formula',
        };
  },
  (outside) =>
    /\s\([^()\d,]*\)$/.test(outside)
      ? {
          message: 'The bracket behind the space may be a name; it would be read as part of the formula',
          help: 'leave the space out, or write the name with a colon before the formula',
        }
      : undefined,
  (outside) =>
    /\(O?Ac\)/.test(outside)
      ? {
          message: '`Ac` may be acetate; it would be read as actinium',
          help: 'write acetate as `(CH3COO)`',
        }
      : undefined,
];

const AMOUNT = /^(?:[\d.]+(?:\(\d+\))?(?:[/⁄∕]\d+)?%?|[¼½¾⅐-⅞]|\{0*\})$/;

/**
 * Where a word begins that may be a formula of its own. A space is in order within brackets, behind a comma or a
 * dot, and around amounts that stand alone, as in `Li Ni 0.8 O 2` from a PDF.
 */
function spaceBetweenFormulas(text: string): number | undefined {
  let depth = 0;
  let wordStart = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '(' || char === '[') depth++;
    if (char === ')' || char === ']') depth--;
    if (char !== ' ') continue;
    const before = text.slice(wordStart, at);
    const next = text.charAt(at + 1);
    wordStart = at + 1;
    const isInOrder =
      depth > 0 || AMOUNT.test(plain(before)) || /^[\])]+$/.test(before) || /[,·•⋅∙・*]$/.test(before);
    if (!isInOrder && /[A-Z([□☐▢◻]/.test(next)) return at + 1;
  }
  return undefined;
}

function shown(text: string): string {
  const characters = [...text];
  return characters.length > 20 ? `${characters.slice(0, 20).join('')}…` : text;
}
