/** What is at the cursor or selected. */
import type { DeclaredMaterial, FileModel } from '../../model/file-model.js';
import type { Material, Site } from '../../model/material.js';
import { isTakenOver, touches } from '../../syntax/lookup.js';
import type {
  Amount,
  FormulaPart,
  GroupUnit,
  MaterialDeclaration,
  NumberAmount,
  Range,
  SiteLine,
  Unit,
} from '../../syntax/tree.js';
import type { Request } from './refactoring.js';

/** Members of a family that are looked at while someone waits, at most: each is evaluated for each thing offered. */
const MOST_MEMBERS = 64;

export function holds(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The materials at the cursor or selected that were read in full. */
export function materialsAt({ model, range }: Request): readonly DeclaredMaterial[] {
  return model
    .declaredIn(range)
    .filter(
      ({ declaration, members }) =>
        !declaration.broken && members.length > 0 && members.length <= MOST_MEMBERS,
    );
}

/** The one material at the cursor; none where several are selected. */
export function materialAt(request: Request): DeclaredMaterial | undefined {
  const [only, ...others] = materialsAt(request);
  return others.length === 0 ? only : undefined;
}

/** A site in each member of a material, in their order. */
export interface SiteOfMembers {
  readonly name: string;
  readonly sites: readonly Site[];
  /** The units that are written for it, the same in every member. */
  readonly units: readonly Unit[];
}

/** The sites at the cursor that every member has. */
export function sitesAt({ declaration, members }: DeclaredMaterial, { range }: Request): SiteOfMembers[] {
  const [first] = members;
  return (first?.sites ?? []).flatMap((site): SiteOfMembers[] => {
    const units = ownUnits(site, declaration);
    const lines = (declaration.sites ?? []).filter((line) => line.site.text === site.name);
    const places = lines.length > 0 ? lines : units;
    if (!places.some((place) => touches(place.range, range))) return [];
    const sites = members.flatMap((member) => siteOf(member, site.name) ?? []);
    return sites.length === members.length ? [{ name: site.name, sites, units }] : [];
  });
}

export function siteOf({ sites }: Material, name: string): Site | undefined {
  return sites.find((site) => site.name === name);
}

/** What is written here: what is taken over from a base is written elsewhere. */
export function ownUnits({ units }: Site, declaration: MaterialDeclaration): Unit[] {
  return units.filter(({ range }) => !isTakenOver(range, declaration));
}

/** A unit with what it stands in. */
export interface UnitPlace {
  readonly unit: Unit;
  /** The groups around it, the outermost first. */
  readonly groups: readonly GroupUnit[];
  readonly part?: FormulaPart;
  readonly line?: SiteLine;
}

/** Every unit of a composition, those in groups behind their group; not what stands before an arrow. */
export function unitsIn({ formula, sites }: Pick<MaterialDeclaration, 'formula' | 'sites'>): UnitPlace[] {
  const found: UnitPlace[] = [];
  const visit = (place: UnitPlace): void => {
    const { unit, groups } = place;
    found.push(place);
    if (unit.kind !== 'group') return;
    for (const child of unit.items.flat()) visit({ ...place, unit: child, groups: [...groups, unit] });
  };
  for (const part of formula?.parts ?? []) {
    for (const unit of part.units) visit({ unit, groups: [], part });
  }
  for (const line of sites ?? []) {
    for (const unit of line.occupants) visit({ unit, groups: [], line });
  }
  return found;
}

/** The numbers of a composition, in their order. */
export function numbersIn({ formula, sites }: MaterialDeclaration): NumberAmount[] {
  const places = unitsIn({ ...(formula && { formula }), ...(sites && { sites }) });
  const amounts: (Amount | undefined)[] = [
    ...places.map(({ unit }) => unit.amount),
    ...(formula?.parts ?? []).map(({ coefficient }) => coefficient),
    ...(sites ?? []).map(({ replaced }) => replaced?.amount),
  ];
  return amounts
    .flatMap((amount) => (amount?.kind === 'number' ? amount : []))
    .sort((a, b) => a.range.start - b.range.start);
}

/** The innermost group at the cursor for which something holds. */
export function groupAt(
  declaration: MaterialDeclaration,
  range: Range,
  accept: (group: GroupUnit) => boolean,
): (UnitPlace & { readonly unit: GroupUnit }) | undefined {
  const found = unitsIn(declaration).filter(
    (place): place is UnitPlace & { readonly unit: GroupUnit } =>
      place.unit.kind === 'group' && holds(place.unit.range, range) && accept(place.unit),
  );
  return found[found.length - 1];
}

/** The text of something in the file. */
export function textOf({ start, end }: Range, { text }: FileModel): string {
  return text.slice(start, end);
}
