/** Lists of formulas, one a line, as people keep and paste them: with names, bullets or numbers, or without. */
import { parse } from '../../syntax/parse.js';
import { isFormula } from './reading.js';
import type { Row } from './rows.js';
import { rowsOfTable } from './table.js';

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** The rows of a text: a table where tabs make one of it, a list otherwise. */
export function rowsOfText(text: string, structures: ReadonlySet<string>): readonly Row[] {
  const lines = text.split(LINE_END).filter((line) => line.trim() !== '');
  const table = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
  const width = table[0]?.length ?? 0;
  if (width > 1 && lines.length > 1 && table.every((row) => row.length === width)) {
    const read = rowsOfTable(table, structures);
    if (!('problem' in read)) return read.rows;
  }
  return lines.map(rowOf);
}

/** `- `, `• `, `1. `, `(2) `, `a) `: what a list puts in front of its entries. */
const MARKER = /^(?:[-–—•●▪◦‣*·]|\(?(?:\d{1,3}|[a-z])\)|\d{1,3}\.)\s+/;

function rowOf(line: string): Row {
  const text = line.trim();
  if (text.startsWith('#')) return { kind: 'remark', text: text.replace(/^#+\s*/, '') };
  const entry = text.replace(MARKER, '');
  const declared = declaredIn(entry);
  if (declared) return declared;
  const cells = entry.split('\t').filter((cell) => cell.trim() !== '');
  if (cells.length > 2) {
    return {
      kind: 'unclear',
      text,
      refusal: {
        message: `This line has ${cells.length} columns`,
        help: 'convert it as a table, or leave the name and the formula',
      },
    };
  }
  const [first = '', second] = cells;
  if (second !== undefined) return { kind: 'formula', text, name: first.trim(), formula: second };
  const separator = separatorIn(entry);
  if (!separator) return { kind: 'formula', text, formula: entry };
  const name = entry.slice(0, separator.start).trim();
  const formula = entry.slice(separator.end).trim();
  if (name === '') return { kind: 'formula', text, formula: entry };
  if (formula === '')
    return { kind: 'unclear', text, refusal: { message: 'No formula stands behind the name' } };
  return isDoping(entry, separator)
    ? {
        kind: 'unclear',
        text,
        refusal: {
          message: `\`${name}\` may be the name of \`${formula}\`, or a host that it is doped into`,
          help: 'write the name in another way, or the whole composition as one formula',
        },
      }
    : { kind: 'formula', text, name, formula };
}

/** A line that is one of the language already. */
function declaredIn(text: string): Row | undefined {
  if (!/^material\s/.test(text)) return undefined;
  const { declarations, problems } = parse(text);
  const [declaration, other] = declarations;
  if (problems.length > 0 || other || declaration?.kind !== 'material') return undefined;
  const { name, structure, formula } = declaration;
  const isPlain = declaration.parameters.length === 0 && !declaration.base && !declaration.sites;
  if (!name || !formula || !isPlain || formula.range.end !== text.length) {
    return {
      kind: 'unclear',
      text,
      refusal: { message: 'This is a declaration already', help: 'take it as it is' },
    };
  }
  return {
    kind: 'formula',
    text,
    name: name.text,
    ...(structure && { structure: structure.text }),
    formula: text.slice(formula.range.start, formula.range.end),
  };
}

interface Separator {
  readonly char: string;
  readonly start: number;
  readonly end: number;
}

/** The last `:` or `=`, so that `x = 0.15: FORMULA` has a name; those in tags and LaTeX commands are none. */
function separatorIn(entry: string): Separator | undefined {
  let last: Separator | undefined;
  for (const { 0: char, index } of entry.matchAll(/<[^<>]*>|\\.|[:=]/g)) {
    if (char === ':' || char === '=') last = { char, start: index, end: index + 1 };
  }
  return last;
}

/** `Y3Al5O12:Ce`: a colon that joins two formulas. */
function isDoping(entry: string, { char, start, end }: Separator): boolean {
  if (char !== ':' || !isFormula(entry.slice(0, start).trim())) return false;
  const behind = entry.slice(end).trim();
  const touches = !/\s/.test(entry.charAt(start - 1)) && !/\s/.test(entry.charAt(end));
  return touches || /^(?:[A-Z][a-z]?(?:\d?[+-])?[,\s/]*)+$/.test(behind);
}
