/** Texts as other programs can take them. */
import type { Finding } from '../rules/rule.js';

/**
 * With U+FFFD for each half of a character (a surrogate without the other): it has no form in UTF-8, and readers of JSON,
 * XML and URIs refuse it.
 */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\u{FFFD}');
}

/** What was found and what to do, in one line. */
export function inOneLine({ message, help }: Finding): string {
  return help ? `${message}. Help: ${help}` : message;
}

/** What was found, and what to do in a line below. */
export function inTwoLines({ message, help }: Finding): string {
  return help ? `${message}\nhelp: ${help}` : message;
}
