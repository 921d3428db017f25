/** At the beginning of a line of a body: the sites that are left to fill, and `expect`. */
import { exactNumeral } from '../../chemistry/amount.js';
import { siteCard } from '../cards/site.js';
import { coordinationText, usualOccupants } from '../cards/structure.js';
import { type Completion, type Context, endOf } from './completion.js';
import { asMaterial, structureOfDeclaration } from './sites.js';

export function bodyCompletions(context: Context): Completion[] {
  const { before, declaration, model } = context;
  const partial = /^[^:]*?([\p{L}\p{N}_-]*)$/u.exec(before.trimStart());
  const material = asMaterial(declaration);
  if (!partial || !material) return [];
  const range = endOf(context, partial[1]?.length ?? 0);
  const structure = structureOfDeclaration(declaration, model);
  const written = new Set(material.sites?.map(({ site }) => site.text));
  const sites = material.formula ? [] : (structure?.sites ?? []);
  return [
    ...sites
      .filter(({ name }) => material.base !== undefined || !written.has(name))
      .map(
        (site): Completion => ({
          kind: 'site',
          label: site.name,
          insert: `${site.name}: `,
          detail: `${exactNumeral(site.multiplicity)} per formula unit, ${coordinationText(site)}: ${usualOccupants(site)}`,
          range,
          documentation: () => siteCard(site.name, []),
        }),
      ),
    {
      kind: 'keyword',
      label: 'expect',
      insert: 'expect ',
      detail: 'a check that the file states for itself',
      range,
    },
  ];
}
