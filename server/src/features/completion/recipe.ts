/** Between the braces of what is weighed, measured or mixed. */
import { precursorsOf } from '../../chemistry/precursors.js';
import type { Material } from '../../model/material.js';
import { type Completion, type CompletionKind, type Context, endOf } from './completion.js';

/** Elements that leave a furnace in part: what gets an excess. */
const VOLATILE = ['Li', 'Na', 'K', 'Rb', 'Cs', 'S', 'Se', 'P', 'Zn', 'Bi', 'Pb'];

export function recipeCompletions(context: Context): Completion[] {
  const { before, place } = context;
  if (place.kind !== 'recipe') return [];
  const partial = /[\p{L}\p{N}·()]*$/u.exec(before)?.[0] ?? '';
  const range = endOf(context, partial.length);
  const one = (kind: CompletionKind, label: string, detail: string, insert = label): Completion => ({
    kind,
    label,
    detail,
    insert,
    range,
  });
  const line = before.trimStart();
  const isStart = line === partial;
  if (place.of === 'measured') {
    const { elements, has } = missingIn(context);
    return [
      ...elements
        .filter((symbol) => !has.has(symbol))
        .map((symbol) => one('element', symbol, 'not measured yet', `${symbol} `)),
      ...(isStart ? [one('keyword', 'normalised to sum', 'only ratios count')] : []),
    ];
  }
  if (place.of === 'mixture') {
    if (isAfterNumber(line))
      return ['mol', 'mmol', 'g', 'mg', 'mol/L'].map((unit) => one('unit', unit, 'unit'));
    return isStart ? [one('keyword', 'density', 'of the whole, for molarities', 'density ')] : [];
  }
  if (isStart) {
    return [
      one('keyword', 'mass', 'how much to make', 'mass '),
      one('keyword', 'amount', 'how much to make', 'amount '),
      one('keyword', 'from', 'the precursors', 'from '),
      one('keyword', 'excess', 'beyond the formula, for volatile elements', 'excess '),
    ];
  }
  if (/^mass\b/.test(line)) return ['g', 'mg', 'kg'].map((unit) => one('unit', unit, 'unit'));
  if (/^amount\b/.test(line)) return ['mol', 'mmol'].map((unit) => one('unit', unit, 'unit'));
  const { elements, has } = missingIn(context);
  if (/^excess\b/.test(line)) {
    return elements
      .filter((symbol) => VOLATILE.includes(symbol))
      .map((symbol) => one('element', symbol, 'volatile', `${symbol} `));
  }
  return elements
    .filter((symbol) => !has.has(symbol))
    .flatMap((symbol) =>
      precursorsOf(symbol).map((formula) => one('precursor', formula, `brings ${symbol}`)),
    );
}

function isAfterNumber(line: string): boolean {
  return /\d[ \t]*[a-z/]*$/i.test(line) && /[\s=]\d[\d.]*[ \t]*[a-zA-Z/]*$/.test(line);
}

/** The elements of what it is about, and those that stand there already. */
function missingIn({ declaration, model, offset }: Context): { elements: string[]; has: Set<string> } {
  if (declaration?.kind === 'batch') {
    const batch = model.batches.find((one) => one.declaration === declaration);
    const written = declaration.precursors.flatMap(({ formula }) =>
      formula && formula.range.end < offset ? [model.text.slice(formula.range.start, formula.range.end)] : [],
    );
    const has = new Set(written.flatMap((text) => text.match(/[A-Z][a-z]?/g) ?? []));
    return { elements: elementsOf(batch?.material), has };
  }
  if (declaration?.kind === 'measured') {
    const measurement = model.measurements.find((one) => one.declaration === declaration);
    return {
      elements: elementsOf(measurement?.material),
      has: new Set(declaration.values.map(({ element }) => element.text)),
    };
  }
  return { elements: [], has: new Set() };
}

/** Those that are neither oxygen nor hydrogen, which come from the air and are seldom measured. */
function elementsOf(material: Material | undefined): string[] {
  return [...(material?.elements.keys() ?? [])].filter((symbol) => symbol !== 'O' && symbol !== 'H');
}
