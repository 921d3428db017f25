/** How many columns of a terminal a text takes. */
import stringWidth from 'string-width';

const PRINTABLE_ASCII = /^[ -~]*$/;

/** Most texts are plain, and take a column for each character. */
export function widthOf(text: string): number {
  return PRINTABLE_ASCII.test(text) ? text.length : stringWidth(text);
}
