/** In a formula: what fills the sites that are not full, with the amount that completes them. */
import { exactNumeral, type Fraction } from '../../chemistry/amount.js';
import { isElementSymbol } from '../../chemistry/symbols.js';
import type { StructureSite } from '../../model/structure.js';
import { baseText } from '../../syntax/print.js';
import { elementCard } from '../cards/element.js';
import { coordinationText } from '../cards/structure.js';
import { type Completion, type Context, endOf } from './completion.js';
import { parameterCompletions } from './parameters.js';
import {
  amountBehind,
  elementsFor,
  type Filled,
  isFillable,
  laidSoFar,
  structureOfDeclaration,
} from './sites.js';

/** The letters of a symbol that is being written. */
const PARTIAL = /[A-Z]?[a-z]?$/;

export function formulaCompletions(context: Context): Completion[] {
  const { before, declaration, model } = context;
  if (/\{[^{}]*$/.test(before)) return parameterCompletions(context, /[a-zα-ω][a-zα-ω0-9_]*$/);
  const partial = PARTIAL.exec(before)?.[0] ?? '';
  const range = endOf(context, partial.length);
  const structure = structureOfDeclaration(declaration, model);
  if (!structure) return [];
  const prefix = before.slice(0, before.length - partial.length);
  const open = laidSoFar(prefix, structure, declaration, model).filter(isOpen);
  const element = (symbol: string, site: StructureSite): Completion => ({
    kind: 'element',
    label: symbol,
    detail: `${site.name}, ${coordinationText(site)}`,
    range,
    documentation: () => elementCard(symbol, []),
  });
  const filling = open.flatMap((filled): Completion[] => {
    const { site, left } = filled;
    const written = isElementSymbol(partial) && site.elements.has(partial) ? [partial] : [];
    // The anions of most materials are one element, and what is written in full wants its amount.
    const usual = site.kind === 'anion' ? elementsFor(filled).slice(0, 1) : [];
    return [...new Set([...written, ...usual])].map((symbol) => ({
      kind: 'amount',
      label: symbol + amountBehind(left),
      detail: `fills ${site.name}: ${exactNumeral(left)} left`,
      range,
    }));
  });
  const elements = open.flatMap((filled) =>
    elementsFor(filled).map((symbol) => element(symbol, filled.site)),
  );
  const ions = open.flatMap(({ site }) => ionsFor(site, range));
  const isFirst = filling[0]?.label.startsWith(partial) && (partial !== '' || open.length === 1);
  if (!isFirst) return distinct([...elementsFirst(elements, filling), ...ions]);
  return distinct([...filling.slice(0, 1), ...elementsFirst(elements, filling.slice(1)), ...ions]);
}

/** What fills a later site comes behind the elements of the first that is open. */
function elementsFirst(elements: readonly Completion[], filling: readonly Completion[]): Completion[] {
  const first = elements[0]?.detail;
  const own = elements.filter(({ detail }) => detail === first);
  return [...own, ...filling, ...elements.filter(({ detail }) => detail !== first)];
}

/** Polyatomic ions that a site lists. */
export function ionsFor(site: StructureSite, range: Completion['range']): Completion[] {
  return site.usual.flatMap((unit): Completion[] => {
    if (unit.kind !== 'group') return [];
    const label = baseText(unit);
    return [{ kind: 'species', label, detail: `${site.name}, ${coordinationText(site)}`, range }];
  });
}

function isOpen(filled: Filled): filled is Filled & { left: Fraction } {
  return isFillable(filled.left);
}

function distinct(completions: readonly Completion[]): Completion[] {
  const seen = new Set<string>();
  return completions.filter(({ label }) => !seen.has(label) && seen.add(label));
}
