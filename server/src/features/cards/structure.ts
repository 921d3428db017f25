/** The card of a structure: its sites and what usually sits on them. */
import { formatAmount } from '../../chemistry/amount.js';
import { COORDINATION } from '../../chemistry/radii.js';
import type { Structure, StructureSite } from '../../model/structure.js';
import { baseText, speciesText } from '../../syntax/print.js';
import { type Block, paragraph, paragraphsOf } from '../markup.js';

export function structureCard(name: string, structure: Structure | undefined): Block[] {
  if (!structure) {
    return [
      paragraph({ strong: name }),
      paragraph('No structure has this name: it is neither built in nor declared in this file.'),
    ];
  }
  const nature = structure.metallic ? ' · metallic' : '';
  const description = structure.description ? ` · ${structure.description}` : '';
  return [
    paragraph({ strong: structure.name }, description + nature),
    ...paragraphsOf(structure.doc),
    {
      kind: 'table',
      columns: [
        { heading: 'Site' },
        { heading: 'Per formula unit', isNumber: true },
        { heading: 'Coordination' },
        { heading: 'Usual occupants' },
      ],
      rows: structure.sites.map((site) => [
        site.name,
        formatAmount(site.multiplicity),
        coordinationText(site),
        usualOccupants(site),
      ]),
    },
    paragraph(structure.source.isBuiltIn ? 'Built in.' : `Declared in ${structure.source.file}.`),
  ];
}

/** `octahedral (6)`; the number is missing where the word has none. */
export function coordinationText({ coordination }: StructureSite): string {
  if (!coordination) return 'coordination not given';
  const number = COORDINATION[coordination];
  return number === undefined ? coordination : `${coordination} (${number})`;
}

/** What usually sits on a site, as the structure's declaration lists it. */
export function usualOccupants({ usual }: StructureSite): string {
  const listed = usual.map((unit) =>
    unit.charge ? speciesText(baseText(unit), unit.charge.value) : baseText(unit),
  );
  return listed.length > 0 ? listed.join(', ') : 'anything';
}
