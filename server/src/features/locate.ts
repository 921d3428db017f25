/** What stands at an offset: the tree says what was written there, the evaluated sites what it became. */
import { type Fraction, sum } from '../chemistry/amount.js';
import { type FileModel, structureNameOf } from '../model/file.js';
import type { Material, Occupant, Site } from '../model/material.js';
import type { Structure, StructureSite } from '../model/structure.js';
import type {
  Amount,
  Formula,
  IgnoreComment,
  MaterialDeclaration,
  Name,
  Range,
  SiteLine,
  StructureDeclaration,
  Unit,
} from '../syntax/tree.js';

/** An occupant with where it sits. */
export interface Placement {
  readonly site: Site;
  readonly occupant: Occupant;
}

/** What a number counts on one site. */
export interface Share {
  readonly site: Site;
  /** Per formula unit; undefined where it is open. */
  readonly amount: Fraction | undefined;
}

interface At {
  readonly range: Range;
}

export type Located =
  | (At & { readonly kind: 'material'; readonly material: Material })
  | (At & { readonly kind: 'structure'; readonly name: string; readonly structure: Structure | undefined })
  | (At & { readonly kind: 'site'; readonly name: string; readonly material: Material })
  | (At & { readonly kind: 'structure-site'; readonly structure: Structure; readonly site: StructureSite })
  | (At & {
      readonly kind: 'element';
      readonly symbol: string;
      /** Missing in a structure's list of what usually sits on a site. */
      readonly material?: Material;
      /** Several where a formula was split over sites. */
      readonly placements: readonly Placement[];
    })
  /** A vacancy or a polyatomic ion. */
  | (At & {
      readonly kind: 'occupant';
      readonly material: Material;
      readonly placements: readonly Placement[];
    })
  | (At & {
      readonly kind: 'amount';
      readonly amount: Amount;
      readonly material?: Material;
      readonly counts: 'occupants' | 'part-of-ion' | 'part-of-formula';
      readonly shares: readonly Share[];
    })
  | (At & { readonly kind: 'rule'; readonly id: string; readonly ignore: IgnoreComment });

/** What stands at an offset; undefined where there is nothing to tell about. */
export function locate(model: FileModel, offset: number): Located | undefined {
  for (const ignore of model.syntax.ignores) {
    const rule = ignore.rules.find(({ range }) => holds(range, offset));
    if (rule) return { kind: 'rule', id: rule.text, ignore, range: rule.range };
  }
  const declaration = model.syntax.declarations.find(({ range }) => holds(range, offset));
  if (declaration?.kind === 'structure') return inStructure(declaration, offset, model);
  const material = model.materials.find((candidate) => candidate.declaration === declaration);
  return material && inMaterial(material.declaration, material, offset, model);
}

function holds(range: Range | undefined, offset: number): boolean {
  return range !== undefined && range.start <= offset && offset < range.end;
}

