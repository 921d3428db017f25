/** Elements for a site, with what they would be there. */
import { Fraction } from '../../chemistry/amount.js';
import { speciesText } from '../../syntax/print.js';
import type { Range } from '../../syntax/tree.js';
import { elementCard } from '../cards/element.js';
import { SOURCE } from '../cards/sources.js';
import { coordinationText } from '../cards/structure.js';
import { placeOn, usualStates } from '../filling/charge.js';
import { radiusOn, stateFor, type Wanted } from '../filling/ranking.js';
import { placeText, wantedSentence, wantedText } from '../filling/wording.js';
import { type Block, paragraph } from '../markup.js';
import type { Completion } from './completion.js';

/** An element by its symbol; its amount comes next. */
export function elementCandidate(symbol: string, wanted: Wanted, range: Range): Completion {
  return {
    kind: 'element',
    label: symbol,
    detail: [
      placeText(wanted.site),
      ...radiusText(symbol, stateFor(symbol, wanted), wanted),
      ...wantedText(wanted.charge),
    ].join(' · '),
    range,
    continues: true,
    documentation: () => candidateCard(symbol, wanted),
  };
}

/** A species by its symbol and charge; its amount comes next. */
export function speciesCandidate(symbol: string, state: Fraction, wanted: Wanted, range: Range): Completion {
  const label = speciesText(symbol, state);
  const isUsual = usualStates(symbol, placeOn(wanted.site)).includes(state.valueOf());
  const isListed = wanted.site.states.get(symbol)?.equals(state);
  return {
    kind: 'species',
    label,
    insert: `${label} `,
    detail: [
      placeText(wanted.site),
      ...radiusText(symbol, state.valueOf(), wanted, true),
      ...(isUsual || isListed ? [] : ['unusual state']),
      ...wantedText(wanted.charge),
    ].join(' · '),
    range,
    continues: true,
    documentation: () => candidateCard(symbol, wanted),
  };
}

/** `0.69 Å as Ni2+`. */
function radiusText(symbol: string, state: number | undefined, { site }: Wanted, isStated = false): string[] {
  const radius = state === undefined ? undefined : radiusOn(site, symbol, state);
  if (!radius || state === undefined) return [];
  const size = `${radius.ionic.replace('-', '−')} Å`;
  return [isStated ? size : `${size} as ${speciesText(symbol, new Fraction(state))}`];
}

/** What an element would be on a site, then what is known of it. */
function candidateCard(symbol: string, wanted: Wanted): Block[] {
  const { site, structure, charge } = wanted;
  const states = usualStates(symbol, placeOn(site));
  const rows = states.map((state) => {
    const radius = radiusOn(site, symbol, state);
    const text = radius ? `${radius.ionic.replace('-', '−')} Å` : 'not in the source';
    return [
      speciesText(symbol, new Fraction(state)),
      site.coordination ? text : 'coordination not given',
      SOURCE.radii,
    ];
  });
  const [title, ...others] = elementCard(symbol, []);
  return [
    ...(title ? [title] : []),
    paragraph(
      site.elements.has(symbol)
        ? `Usual on site ${site.name} of ${structure.name}, ${coordinationText(site)}.`
        : `Not listed on site ${site.name} of ${structure.name}, ${coordinationText(site)}.`,
      ...wantedSentence(charge, site).map((sentence) => ` ${sentence}`),
    ),
    ...(rows.length > 0
      ? [
          {
            kind: 'table' as const,
            columns: [
              { heading: 'Usual state' },
              { heading: 'Effective ionic radius' },
              { heading: 'Source' },
            ],
            rows,
          },
        ]
      : []),
    ...others,
  ];
}
