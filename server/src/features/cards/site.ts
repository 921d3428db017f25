/** The card of a site: of a material, with what sits there, and of a structure, with what usually does. */
import { formatAmount } from '../../chemistry/amount.js';
import type { Charge, Material, Site } from '../../model/material.js';
import type { Structure, StructureSite } from '../../model/structure.js';
import { partText, rangeText, spanOf } from '../family-figures.js';
import { entropyText, percent } from '../figures.js';
import { type Block, paragraph } from '../markup.js';
import { columnTable } from './members.js';
import {
  hasSolvedStates,
  hasUsualStates,
  impliedVacancies,
  NOT_CHECKED,
  occupantsText,
  openAmount,
  stateText,
  structureSiteOf,
  sumText,
} from './occupants.js';
import { SOURCE, sourcesText } from './sources.js';
import { coordinationText } from './structure.js';

const DECIMALS = 4;

/** A site by its name, of a material or of all members of a family; one that holds nothing is only named. */
export function siteCard(name: string, members: readonly Material[]): Block[] {
  const [first, ...others] = members;
  if (!first) return [paragraph({ strong: name }), paragraph('Nothing is known to sit here.')];
  const { declaration } = first;
  const owner = others.length > 0 ? (declaration.name?.text ?? '') : first.name;
  if (declaration.broken) return [paragraph({ strong: name }, ` of ${owner}`), paragraph(NOT_CHECKED)];
  const sites = members.flatMap((member) => member.sites.find((site) => site.name === name) ?? []);
  const [site] = sites;
  if (!site) {
    return [paragraph({ strong: name }, ` of ${owner}`), paragraph('Nothing is known to sit here.')];
  }
  const given = structureSiteOf(site, first);
  const kind = given ? ` · site of ${first.structure?.name ?? ''}, ${coordinationText(given)}` : '';
  const used = [
    ...(sites.some(({ sum }) => sum) ? [['Entropy', SOURCE.entropy] as const] : []),
    ...(sites.some(hasUsualStates) ? [['Usual states', SOURCE.usualStates] as const] : []),
    ...(sites.some(hasSolvedStates) ? [['Solved states', SOURCE.ladder] as const] : []),
  ];
  return [
    paragraph({ strong: name }, ` of ${owner}${kind}`),
    ...(others.length > 0 ? membersOn(name, members) : [occupantsTable(site, first.charge), sumLine(site)]),
    ...(used.length > 0 ? [paragraph(sourcesText(used))] : []),
  ];
}

function sumLine(site: Site): Block {
  return paragraph(
    `Sum ${sumText(site)}${site.isMultiplicityGiven ? '' : ', as written'}.`,
    entropySentence(site),
  );
}

/** What sits on the site in each member. */
function membersOn(name: string, members: readonly Material[]): Block[] {
  const sites = new Map(members.map((member) => [member, member.sites.find((site) => site.name === name)]));
  const span = spanOf([...sites.values()].map((site) => (site?.sum ? site.entropy : undefined)));
  const column = (heading: string, nothing: string, textOf: (site: Site) => string, isNumber = false) => ({
    heading,
    isNumber,
    cellOf: (member: Material) => {
      const site = sites.get(member);
      return site ? textOf(site) : nothing;
    },
  });
  return [
    ...columnTable(
      [
        column('Occupants per formula unit', 'nothing', occupantsText),
        column('Sum', '0', sumText, true),
        column('S, R per mole of sites', '', siteEntropyText, true),
      ],
      members,
    ),
    ...(span
      ? [
          paragraph(
            `S = ${rangeText(span, (value) => entropyText(value, DECIMALS), ' to ')} R per mole of sites` +
              `${partText(span, members.length)}, vacancies not counted.`,
          ),
        ]
      : []),
  ];
}

function siteEntropyText(site: Site): string {
  return site.sum ? entropyText(site.entropy, DECIMALS) : 'not known';
}

/** Where charges mean nothing there is no column for them. */
function occupantsTable(site: Site, charge: Charge): Block {
  const hasStates = charge.kind !== 'not-applicable';
  const rows = site.occupants.map((occupant) => [
    occupant.species,
    openAmount(occupant.amount),
    occupant.amount ? percent(occupant.amount.div(site.multiplicity)) : 'open',
    ...(hasStates ? [stateText(occupant, charge)] : []),
  ]);
  const implied = impliedVacancies(site);
  if (implied) {
    const part = percent(implied.div(site.multiplicity));
    rows.push(['vacant', formatAmount(implied), part, ...(hasStates ? ['need not be written'] : [])]);
  }
  return {
    kind: 'table',
    columns: [
      { heading: 'Occupant' },
      { heading: 'Per formula unit', isNumber: true },
      { heading: 'Of the site', isNumber: true },
      ...(hasStates ? [{ heading: 'Oxidation state' }] : []),
    ],
    rows,
  };
}

function entropySentence(site: Site): string {
  if (!site.sum) return ' S is not known while an amount is open.';
  const without = entropyText(site.entropy, DECIMALS);
  const withVacancies = entropyText(site.entropyWithVacancies, DECIMALS);
  return without === withVacancies
    ? ` S = ${without} R per mole of sites.`
    : ` S = ${without} R per mole of sites, vacancies not counted; ${withVacancies} R counting them.`;
}

/** A site where a structure declares it. */
export function structureSiteCard(site: StructureSite, structure: Structure, usual: string): Block[] {
  return [
    paragraph({ strong: site.name }, ` of ${structure.name} · ${coordinationText(site)}`),
    paragraph(`Multiplicity ${formatAmount(site.multiplicity)} per formula unit. Usual occupants: ${usual}.`),
    paragraph(
      site.hasImplicitVacancies
        ? 'It may be partly empty without vacancies being written.'
        : 'Vacancies here must be written.',
    ),
  ];
}