function within(inner: Range, outer: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

// -------------------------------------------------------------------------------------------- declarations

function inStructure(
  declaration: StructureDeclaration,
  offset: number,
  model: FileModel,
): Located | undefined {
  const structure = declaration.name && model.structures.get(declaration.name.text);
  if (declaration.name && holds(declaration.name.range, offset)) {
    return structureAt(declaration.name, structure);
  }
  const line = declaration.sites.find(({ range }) => holds(range, offset));
  if (!line || !structure) return undefined;
  const named = [line.name, line.multiplicity, line.coordination].find((part) => holds(part?.range, offset));
  const site = structure.sites.find(({ name }) => name === line.name.text);
  if (named && site) return { kind: 'structure-site', structure, site, range: named.range };
  return line.usual.map((unit) => usualAt(unit, offset)).find((found) => found !== undefined);
}

function structureAt(name: Name, structure: Structure | undefined): Located {
  return { kind: 'structure', name: name.text, structure, range: name.range };
}

/** An element in a list of what usually sits on a site. */
function usualAt(unit: Unit, offset: number): Located | undefined {
  if (!holds(unit.range, offset)) return undefined;
  if (unit.kind === 'element') {
    return { kind: 'element', symbol: unit.symbol.text, placements: [], range: unit.symbol.range };
  }
  if (unit.kind === 'vacancy') return undefined;
  return unit.items.flatMap((item) => item.flatMap((child) => usualAt(child, offset) ?? []))[0];
}

function inMaterial(
  declaration: MaterialDeclaration,
  material: Material,
  offset: number,
  model: FileModel,
): Located | undefined {
  const { name, formula, sites } = declaration;
  if (name && holds(name.range, offset)) return { kind: 'material', material, range: name.range };
  const structure = structureNameOf(declaration);
  if (structure && holds(structure.range, offset)) {
    return structureAt(structure, model.structures.get(structure.text));
  }
  return formula ? inFormula(formula, material, offset) : inSites(sites ?? [], material, offset);
}

function inFormula(formula: Formula, material: Material, offset: number): Located | undefined {
  const part = formula.parts.find(({ range }) => holds(range, offset));
  if (!part) return undefined;
  if (part.coefficient && holds(part.coefficient.range, offset)) {
    const { coefficient: amount } = part;
    return { kind: 'amount', amount, material, counts: 'part-of-formula', shares: [], range: amount.range };
  }
  return inUnits(part.units, material, offset);
}

function inSites(lines: readonly SiteLine[], material: Material, offset: number): Located | undefined {
  const line = lines.find(({ range }) => holds(range, offset));
  if (!line) return undefined;
  if (holds(line.site.range, offset)) {
    return { kind: 'site', name: line.site.text, material, range: line.site.range };
  }
  return inUnits(line.occupants, material, offset);
}

// --------------------------------------------------------------------------------------------------- units

function inUnits(units: readonly Unit[], material: Material, offset: number): Located | undefined {
  const unit = units.find(({ range }) => holds(range, offset));
  return unit && inUnit(unit, material, offset);
}

function inUnit(unit: Unit, material: Material, offset: number): Located | undefined {
  if (unit.amount && holds(unit.amount.range, offset)) return amountAt(unit, unit.amount, material);
  if (unit.kind === 'group' && holds(unit.inner, offset)) {
    const inside = unit.items.map((item) => inUnits(item, material, offset)).find((found) => found);
    if (inside) return inside;
  }
  const placements = placementsOf(unit, material);
  if (unit.kind === 'element') {
    const { symbol } = unit;
    const range = speciesRange(symbol.range, unit.charge?.range, offset);
    // Between the species and its amount there may be a space.
    if (!holds(range, offset)) return undefined;
    return { kind: 'element', symbol: symbol.text, material, placements, range };
  }
  if (placements.length > 0) return { kind: 'occupant', material, placements, range: unit.range };
  const site = material.sites.find((candidate) =>
    candidate.occupants.some((occupant) => within(occupant.range, unit.range)),
  );
  return site && { kind: 'site', name: site.name, material, range: unit.range };
}

/** `Mn3+` as one; of `Mn0.4^3+`, where the amount stands in between, the part that the offset is on. */
function speciesRange(symbol: Range, charge: Range | undefined, offset: number): Range {
  if (!charge) return symbol;
  if (charge.start === symbol.end) return { start: symbol.start, end: charge.end };
  return holds(charge, offset) ? charge : symbol;
}

function amountAt(unit: Unit, amount: Amount, material: Material): Located {
  const shares = sharesOf(unit.range, material);
  const isInside = shares.length === 0 && occupantsAround(unit.range, material).length > 0;
  const counts = isInside ? 'part-of-ion' : 'occupants';
  return { kind: 'amount', amount, material, counts, shares, range: amount.range };
}

/**
 * The occupants that a unit is, or is a part of; none where the material could not be read. Found by their ranges: ions that a formula only spells, such as the
 * PO4 of LiFePO4, have no unit of their own in the tree.
 */
function placementsOf(unit: Unit, material: Material): Placement[] {
  if (material.declaration.broken) return [];
  const found = occupantsAround(unit.range, material);
  if (found.length > 0 || unit.kind !== 'element') return found;
  // A species that was listed twice has the range of its first listing.
  return material.sites.flatMap((site) =>
    site.units.some(({ range }) => within(unit.range, range))
      ? site.occupants.flatMap((occupant) =>
          occupant.element === unit.symbol.text ? [{ site, occupant }] : [],
        )
      : [],
  );
}

function occupantsAround(range: Range, material: Material): Placement[] {
  return material.sites.flatMap((site) =>
    site.occupants.flatMap((occupant) => (within(range, occupant.range) ? [{ site, occupant }] : [])),
  );
}

/** How much of each site the occupants within a range are. */
function sharesOf(range: Range, material: Material): Share[] {
  if (material.declaration.broken) return [];
  return material.sites.flatMap((site) => {
    const counted = site.occupants.filter((occupant) => within(occupant.range, range));
    if (counted.length === 0) return [];
    const amounts = counted.map(({ amount }) => amount);
    const isKnown = amounts.every((amount) => amount !== undefined);
    return [{ site, amount: isKnown ? sum(amounts) : undefined }];
  });
}
