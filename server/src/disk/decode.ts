/** From bytes to text. A .hem file is UTF-8; a byte-order mark is taken off. */
import { isUtf8 } from 'node:buffer';

export interface Decoded {
  /** With U+FFFD for what is not UTF-8. */
  readonly text: string;
  /** Where the text stops being UTF-8; undefined where all of it is. */
  readonly flaw: number | undefined;
}

const utf8 = new TextDecoder();
const NEWLINE = 10;

/** Decodes the bytes of a file, and finds the first that are not UTF-8. */
export function decode(bytes: Uint8Array): Decoded {
  const text = utf8.decode(bytes);
  return { text, flaw: isUtf8(bytes) ? undefined : flawOf(bytes, text) };
}

/** Looked for line by line, as U+FFFD may also stand in the file: no byte of a longer character is a newline. */
function flawOf(bytes: Uint8Array, text: string): number {
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline + 1;
    if (!isUtf8(bytes.subarray(start, end))) {
      return text.indexOf('\u{FFFD}', utf8.decode(bytes.subarray(0, start)).length);
    }
    start = end;
  }
  return 0;
}
