/** Between the braces of what is weighed, measured or mixed. */
import { precursorsOf } from '../../chemistry/precursors.js';
import type { Material } from '../../model/material.js';
import { elementCard } from '../cards/element.js';
import { materialCard } from '../cards/material.js';
import { moleculeCard } from '../cards/molecule.js';
import type { Block } from '../markup.js';
import type { Context } from '../place/place.js';
import { apart, type Completion, type CompletionKind, endOf } from './completion.js';
import { componentCompletions } from './component.js';

/** Elements that leave a furnace in part: what gets an excess. */
const VOLATILE = ['Li', 'Na', 'K', 'Rb', 'Cs', 'S', 'Se', 'P', 'Zn', 'Bi', 'Pb'];

const LINES: Readonly<Record<'measured' | 'batch' | 'mixture', readonly (readonly [string, string])[]>> = {
  measured: [['normalised to', 'the values are in any unit: to the sum or to an element']],
  batch: [
    ['mass', 'how much to make'],
    ['amount', 'how much to make'],
    ['from', 'the precursors'],
    ['excess', 'beyond the formula, for volatile elements'],
  ],
  mixture: [['density', 'of the whole, for molarities']],
};

const UNITS: readonly (readonly [line: RegExp, units: readonly string[]])[] = [
  [/^mass\b/, ['g', 'mg', 'kg']],
  [/^amount\b/, ['mol', 'mmol']],
  [/^density\b/, ['g/mL', 'g/cm3', 'kg/L']],
  [/^(?:from|excess)\b/, ['%']],
];
const COMPONENT_UNITS = ['mol', 'mmol', 'g', 'mg', 'kg', 'mol/L', 'mmol/L'];

export function recipeCompletions(context: Context, of: 'measured' | 'batch' | 'mixture'): Completion[] {
  const line = context.before.trimStart();
  if (/"[^"]*$/.test(line)) return /^from\s/.test(line) ? ownMaterials(context) : [];
  const entry = /[^,]*$/.exec(line)?.[0].replace(/^\s+/, '') ?? '';
  const unit = /(?:^|[\s=])(?:\d[\d.]*|\.\d+)[ \t]*([\p{L}%/]*)$/u.exec(entry);
  if (unit) return units(context, line, of, unit[1]?.length ?? 0);
  // Behind a number with its unit only a comma can follow.
  if (/\s[\d.]\S*(?:[ \t]+[\p{L}%/]+)?[ \t]+$/u.test(entry)) return [];
  const word = /^(?:mass|amount|from|excess|density|normali[sz]ed)(?=\s)/.exec(line)?.[0];
  if (of === 'measured') {
    if (word) return normalisations(context);
    return [...measuredElements(context), ...lineWords(context, of)];
  }
  // Behind a precursor and a gap comes its purity or a comma.
  if (word === 'from' && /[^\s,]\s+$/.test(line.replace(/^from/, ''))) return [];
  if (word === 'from') return [...precursors(context), ...ownMaterials(context)];
  if (word === 'excess') return volatileElements(context);
  if (of === 'mixture' && word === undefined) {
    return [...componentCompletions(context, entry), ...lineWords(context, of)];
  }
  return lineWords(context, of);
}

const PARTIAL = /[\p{L}\p{N}·()]*$/u;

function one(
  context: Context,
  kind: CompletionKind,
  label: string,
  detail: string,
  insert = label,
  documentation?: () => Block[],
): Completion {
  const range = endOf(context, PARTIAL.exec(context.before)?.[0].length ?? 0);
  return {
    kind,
    label,
    detail,
    insert: apart(insert, context, range),
    range,
    ...(insert.endsWith(' ') && { continues: true }),
    ...(documentation && { documentation }),
  };
}

/** The words that begin lines. */
function lineWords(context: Context, of: 'measured' | 'batch' | 'mixture'): Completion[] {
  if (!/^\s*[a-z]*$/.test(context.before)) return [];
  return LINES[of].map(([word, detail]) => one(context, 'keyword', word, detail, `${word} `));
}

function units(context: Context, line: string, of: string, typed: number): Completion[] {
  const known = UNITS.find(([begin]) => begin.test(line))?.[1] ?? (of === 'mixture' ? COMPONENT_UNITS : []);
  const range = endOf(context, typed);
  const isApart = /\s/.test(context.model.text.charAt(range.start - 1));
  return known.map((label) => ({
    kind: 'unit',
    label,
    insert: isApart ? label : ` ${label}`,
    detail: 'unit',
    range,
  }));
}

