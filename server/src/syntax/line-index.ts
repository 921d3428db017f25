import { firstWhere } from './search.js';

/** Where the line begins that an offset is on. */
export function lineStartIn(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !'\r\n'.includes(text.charAt(start - 1))) start--;
  return start;
}

/** Where the spaces and tabs begin that stand directly before an offset. */
export function blanksBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && ' \t'.includes(text.charAt(start - 1))) start--;
  return start;
}

/** Offsets to lines and columns, both from zero, columns in UTF-16 code units as editors count them. */
export class LineIndex {
  private readonly starts: number[] = [0];
  private readonly length: number;

  constructor(text: string) {
    this.length = text.length;
    if (!text.includes('\r')) {
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1))
        this.starts.push(end + 1);
      return;
    }
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) this.starts.push(index + 1);
    }
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** The line and column of an offset; offsets past the end are at the end. */
  positionAt(offset: number): { line: number; column: number } {
    const clamped = Math.max(0, Math.min(offset, this.length));
    const line = firstWhere(this.starts.length, (index) => (this.starts[index] ?? 0) > clamped) - 1;
    return { line, column: clamped - (this.starts[line] ?? 0) };
  }

  /** The offset of a line and column; columns past the end of the file are at its end. */
  offsetAt(line: number, column: number): number {
    if (line >= this.starts.length) return this.length;
    return Math.min((this.starts[Math.max(0, line)] ?? 0) + Math.max(0, column), this.length);
  }
}
