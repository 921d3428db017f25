/** Blocks for the laboratory below a material: what was measured of it, and what to weigh for it. */
import { exactNumeral, formatAmount } from '../../chemistry/amount.js';
import { precursorsOf } from '../../chemistry/precursors.js';
import type { DeclaredMaterial, FileModel } from '../../model/file-model.js';
import { writtenName } from '../../syntax/print.js';
import { indentOf, lineEnd, lineEndOf } from './layout.js';
import type { Edit, Offer, Refactoring } from './refactoring.js';
import { materialAt } from './selection.js';

export const addMeasurement: Refactoring = {
  id: 'add-measurement',
  kind: 'refactor',
  offers({ model, ...request }) {
    const declared = materialAt({ model, ...request });
    return declared ? adding('measurement', declared, model, measured(declared)) : [];
  },
};

export const addBatch: Refactoring = {
  id: 'add-batch',
  kind: 'refactor',
  offers({ model, ...request }) {
    const declared = materialAt({ model, ...request });
    return declared ? adding('batch', declared, model, batch(declared)) : [];
  },
};

/** A block in the language, and the same as a snippet: no number in it is made up, so the first has none. */
interface Block {
  readonly keyword: string;
  readonly lines: readonly string[];
  readonly snippet: readonly string[];
}

function measured(declared: DeclaredMaterial): Block {
  const [first] = declared.members;
  const nominal = [...(first?.elements ?? [])]
    .filter(([symbol]) => isMeasured(symbol))
    .map(([symbol, amount]) => `${symbol} ${formatAmount(amount)}`);
  const values = elementsOf(declared).map(
    (symbol, index) => `${symbol} \${${stopsBefore(declared) + index}}`,
  );
  return {
    keyword: 'measured',
    lines: [`# nominal: ${nominal.join(', ')}`],
    snippet: [values.join(', ')],
  };
}

function batch(declared: DeclaredMaterial): Block {
  const precursors = new Set(elementsOf(declared).flatMap((symbol) => precursorOf(symbol, declared) ?? []));
  const from = precursors.size > 0 ? [`from ${[...precursors].join(', ')}`] : [];
  return { keyword: 'batch', lines: from, snippet: [`mass \${${stopsBefore(declared)}} g`, ...from] };
}

/** The most usual reagent that leaves nothing behind: in air these elements go away. An alloy is melted of metals. */
function precursorOf(symbol: string, { members }: DeclaredMaterial): string | undefined {
  const all = new Set(members.flatMap(({ elements }) => [...elements.keys()]));
  if (members.every(({ charge, sites }) => charge.kind === 'not-applicable' && sites.length > 0))
    return symbol;
  const leaving = all.has('O') ? ['O', 'H', 'C', 'N'] : [];
  return precursorsOf(symbol).find((formula) =>
    (formula.match(/[A-Z][a-z]?/g) ?? []).every((element) => all.has(element) || leaving.includes(element)),
  );
}

/** Those of all members but oxygen and hydrogen, which come from the air and are seldom measured. */
function elementsOf({ members }: DeclaredMaterial): string[] {
  // In the order of a member that has most of them.
  const byNumber = [...members].sort((a, b) => b.elements.size - a.elements.size);
  const all = new Set(byNumber.flatMap(({ elements }) => [...elements.keys()]));
  return [...all].filter(isMeasured);
}

function isMeasured(symbol: string): boolean {
  return symbol !== 'O' && symbol !== 'H';
}

/** The number of the first stop behind those of the label and the values of parameters. */
function stopsBefore({ declaration }: DeclaredMaterial): number {
  return declaration.parameters.length + 2;
}

function adding(
  what: string,
  { declaration, parameters, members }: DeclaredMaterial,
  model: FileModel,
  { keyword, lines, snippet }: Block,
): Offer[] {
  const [first] = members;
  const { name } = declaration;
  if (!name || !first || first.elements.size === 0) return [];
  const values = [...first.parameters.values()].map(exactNumeral);
  const choices = parameters.map(
    (parameter, index) => `\${${index + 2}|${parameter.values.map(exactNumeral).join(',')}|}`,
  );
  const within = (all: readonly string[]) => (all.length > 0 ? `(${all.join(', ')})` : '');
  const plain = [`${keyword} of ${writtenName(name.text)}${within(values)} {`, ...indented(lines), '}'];
  const stopped = [
    `${keyword} "\${1:label}" of ${escaped(writtenName(name.text))}${within(choices)} {`,
    ...indented(snippet),
    '}',
  ];
  const of = members.length > 1 ? name.text : first.name;
  return [{ title: `Add a ${what} of ${of}`, edits: () => [below(declaration, plain, stopped, model)] }];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

/** What means something in a snippet, as text. */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function below(
  declaration: DeclaredMaterial['declaration'],
  plain: readonly string[],
  stopped: readonly string[],
  model: FileModel,
): Edit {
  const at = lineEnd(declaration.range.end, model);
  const eol = lineEndOf(model);
  const indent = indentOf(declaration, model);
  const behind = /^(?:\r\n|\r|\n)[ \t]*[^\s]/.test(model.text.slice(at)) ? eol : '';
  const block = (lines: readonly string[]) =>
    eol + eol + lines.map((line) => indent + line).join(eol) + behind;
  return { range: { start: at, end: at }, text: block(plain), snippet: block(stopped) };
}
