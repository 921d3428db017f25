/** A formula with the marks of LaTeX or HTML, as `Al_{0.3}CoCrFeNi`, in the characters of the language. */
import type { FileModel } from '../model/file-model.js';
import type { TextEdit } from '../rules/rule.js';
import { parse } from '../syntax/parse.js';
import type { Declaration } from '../syntax/tree.js';
import { readPrinted } from './convert/reading.js';

/** The formula of a declaration that could not be read, as it would be pasted; undefined where that is no better. */
export function asPrinted({ text, structures }: FileModel, declaration: Declaration): TextEdit | undefined {
  if (declaration.kind !== 'material' || !declaration.formula) return undefined;
  const { formula, range: whole } = declaration;
  // What cannot begin a formula, a `$` for one, stands before it.
  const behind = text.lastIndexOf('=', formula.range.start - 1) + 1;
  const start = behind + (text.slice(behind).match(/^[ \t]*/)?.[0].length ?? 0);
  const { end } = formula.range;
  if (!declaration.broken || behind <= whole.start) return undefined;

  const written = text.slice(start, end);
  const { formula: plain, structure, refusal, parameters } = readPrinted(written, new Set(structures.keys()));
  if (refusal && !parameters) return undefined;
  const replacement = structure ? `${structure}-${plain}` : plain;
  const changed = text.slice(whole.start, start) + replacement + text.slice(end, whole.end);
  if (replacement === written || parse(changed).problems.length > 0) return undefined;
  return { range: { start, end }, text: replacement };
}
