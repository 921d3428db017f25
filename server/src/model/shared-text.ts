/** Short texts of which a file has thousands, and a few hundred different ones: species. */
import { Recent } from '../chemistry/recent.js';

const texts = new Recent<string, string>(4096);
const LONGEST = 12;

/** The same object for the same short text. */
export function sharedText(text: string): string {
  return text.length > LONGEST ? text : (texts.get(text) ?? texts.keep(text, text));
}
