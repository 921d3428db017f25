/**
 * Inlay hints: solved oxidation states and amounts, what a site sums to where that is not its multiplicity, and the
 * entropy of sites with several species. Few on purpose: a site that is full and has one species needs none.
 */
import { formatAmount } from '../chemistry/amount.js';
import { shortState } from '../model/charge.js';
import type { FileModel } from '../model/file.js';
import type { Material, Occupant, Site } from '../model/material.js';
import type { Range } from '../syntax/tree.js';
import { entropyText, vacanciesText } from './figures.js';
import { partTexts, solvedBy, solvedElements } from './solved.js';

export interface InlayHint {
  readonly kind: 'site-sum' | 'entropy' | 'charge' | 'amount';
  readonly offset: number;
  readonly text: string;
  readonly tooltip: string;
}

export interface InlayHintOptions {
  readonly siteSum: boolean;
  readonly entropy: boolean;
  /** Solved oxidation states behind their elements. */
  readonly charge: boolean;
  /** What a `?` was solved to. */
  readonly solvedAmount: boolean;
}

/** The hints in a range, in the order of the text. */
export function inlayHints(model: FileModel, range: Range, options: InlayHintOptions): InlayHint[] {
  return model.materials
    .filter(({ declaration }) => !declaration.broken && touches(declaration.range, range))
    .flatMap((material) => [
      ...(options.charge ? chargeHints(material) : []),
      ...(options.solvedAmount ? occupantsOf(material).flatMap(amountHint) : []),
      ...(options.siteSum ? material.sites.flatMap(siteSumHint) : []),
      ...(options.entropy ? entropyHints(material, model.options.countVacancies) : []),
    ])
    .filter(({ offset }) => offset >= range.start && offset <= range.end)
    .sort((a, b) => a.offset - b.offset);
}

function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function occupantsOf({ sites }: Material): Occupant[] {
  return sites.flatMap((site) => site.occupants);
}

const RAISED: Record<string, string> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '.': '·',
  '+': '⁺',
  '-': '⁻',
};

/** One behind each symbol, also where what is written lies on several sites. */
function chargeHints(material: Material): InlayHint[] {
  const solved = new Map(solvedElements(material).map((one) => [one.element, one]));
  const hints = new Map<number, InlayHint>();
  for (const { element, state, range } of occupantsOf(material)) {
    const known = solved.get(element ?? '');
    if (!known || state?.origin !== 'solved') continue;
    const offset = range.start + known.element.length;
    const text = [...shortState(state.value)].map((char) => RAISED[char] ?? char).join('');
    const parts = known.parts ? `: ${partTexts(known).join(' and ')} per formula unit` : '';
    const tooltip = `${known.species} ${solvedBy(material.charge)}${parts}`;
    hints.set(offset, { kind: 'charge', offset, text, tooltip });
  }
  return [...hints.values()];
}

/** The number that would be written in the place of the `?`. */
function amountHint({ species, amount, isSolvedAmount, range, written }: Occupant): InlayHint[] {
  if (!isSolvedAmount || !amount) return [];
  const text = `= ${formatAmount(written ? amount.div(written.factor) : amount)}`;
  const tooltip = `From neutrality: ${formatAmount(amount)} ${species} per formula unit`;
  return [{ kind: 'amount', offset: range.end, text, tooltip }];
}

function siteSumHint(site: Site): InlayHint[] {
  const { sum, multiplicity, isMultiplicityGiven } = site;
  const offset = endOf(site);
  if (!sum || offset === undefined || !isMultiplicityGiven || sum.equals(multiplicity)) return [];
  const isLess = sum.compare(multiplicity) < 0;
  const tooltip =
    `Site ${site.name} holds ${formatAmount(sum)} of ${formatAmount(multiplicity)} per formula unit` +
    (isLess && site.hasImplicitVacancies ? '; the rest is vacant, which need not be written here' : '');
  return [
    { kind: 'site-sum', offset, text: `Σ ${formatAmount(sum)} of ${formatAmount(multiplicity)}`, tooltip },
  ];
}

/** In the long form at the end of each site's line; behind a formula for all of its sites together. */
function entropyHints(material: Material, countVacancies: boolean): InlayHint[] {
  const mixed = material.sites.flatMap((site) => {
    const value = countVacancies ? site.entropyWithVacancies : site.entropy;
    return site.sum && value > 0 ? [{ site, text: `${entropyText(value, 3)} R` }] : [];
  });
  const told = vacanciesText(countVacancies);
  const { formula } = material.declaration;
  if (!formula) {
    return mixed.flatMap(({ site, text }) => {
      const offset = endOf(site);
      const tooltip = tooltipOf(`site ${site.name}`, told);
      return offset === undefined ? [] : [{ kind: 'entropy', offset, text, tooltip }];
    });
  }
  if (mixed.length === 0) return [];
  const [only, ...others] = mixed;
  const isOne = only && others.length === 0;
  const names = mixed.map(({ site }) => site.name).join(' and ');
  return [
    {
      kind: 'entropy',
      offset: formula.range.end,
      text: isOne ? only.text : mixed.map(({ site, text }) => `${site.name} ${text}`).join(', '),
      tooltip: isOne ? tooltipOf(`site ${names}`, told) : tooltipOf(`the sites ${names}, each`, told),
    },
  ];
}

function tooltipOf(sites: string, vacancies: string): string {
  return `Configurational entropy of ${sites} per mole of sites, ${vacancies}`;
}

/** Where the last of what lies on a site is written. */
function endOf({ units }: Site): number | undefined {
  return units.length > 0 ? Math.max(...units.map(({ range }) => range.end)) : undefined;
}
