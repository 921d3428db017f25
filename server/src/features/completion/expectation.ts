/** Behind `expect`: quantities, sites, comparisons, words and units. */
import { CONVENTION_MEANING, CONVENTIONS } from '../../chemistry/entropy.js';
import { QUANTITIES } from '../../model/quantities/registry.js';
import { type Completion, type CompletionKind, type Context, endOf } from './completion.js';
import { structureOfDeclaration } from './sites.js';

export function expectationCompletions(context: Context): Completion[] {
  const { before, declaration, model } = context;
  const text = before.trimStart();
  const partial = /[\p{L}\p{N}_/%-]*$/u.exec(text)?.[0] ?? '';
  const range = endOf(context, partial.length);
  const one = (kind: CompletionKind, label: string, detail: string): Completion => ({
    kind,
    label,
    detail,
    range,
  });
  const quantity = QUANTITIES.find(({ name }) => name === /^[\w-]+/.exec(text)?.[0]);
  if (/^[\w-]*$/.test(text)) {
    return QUANTITIES.map(({ name, of }) => one('quantity', name, of === 'material' ? '' : 'of a site'));
  }
  if (/^[\w-]+\([^()]*$/.test(text)) {
    const structure = structureOfDeclaration(declaration, model);
    return (structure?.sites ?? []).map(({ name }) => one('site', name, 'site'));
  }
  if (!quantity) return [];
  if (/\bper\s+\w*$/.test(text)) {
    return CONVENTIONS.map((convention) => one('keyword', convention, CONVENTION_MEANING[convention]));
  }
  if (/(?:[<>=≤≥]|\bin)\s*\w*$/.test(text)) {
    return quantity.kind === 'word' ? quantity.words.map((word) => one('keyword', word, quantity.name)) : [];
  }
  if (/[\d.]\s*\S*$/.test(text) && quantity.kind === 'number') {
    return quantity.units.map(({ name }) => one('unit', name, `unit of ${quantity.name}`));
  }
  if (/^[\w-]+(?:\([^()]*\))?\s+[\w\s]*$/.test(text)) {
    return [
      ...['=', '>=', '<=', '>', '<'].map((sign) => one('keyword', sign, 'compares')),
      one('keyword', 'in', 'a range: in 1.2 .. 1.5 R'),
      ...(quantity.hasBasis
        ? [
            one('keyword', 'per', 'another convention'),
            one('keyword', 'counting vacancies', 'with vacancies as a species'),
          ]
        : []),
    ];
  }
  return [];
}
