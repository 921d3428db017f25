/** Type definition: from a material or a site to its structure, from what sits on a site to the site in the structure. */
import { builtInStructures } from '../model/built-in.js';
import { type FileModel, structureNameOf } from '../model/file.js';
import { type Named, siteRange } from '../model/occurrences.js';
import { fileAt, isBuiltInAddress } from '../model/places.js';
import { locate } from './locate.js';
import { occurrenceAt, type Place } from './names.js';

/** None where there is no structure; several where a formula is split over sites. */
export function typeDefinitions(model: FileModel, offset: number): Place[] {
  const found = occurrenceAt(model, offset);
  if (found) {
    const place = structurePlace(found.named, model);
    return place ? [{ address: place.address, range: place.range }] : [];
  }
  const located = locate(model, offset);
  if (located?.kind !== 'element' && located?.kind !== 'occupant') return [];
  const sites = new Map<string, Place>();
  for (const { material, site } of located.placements) {
    const { structure } = material;
    const range = structure && siteRange(structure, site.name, model);
    if (!range) continue;
    const { address } = structure.source;
    sites.set(`${address} ${range.start}`, { address, range });
  }
  return [...sites.values()];
}

function structurePlace(named: Named, model: FileModel): Place | undefined {
  if (named.kind === 'structure') return named;
  if (named.kind === 'site') return declaringStructure(named, model);
  return named.kind === 'material' ? structureOfMaterial(named, model) : undefined;
}

/** The name of the structure that declares a site. */
function declaringStructure({ address, range }: Named, model: FileModel): Place | undefined {
  if (isBuiltInAddress(address)) {
    const all = [...builtInStructures().values()];
    return all.find(({ source, sites }) => source.address === address && sites.some(begins(range)))?.source;
  }
  const structure = fileAt(address, model)?.syntax.declarations.find(
    (one) => one.kind === 'structure' && one.sites.some(begins(range)),
  );
  return structure?.name && { address, range: structure.name.range };
}

function begins({ start }: Named['range']) {
  return (site: { readonly range: Named['range'] }) => site.range.start === start;
}

/** That of its base, too. A family too large to be evaluated still names one. */
function structureOfMaterial({ address, range }: Named, model: FileModel): Place | undefined {
  const imported = model.imports.flatMap(({ outcome }) => (outcome?.kind === 'read' ? outcome.model : []));
  const file = [model, ...imported].find((one) => one.address === address);
  const declared = file?.declared.find(({ declaration }) => declaration.name?.range.start === range.start);
  const name = declared && structureNameOf(declared.declaration);
  const structure = declared?.members[0]?.structure ?? (name && file?.structures.get(name.text));
  return structure?.source;
}