// ---------------------------------------------------------------------------------------- what it is about

/** The elements of the material that it is about: not oxygen and hydrogen, which come from the air. */
function elementsOf(material: Material | undefined): string[] {
  return [...(material?.elements.keys() ?? [])].filter((symbol) => symbol !== 'O' && symbol !== 'H');
}

function materialOf({ declaration, model }: Context): Material | undefined {
  const about = [...model.batches, ...model.measurements].find((one) => one.declaration === declaration);
  return about?.material;
}

/** The symbols in the entries before the cursor and behind it, without the one that is being written. */
function writtenElements({ declaration, model, offset }: Context): Set<string> {
  if (declaration?.kind === 'measured') {
    const others = declaration.values.filter(({ element }) => element.range.end !== offset);
    return new Set(others.map(({ element }) => element.text));
  }
  if (declaration?.kind !== 'batch') return new Set();
  const texts = declaration.precursors.flatMap(({ formula }) =>
    formula && (formula.range.end < offset || formula.range.start > offset)
      ? model.text.slice(formula.range.start, formula.range.end)
      : [],
  );
  return new Set(texts.flatMap((text) => text.match(/[A-Z][a-z]?/g) ?? []));
}

function measuredElements(context: Context): Completion[] {
  const written = writtenElements(context);
  return elementsOf(materialOf(context))
    .filter((symbol) => !written.has(symbol))
    .map((symbol) =>
      one(context, 'element', symbol, 'not measured yet', `${symbol} `, () => elementCard(symbol, [])),
    );
}

function normalisations(context: Context): Completion[] {
  if (!/\bto\s+[A-Za-z]*$/.test(context.before)) return [one(context, 'keyword', 'to', 'to what', 'to ')];
  return [
    one(context, 'keyword', 'sum', 'only ratios count'),
    ...elementsOf(materialOf(context)).map((symbol) =>
      one(context, 'element', symbol, 'taken to have its nominal amount', symbol, () =>
        elementCard(symbol, []),
      ),
    ),
  ];
}

function volatileElements(context: Context): Completion[] {
  return elementsOf(materialOf(context))
    .filter((symbol) => VOLATILE.includes(symbol))
    .map((symbol) =>
      one(context, 'element', symbol, 'volatile', `${symbol} `, () => elementCard(symbol, [])),
    );
}

/** What leaves a furnace that burns and dries. */
const GASES = ['C', 'H', 'N', 'O'];

/** For each element that is missing the precursors that bring nothing else which would stay. */
function precursors(context: Context): Completion[] {
  const material = materialOf(context);
  const target = new Set(material?.elements.keys());
  const allowed = new Set([...target, ...(target.has('O') ? GASES : [])]);
  const written = writtenElements(context);
  return elementsOf(material)
    .filter((symbol) => !written.has(symbol))
    .flatMap((symbol) => {
      const known = precursorsOf(symbol);
      const clean = known.filter((formula) =>
        (formula.match(/[A-Z][a-z]?/g) ?? []).every((other) => allowed.has(other)),
      );
      return (clean.length > 0 ? clean : known).map((formula) =>
        one(context, 'precursor', formula, `brings ${symbol}`, formula, () => moleculeCard(formula)),
      );
    });
}

/** Materials of the file, which may be weighed as well: a precursor made before. */
function ownMaterials(context: Context): Completion[] {
  const { model, before, after } = context;
  const typed = /"[^"]*$/.exec(before)?.[0] ?? PARTIAL.exec(before)?.[0] ?? '';
  const isClosed = typed.startsWith('"') && after.startsWith('"');
  const { start, end } = endOf(context, typed.length);
  const target = materialOf(context);
  return model.materials
    .filter((material) => material !== target)
    .slice(0, MOST_MATERIALS)
    .map((material) => {
      const { name, structure } = material;
      const quoted = `"${name.replace(/["\\]/g, '\\$&')}"`;
      const range = { start, end: isClosed ? end + 1 : end };
      return {
        kind: 'material',
        label: name,
        insert: apart(quoted, context, range),
        filter: typed.startsWith('"') ? quoted : name,
        detail: structure?.name ?? '',
        range,
        documentation: () => materialCard(material, model),
      };
    });
}

const MOST_MATERIALS = 50;
