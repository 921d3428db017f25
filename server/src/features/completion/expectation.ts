/** Behind `expect`: quantities, sites, comparisons, words and units. */
import { CONVENTION_MEANING, CONVENTIONS } from '../../chemistry/entropy.js';
import type { Foundation, Quantity } from '../../model/quantities/quantity.js';
import { QUANTITIES } from '../../model/quantities/registry.js';
import { structureSiteCard } from '../cards/site.js';
import { SOURCE, sourcesText } from '../cards/sources.js';
import { coordinationText, usualOccupants } from '../cards/structure.js';
import { structureOfDeclaration } from '../filling/subject.js';
import { type Block, paragraph } from '../markup.js';
import type { Context } from '../place/place.js';
import { type Completion, type CompletionKind, endOf } from './completion.js';

export function expectationCompletions(context: Context): Completion[] {
  const { before, declaration, model } = context;
  const text = before.trimStart();
  const partial = /[\p{L}\p{N}_/%-]*$/u.exec(text)?.[0] ?? '';
  const range = endOf(context, partial.length);
  const one = (
    kind: CompletionKind,
    label: string,
    detail: string,
    continues = false,
    documentation?: () => Block[],
  ): Completion => ({
    kind,
    label,
    ...(continues && { insert: `${label} `, continues }),
    detail,
    range,
    ...(documentation && { documentation }),
  });
  const quantity = QUANTITIES.find(({ name }) => name === /^[\w-]+/.exec(text)?.[0]);
  const structure = structureOfDeclaration(declaration, model);
  if (/^[\w-]*$/.test(text)) {
    return QUANTITIES.flatMap((known) => [
      ...(known.of === 'site'
        ? []
        : [one('quantity', known.name, 'of the material', true, () => quantityCard(known))]),
      ...(known.of === 'material' ? [] : [ofSite(known, range)]),
    ]);
  }
  if (/^[\w-]+\([^()]*$/.test(text)) {
    return (structure?.sites ?? []).map((site) =>
      one('site', site.name, coordinationText(site), false, () =>
        structure ? structureSiteCard(site, structure, usualOccupants(site)) : [],
      ),
    );
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
function ofSite(quantity: Quantity, range: Completion['range']): Completion {
  const { name } = quantity;
  const label = `${name}()`;
  return {
    kind: 'quantity',
    label,
    insert: `${name}(`,
    snippet: `${name}($1) $0`,
    detail: 'of a site',
    range,
    continues: true,
    documentation: () => quantityCard(quantity),
  };
}

/** What may be expected of a quantity, and on what its value rests. */
function quantityCard(quantity: Quantity): Block[] {
  const of = { material: 'a material', site: 'a site', either: 'a material or one of its sites' }[
    quantity.of
  ];
  const sources = [
    ...quantity.restsOn.map((foundation) => FOUNDATION[foundation]),
    ...(quantity.sources ?? []),
  ];
  return [
    paragraph({ strong: quantity.name }, ` · ${quantity.means ? `${quantity.means}, ` : ''}of ${of}`),
    paragraph(
      quantity.kind === 'word'
        ? `One of ${quantity.words.join(', ')}.`
        : quantity.units.length === 0
          ? 'A plain number, without a unit.'
          : `In ${quantity.units.map(({ name }) => name).join(' or ')}${quantity.isUnitOptional ? '; the first where no unit is written' : ''}.`,
    ),
    ...(quantity.hasBasis
      ? [
          paragraph(
            'In the convention of the file, unless ',
            { code: 'per' },
            ' or ',
            { code: 'counting vacancies' },
            ' says otherwise.',
          ),
        ]
      : []),
    ...(sources.length > 0 ? [paragraph(sourcesText(sources))] : []),
  ];
}

const FOUNDATION: Readonly<Record<Foundation, readonly [what: string, source: string]>> = {
  entropy: ['Entropy', SOURCE.entropy],
  'oxidation-states': ['Usual states', SOURCE.usualStates],
  'atomic-weights': ['Atomic weights', SOURCE.weights],
};
