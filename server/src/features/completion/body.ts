/** At the beginning of a line of a body: the sites that are left to fill, and `expect`. */
import { exactNumeral } from '../../chemistry/amount.js';
import { COORDINATION } from '../../chemistry/radii.js';
import { writtenName } from '../../syntax/print.js';
import { structureSiteCard } from '../cards/site.js';
import { coordinationText, usualOccupants } from '../cards/structure.js';
import { asMaterial, structureOfDeclaration } from '../filling/subject.js';
import type { Context } from '../place/place.js';
import { type Completion, endOf } from './completion.js';
import { snippetCompletions } from './snippets.js';

export function bodyCompletions(context: Context): Completion[] {
  const { before, declaration, model } = context;
  const partial = /^[^:]*?([\p{L}\p{N}_-]*)$/u.exec(before.trimStart());
  const material = asMaterial(declaration);
  if (!partial || !material) return [];
  const range = endOf(context, partial[1]?.length ?? 0);
  const structure = structureOfDeclaration(declaration, model);
  const written = new Set(material.sites?.map(({ site }) => site.text));
  const sites = structure && !material.formula ? structure.sites : [];
  return [
    ...sites
      .filter(({ name }) => material.base !== undefined || !written.has(name))
      .map(
        (site): Completion => ({
          kind: 'site',
          label: site.name,
          insert: `${writtenName(site.name)}: `,
          detail: `${exactNumeral(site.multiplicity)} per formula unit, ${coordinationText(site)}: ${usualOccupants(site)}`,
          range,
          continues: true,
          ...(structure && { documentation: () => structureSiteCard(site, structure, usualOccupants(site)) }),
        }),
      ),
    {
      kind: 'keyword',
      label: 'expect',
      insert: 'expect ',
      detail: 'a check that the file states for itself',
      range,
      continues: true,
    },
    ...snippetCompletions('body', range),
  ];
}

/** In a line of a structure, behind its name and multiplicity: the words that stand for a number of neighbours. */
export function structureLineCompletions(context: Context): Completion[] {
  const [, partial] = /^\s*\S+[ \t]+(?:\*[ \t]*[\d./]+[ \t]+)?([a-z-]*)$/.exec(context.before) ?? [];
  if (partial === undefined) return [];
  return Object.entries(COORDINATION).map(([label, number]) => ({
    kind: 'keyword',
    label,
    insert: `${label} : `,
    detail: `${number} neighbours`,
    range: endOf(context, partial.length),
    continues: true,
  }));
}
