/** The card of a site: of a material, with what sits there, and of a structure, with what usually does. */
import { formatAmount } from '../../chemistry/amount.js';
import type { Charge, Material, Site } from '../../model/material.js';
import type { Structure, StructureSite } from '../../model/structure.js';
import { entropyText, percent } from '../figures.js';
import { type Block, paragraph } from '../markup.js';
import {
  hasSolvedStates,
  hasUsualStates,
  impliedVacancies,
  NOT_CHECKED,
  openAmount,
  stateText,
  structureSiteOf,
  sumText,
} from './occupants.js';
import { SOURCE, sourcesText } from './sources.js';
import { coordinationText } from './structure.js';

const DECIMALS = 4;

/** A site of a material by its name; one that the structure does not have, and holds nothing, is only named. */
export function siteCard(name: string, material: Material): Block[] {
  if (material.declaration.broken) {
    return [paragraph({ strong: name }, ` of ${material.name}`), paragraph(NOT_CHECKED)];
  }
  const site = material.sites.find((candidate) => candidate.name === name);
  if (!site) {
    return [paragraph({ strong: name }, ` of ${material.name}`), paragraph('Nothing is known to sit here.')];
  }
  const given = structureSiteOf(site, material);
  const kind = given ? ` · site of ${material.structure?.name ?? ''}, ${coordinationText(given)}` : '';
  const used = [
    ...(site.sum ? [['Entropy', SOURCE.entropy] as const] : []),
    ...(hasUsualStates(site) ? [['Usual states', SOURCE.usualStates] as const] : []),
    ...(hasSolvedStates(site) ? [['Solved states', SOURCE.ladder] as const] : []),
  ];
  return [
    paragraph({ strong: name }, ` of ${material.name}${kind}`),
    occupantsTable(site, material.charge),
    paragraph(
      `Sum ${sumText(site)}${site.isMultiplicityGiven ? '' : ', as written'}.`,
      entropySentence(site),
    ),
    ...(used.length > 0 ? [paragraph(sourcesText(used))] : []),
  ];
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
