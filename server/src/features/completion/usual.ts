/** In a structure, what usually sits on a site: elements, and the vacancy. */
import { frequencyOf } from '../../chemistry/frequency.js';
import { ELEMENT_SYMBOLS } from '../../chemistry/symbols.js';
import { elementCard } from '../cards/element.js';
import type { Context } from '../place/place.js';
import { apart, type Completion, endOf } from './completion.js';

export function usualCompletions(context: Context): Completion[] {
  const { before } = context;
  // Behind an entry and a gap only a comma can follow.
  if (/[\p{L}\d+)\]-]\s+$/u.test(before)) return [];
  const range = endOf(context, /[A-Z]?[a-z]?$/.exec(before)?.[0].length ?? 0);
  const written = new Set(before.match(/[A-Z][a-z]?(?=\s*[\d+,-])/g) ?? []);
  const total = (symbol: string) => frequencyOf(symbol, 'cation') + frequencyOf(symbol, 'anion');
  const elements = ELEMENT_SYMBOLS.filter((symbol) => !written.has(symbol) && total(symbol) > 0);
  return [
    ...elements
      .sort((a, b) => total(b) - total(a))
      .map(
        (symbol): Completion => ({
          kind: 'element',
          label: symbol,
          insert: apart(symbol, context, range),
          detail: 'usually sits here',
          range,
          documentation: () => elementCard(symbol, []),
        }),
      ),
    {
      kind: 'species',
      label: 'Va',
      insert: apart('Va', context, range),
      detail: 'vacancies here need not be written',
      range,
    },
  ];
}
