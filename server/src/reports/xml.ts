/**
 * XML as it is written, element by element. A library would do no more here: the reports are two levels of elements with
 * attributes, and those at hand (xmlbuilder2, fast-xml-builder) build a tree of the whole, bring other packages along and
 * leave to the caller what XML cannot hold.
 */

/** What begins a document. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

export type Attributes = Readonly<Record<string, string | number>>;

/** An element, empty or with what is inside, which is XML already. */
export function element(name: string, attributes: Attributes, inside = ''): string {
  const start = startTag(name, attributes);
  return inside === '' ? `${start.slice(0, -1)}/>` : `${start}${inside}</${name}>`;
}

export function startTag(name: string, attributes: Attributes): string {
  const texts = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(String(value))}"`);
  return `<${name}${texts.join('')}>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  // `]]>` would end what is no CDATA.
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // As themselves they would be read as blanks in an attribute, a return as a line end everywhere.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** A text inside of an element or an attribute; U+FFFD for what XML 1.0 (section 2.2, Char) cannot hold even escaped. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replace(/[&<>"'\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign);
}
