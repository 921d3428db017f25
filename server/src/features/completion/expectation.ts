/** Behind `expect`: quantities, sites, comparisons, words and units. */
import { CONVENTION_MEANING, CONVENTIONS } from '../../chemistry/entropy.js';
import { QUANTITIES } from '../../model/quantities/registry.js';
import { coordinationText } from '../cards/structure.js';
import { structureOfDeclaration } from '../filling/subject.js';
import type { Context } from '../place/place.js';
import { type Completion, type CompletionKind, endOf } from './completion.js';

export function expectationCompletions(context: Context): Completion[] {
  const { before, declaration, model } = context;
  const text = before.trimStart();
  const partial = /[\p{L}\p{N}_/%-]*$/u.exec(text)?.[0] ?? '';
  const range = endOf(context, partial.length);
  const one = (kind: CompletionKind, label: string, detail: string, continues = false): Completion => ({
    kind,
    label,
    ...(continues && { insert: `${label} `, continues }),
    detail,
    range,
  });
  const quantity = QUANTITIES.find(({ name }) => name === /^[\w-]+/.exec(text)?.[0]);
  const structure = structureOfDeclaration(declaration, model);
  if (/^[\w-]*$/.test(text)) {
    return QUANTITIES.flatMap(({ name, of }) => [
      ...(of === 'site' ? [] : [one('quantity', name, 'of the material', true)]),
      ...(of === 'material' ? [] : [ofSite(name, range)]),
    ]);
  }
  if (/^[\w-]+\([^()]*$/.test(text)) {
    return (structure?.sites ?? []).map((site) => one('site', site.name, coordinationText(site)));
  }
  if (!quantity) return [];
  if (/\bper\s+\w*$/.test(text)) {
    return CONVENTIONS.map((convention) => one('keyword', convention, CONVENTION_MEANING[convention], true));
  }
  if (/(?:[<>=≤≥]|\bin)\s*\w*$/.test(text)) {
    return quantity.kind === 'word' ? quantity.words.map((word) => one('keyword', word, quantity.name)) : [];
  }
  if (/[\d.]\s*\S*$/.test(text) && quantity.kind === 'number') {
    return quantity.units.map(({ name }) => one('unit', name, `unit of ${quantity.name}`));
  }
  if (!/^[\w-]+(?:\([^()]*\))?\s+[\w\s]*$/.test(text)) return [];
  return [
    ...['=', '>=', '<=', '>', '<'].map((sign) => one('keyword', sign, 'compares', true)),
    one('keyword', 'in', 'a range: in 1.2 .. 1.5 R', true),
    ...(quantity.hasBasis
      ? [
          ...(/\bper\b/.test(text) ? [] : [one('keyword', 'per', 'another convention', true)]),
          ...(/\bcounting\b/.test(text)
            ? []
            : [one('keyword', 'counting vacancies', 'with vacancies as a species', true)]),
        ]
      : []),
  ];
}

/** A quantity of one site, which comes in parentheses. */
function ofSite(name: string, range: Completion['range']): Completion {
  const label = `${name}()`;
  return {
    kind: 'quantity',
    label,
    insert: `${name}(`,
    snippet: `${name}($1) $0`,
    detail: 'of a site',
    range,
    continues: true,
  };
}
