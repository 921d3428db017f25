/**
 * Inlay hints: what a site sums to, where that is not its multiplicity, and the entropy of sites with several
 * species. Few on purpose: a site that is full and has one species needs none.
 */
import { formatAmount } from '../chemistry/amount.js';
import type { FileModel } from '../model/file.js';
import type { Material, Site } from '../model/material.js';
import type { Range } from '../syntax/tree.js';
import { entropyText, vacanciesText } from './figures.js';

export interface InlayHint {
  readonly kind: 'site-sum' | 'entropy';
  readonly offset: number;
  readonly text: string;
  readonly tooltip: string;
}

export interface InlayHintOptions {
  readonly siteSum: boolean;
  readonly entropy: boolean;
}

/** The hints in a range, in the order of the text. */
export function inlayHints(model: FileModel, range: Range, options: InlayHintOptions): InlayHint[] {
  return model.materials
    .filter(({ declaration }) => !declaration.broken && touches(declaration.range, range))
    .flatMap((material) => [
      ...(options.siteSum ? material.sites.flatMap(siteSumHint) : []),
      ...(options.entropy ? entropyHints(material, model.options.countVacancies) : []),
    ])
    .filter(({ offset }) => offset >= range.start && offset <= range.end)
    .sort((a, b) => a.offset - b.offset);
}

function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
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
