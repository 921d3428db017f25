/**
 * Pasted formulas, lists and columns of tables as lines of the language.
 *
 * Invariant: every row comes out, as a material whose formula says what the row says, or as a comment with the reason.
 */
import { parse } from '../syntax/parse.js';
import { nameFromPrint, type Refusal } from './convert/printed.js';
import { type Pasted, readPrinted } from './convert/reading.js';
import type { Row } from './convert/rows.js';
import { structureNamed } from './convert/structures.js';

export interface ConvertOptions {
  /** The structure of materials whose row names none. */
  readonly structure?: string | undefined;
  /** The structures that may stand in front of a formula. */
  readonly structures: ReadonlySet<string>;
  /** Names that are not free. */
  readonly taken: ReadonlySet<string>;
}

export interface Conversion {
  readonly lines: readonly string[];
  /** Formulas that became materials. */
  readonly converted: number;
  /** Rows that are comments now. */
  readonly kept: number;
}

/** The lines for rows, in their order. */
export function convert(rows: readonly Row[], options: ConvertOptions): Conversion {
  const names = new Names(options.taken);
  let converted = 0;
  let kept = 0;
  const lines = rows.flatMap((row): string[] => {
    if (row.kind === 'remark') return commented('', row.text);
    const result = row.kind === 'unclear' ? row : declare(row, options, names);
    if ('refusal' in result) {
      kept++;
      return [...unread(row.text, result.refusal), ...('hint' in result ? commented('', result.hint) : [])];
    }
    converted++;
    return [...result.lines];
  });
  return { lines, converted, kept };
}

type Declared =
  | { readonly lines: readonly string[] }
  /** With a line that may be completed to a declaration, where there is one. */
  | { readonly refusal: Refusal; readonly hint?: string };

function declare(
  row: Extract<Row, { kind: 'formula' }>,
  { structure: usual, structures }: ConvertOptions,
  names: Names,
): Declared {
  const pasted = readPrinted(row.formula, structures);
  const given = nameFromPrint(row.name ?? '');
  const wanted = given || pasted.name;
  const stated = row.structure && structureNamed(nameFromPrint(row.structure), structures);
  const structure = stated ?? pasted.structure ?? usual;
  const head = (name: string, parameters = '') =>
    `material ${nameText(name)}${parameters}${structure === undefined ? '' : ` : ${nameText(structure)}`} = `;
  // What a row says twice and differently is left for the checks to tell.
  const differs = stated !== undefined && pasted.structure !== undefined && stated !== pasted.structure;
  const formula = differs ? `${pasted.structure}-${pasted.formula}` : pasted.formula;
  if (pasted.refusal) return { refusal: pasted.refusal, ...hintFor(pasted, head, wanted, formula) };

  const name = names.freeFor(wanted);
  const line = head(name) + formula;
  const refusal = lineRefusal(line, name);
  if (refusal) return { refusal };
  names.take(name);
  const groups = structure !== undefined && structures.has(structure) ? [] : (pasted.bareGroups ?? []);
  const notes = [
    ...(given !== '' && name !== given ? [`called ${given} in the source, a name that is taken`] : []),
    ...groups.map(
      (group) => `${group} is read as written, one of each; write commas if equal parts are meant`,
    ),
  ];
  return { lines: [...notes.flatMap((note) => commented('note: ', note)), line] };
}

/** A declaration of a family to complete, for a formula whose amounts depend on letters. */
function hintFor(
  { parameters }: Pasted,
  head: (name: string, parameters: string) => string,
  name: string,
  formula: string,
): { readonly hint?: string } {
  if (!parameters) return {};
  const values = parameters.map((parameter) => `${parameter} = 0, 0.1`).join('; ');
  return { hint: head(name, `(${values})`) + formula };
}

/** What the parser says of a finished line. */
function lineRefusal(line: string, name: string): Refusal | undefined {
  const { declarations, problems } = parse(line);
  const [problem] = problems;
  if (problem) return problem;
  const [declaration, other] = declarations;
  return declaration?.kind === 'material' && declaration.name?.text === name && !other
    ? undefined
    : { message: 'No material can be made of this' };
}

// --------------------------------------------------------------------------------------------------- names

/** A name as it is written in a file: bare where that is read back as it is, in quotes otherwise. */
function nameText(name: string): string {
  const { declarations, problems } = parse(`material ${name} = H`);
  const [declaration] = declarations;
  const isBare = problems.length === 0 && declarations.length === 1 && declaration?.name?.text === name;
  const range = declaration?.name?.range;
  return isBare && range && range.end - range.start === name.length
    ? name
    : `"${name.replace(/["\\]/g, '\\$&')}"`;
}

/** The names of one file. */
class Names {
  private readonly taken: Set<string>;
  /** The last number that was put behind a name, so that a thousand of one name are not counted through each time. */
  private readonly numbers = new Map<string, number>();

  constructor(taken: ReadonlySet<string>) {
    this.taken = new Set(taken);
  }

  /** The name itself where it is free, or with a number behind it. */
  freeFor(wanted: string): string {
    if (!this.taken.has(wanted)) return wanted;
    for (let number = this.numbers.get(wanted) ?? 2; ; number++) {
      this.numbers.set(wanted, number);
      const name = `${wanted}-${number}`;
      if (!this.taken.has(name)) return name;
    }
  }

  take(name: string): void {
    this.taken.add(name);
  }
}

// ------------------------------------------------------------------------------------------------ comments

function unread(text: string, { message, help }: Refusal): string[] {
  return [...commented('not read: ', text), ...commented('reason: ', help ? `${message}; ${help}` : message)];
}

/** A line far longer than this would be stepped over as a whole. */
const LONGEST_COMMENT = 2000;

/** Text as comments: one, but for text that is too long. Characters that a reader would not see as text are told. */
function commented(label: string, text: string): string[] {
  const line = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\p{Cc}\p{Bidi_Control}\p{Cs}]/gu, (char) => {
      const code = char.codePointAt(0) ?? 0;
      return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
    });
  const pieces = line.match(new RegExp(`.{1,${LONGEST_COMMENT}}`, 'gu')) ?? [''];
  return pieces.map((piece) => `# ${label}${piece}`.trimEnd());
}
