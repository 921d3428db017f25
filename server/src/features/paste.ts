/** Formulas from the clipboard as lines of a file that is being edited. */
import type { FileModel } from '../model/file.js';
import type { TextEdit } from '../rules/rule.js';
import { lineStartIn } from '../syntax/line-index.js';
import type { Name } from '../syntax/tree.js';
import { rowsOfText } from './convert/list.js';
import { convert } from './convert.js';

export interface Paste {
  readonly edit: TextEdit;
  /** Formulas that became materials. */
  readonly converted: number;
  /** Rows that are comments now. */
  readonly kept: number;
}

/** The edit that pastes a text of formulas at a place; undefined if nothing is in it. */
export function paste(model: FileModel, offset: number, pasted: string): Paste | undefined {
  const structures = new Set(model.structures.keys());
  const { lines, converted, kept } = convert(rowsOfText(pasted, structures), {
    structures,
    taken: new Set([...model.syntax.declarations, ...model.materials].flatMap(nameOf)),
  });
  if (lines.length === 0) return undefined;
  const lineEnd = model.text.includes('\r\n') ? '\r\n' : '\n';
  const text = lines.join(lineEnd);
  const line = lineBehind(model, offset);
  const isBlank = model.text.slice(line.start, line.end).trim() === '';
  const edit = isBlank
    ? { range: line, text }
    : { range: { start: line.end, end: line.end }, text: lineEnd + text };
  return { edit, converted, kept };
}

function nameOf({ name }: { readonly name?: string | Name | undefined }): string[] {
  return name === undefined ? [] : [typeof name === 'string' ? name : name.text];
}

/** The line of a place; within a declaration or the comments above it, the declaration's last line. */
function lineBehind(model: FileModel, offset: number): TextEdit['range'] {
  let line = lineAt(model.text, offset);
  while (/^\s*#/.test(model.text.slice(line.start, line.end))) {
    const next = lineAt(model.text, lineStartBehind(model.text, line.end));
    if (next.start <= line.start || model.text.slice(next.start, next.end).trim() === '') break;
    line = next;
  }
  const around = model.syntax.declarations.find(
    ({ range }) => range.start <= line.end && range.end >= line.start,
  );
  return around ? lineAt(model.text, around.range.end) : line;
}

/** Without its end. */
function lineAt(text: string, offset: number): TextEdit['range'] {
  const start = lineStartIn(text, offset);
  const length = text.slice(start).search(/[\r\n]/);
  return { start, end: length < 0 ? text.length : start + length };
}

function lineStartBehind(text: string, lineEnd: number): number {
  return lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1);
}
