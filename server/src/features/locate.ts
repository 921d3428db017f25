/** What stands at an offset: the tree says what was written there, the evaluated sites what it became. */

import { type Fraction, sum } from '../chemistry/amount.js';
import type { Batch, BatchRow } from '../model/batch.js';
import { type FileModel, structureNameOf } from '../model/file.js';
import { type DeclaredMaterial, declaredAs } from '../model/file-model.js';
import { speciesBase } from '../model/formula-text.js';
import type { Material, Occupant, Site } from '../model/material.js';
import type { MeasuredValue, Measurement } from '../model/measurement.js';
import type { Mixture, MixtureComponent } from '../model/mixture.js';
import type { Structure, StructureSite } from '../model/structure.js';
import { declarationsIn } from '../syntax/lookup.js';
import { baseText } from '../syntax/print.js';
import type {
  Amount,
  BatchDeclaration,
  Expectation,
  Expression,
  Formula,
  IgnoreComment,
  LetDeclaration,
  MeasuredDeclaration,
  MixtureDeclaration,
  Name,
  Quantity,
  Range,
  Reference,
  SiteLine,
  StructureDeclaration,
  Unit,
} from '../syntax/tree.js';

/** An occupant with where it sits. */
export interface Placement {
  readonly material: Material;
  readonly site: Site;
  readonly occupant: Occupant;
}

/** What a number counts on one site. */
export interface Share {
  readonly material: Material;
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
  | (At & { readonly kind: 'family'; readonly declared: DeclaredMaterial })
  /** Those that a reference may stand for, where it is more than one. */
  | (At & { readonly kind: 'members'; readonly name: string; readonly members: readonly Material[] })
  | (At & { readonly kind: 'parameter'; readonly name: string; readonly declared: DeclaredMaterial })
  | (At & { readonly kind: 'constant'; readonly name: string })
  | (At & { readonly kind: 'site'; readonly name: string; readonly members: readonly Material[] })
  | (At & { readonly kind: 'structure-site'; readonly structure: Structure; readonly site: StructureSite })
  | (At & {
      readonly kind: 'element';
      readonly symbol: string;
      /** Those of the family; one for a single material. Missing where nothing is made of the element. */
      readonly members?: readonly Material[];
      /** In every member; several where a formula was split over sites. */
      readonly placements: readonly Placement[];
    })
  /** A vacancy or a polyatomic ion. */
  | (At & {
      readonly kind: 'occupant';
      readonly members: readonly Material[];
      readonly placements: readonly Placement[];
    })
  | (At & {
      readonly kind: 'amount';
      readonly amount: Amount;
      readonly members: readonly Material[];
      readonly counts: 'occupants' | 'part-of-ion' | 'part-of-formula';
      readonly shares: readonly Share[];
    })
  /** A number that is no amount of a composition. */
  | (At & {
      readonly kind: 'number';
      readonly value: Fraction;
      readonly unit?: string;
      /** What it is, in a few words. */
      readonly role: string;
      /** The batch of which it says how much to make. */
      readonly batch?: Batch;
    })
  | (At & { readonly kind: 'measurement'; readonly measurement: Measurement })
  | (At & {
      readonly kind: 'measured-value';
      readonly measurement: Measurement;
      readonly value: MeasuredValue;
    })
  | (At & { readonly kind: 'batch'; readonly batch: Batch })
  | (At & { readonly kind: 'precursor'; readonly batch: Batch; readonly row: BatchRow })
  | (At & { readonly kind: 'mixture'; readonly mixture: Mixture })
  | (At & { readonly kind: 'component'; readonly mixture: Mixture; readonly component: MixtureComponent })
  | (At & {
      readonly kind: 'expectation';
      readonly expectation: Expectation;
      readonly declared: DeclaredMaterial;
    })
  | (At & { readonly kind: 'rule'; readonly id: string; readonly ignore: IgnoreComment });

/** What stands at an offset; undefined where there is nothing to tell about. */
export function locate(model: FileModel, offset: number): Located | undefined {
  for (const ignore of model.syntax.ignores) {
    const rule = ignore.rules.find(({ range }) => holds(range, offset));
    if (rule) return { kind: 'rule', id: rule.text, ignore, range: rule.range };
  }
  const declaration = declarationsIn(model.syntax, { start: offset, end: offset }).find(({ range }) =>
    holds(range, offset),
  );
  if (declaration?.kind === 'structure') return inStructure(declaration, offset, model);
  if (declaration?.kind === 'measured') return inMeasurement(declaration, offset, model);
  if (declaration?.kind === 'batch') return inBatch(declaration, offset, model);
  if (declaration?.kind === 'mixture') return inMixture(declaration, offset, model);
  if (declaration?.kind === 'let') return inConstant(declaration, offset, model);
  const declared = declaredAs(declaration, model);
  return declared && inMaterial(declared, offset, model);
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

function inMeasurement(
  declaration: MeasuredDeclaration,
  offset: number,
  model: FileModel,
): Located | undefined {
  const measurement = model.measurements.find((candidate) => candidate.declaration === declaration);
  if (!measurement) return undefined;
  const { keyword, name, of } = declaration;
  const head = [keyword, name?.range].find((range) => holds(range, offset));
  if (head) return { kind: 'measurement', measurement, range: head };
  if (of && holds(of.range, offset)) return inReference(of, offset, model);
  const value = measurement.values.find(({ written }) => holds(written.range, offset));
  return value && { kind: 'measured-value', measurement, value, range: value.written.range };
}

function inBatch(declaration: BatchDeclaration, offset: number, model: FileModel): Located | undefined {
  const batch = model.batches.find((candidate) => candidate.declaration === declaration);
  if (!batch) return undefined;
  const { keyword, name, of, excesses } = declaration;
  const head = [keyword, name?.range].find((range) => holds(range, offset));
  if (head) return { kind: 'batch', batch, range: head };
  if (of && holds(of.range, offset)) return inReference(of, offset, model);
  const row = batch.rows.find(({ precursor }) => holds(precursor.range, offset));
  if (row) return { kind: 'precursor', batch, row, range: row.precursor.range };
  const target = batch.declaration.target;
  if (target && holds(target.range, offset)) {
    return { ...quantityAt(target, 'how much to make'), ...(batch.problems.length === 0 && { batch }) };
  }
  const excess = excesses.find(({ range }) => holds(range, offset));
  if (!excess) return undefined;
  const { element, amount } = excess;
  return holds(amount.range, offset)
    ? {
        kind: 'number',
        value: amount.value,
        unit: '%',
        role: `of ${element.text} beyond what the formula has`,
        range: amount.range,
      }
    : { kind: 'element', symbol: element.text, placements: [], range: element.range };
}

function quantityAt({ value, unit, range }: Quantity, role: string): Extract<Located, { kind: 'number' }> {
  return { kind: 'number', value: value.value, unit: unit.text, role, range };
}

function inMixture(
  declaration: MixtureDeclaration,
  offset: number,
  { mixtures }: FileModel,
): Located | undefined {
  const mixture = mixtures.find((candidate) => candidate.declaration === declaration);
  if (!mixture) return undefined;
  const head = [declaration.keyword, declaration.name?.range].find((range) => holds(range, offset));
  if (head) return { kind: 'mixture', mixture, range: head };
  const { density } = declaration;
  if (density && holds(density.range, offset)) return quantityAt(density, 'density of the whole mixture');
  const component = mixture.components.find(({ written }) => holds(written.range, offset));
  return component && { kind: 'component', mixture, component, range: component.written.range };
}

function inConstant({ name, value }: LetDeclaration, offset: number, model: FileModel): Located | undefined {
  if (name && holds(name.range, offset)) return { kind: 'constant', name: name.text, range: name.range };
  return value && (nameIn(value, offset, model) ?? numberIn(value, offset, 'in the value of a constant'));
}

/** A material with the file that its names are looked up in. */
interface Scope {
  readonly declared: DeclaredMaterial;
  readonly model: FileModel;
}

function inMaterial(declared: DeclaredMaterial, offset: number, model: FileModel): Located | undefined {
  const { declaration, members } = declared;
  const { name, parameters, base, formula, sites } = declaration;
  const [material] = members;
  if (name && holds(name.range, offset)) {
    const isSingle = material && parameters.length === 0;
    return isSingle
      ? { kind: 'material', material, range: name.range }
      : { kind: 'family', declared, range: name.range };
  }
  const structure = structureNameOf(declaration);
  if (structure && holds(structure.range, offset)) {
    return structureAt(structure, model.structures.get(structure.text));
  }
  const expectation = declaration.expectations.find(({ range }) => holds(range, offset));
  if (expectation) return { kind: 'expectation', expectation, declared, range: expectation.range };
  const scope = { declared, model };
  if (base && holds(base.range, offset)) return inReference(base, offset, model, declared);
  const parameter = parameters.find(({ range }) => holds(range, offset));
  if (parameter && holds(parameter.name.range, offset)) {
    return { kind: 'parameter', name: parameter.name.text, declared, range: parameter.name.range };
  }
  if (parameter) {
    const written = parameter.values.flatMap((one) =>
      one.kind === 'value' ? one.value : [one.from, one.to, ...(one.step ? [one.step] : [])],
    );
    return firstOf(
      written,
      (expression) =>
        nameIn(expression, offset, model) ??
        numberIn(expression, offset, `in the values of ${parameter.name.text}`),
    );
  }
  return formula ? inFormula(formula, scope, offset) : inSites(sites ?? [], scope, offset);
}

function inFormula(formula: Formula, scope: Scope, offset: number): Located | undefined {
  const part = formula.parts.find(({ range }) => holds(range, offset));
  if (!part) return undefined;
  const { coefficient } = part;
  if (coefficient && holds(coefficient.range, offset)) {
    return numberAt(coefficient, 'part-of-formula', [], scope, offset);
  }
  return inUnits(part.units, scope, offset);
}

function inSites(lines: readonly SiteLine[], scope: Scope, offset: number): Located | undefined {
  const line = lines.find(({ range }) => holds(range, offset));
  if (!line) return undefined;
  const { site, replaced, occupants } = line;
  if (holds(site.range, offset)) {
    return { kind: 'site', name: site.text, members: scope.declared.members, range: site.range };
  }
  if (replaced && holds(replaced.range, offset)) return inReplaced(replaced, line, scope, offset);
  return inUnits(occupants, scope, offset);
}

/** What stands before an arrow, as the bases have it. */
function inReplaced(
  unit: Unit,
  { site: { text } }: SiteLine,
  scope: Scope,
  offset: number,
): Located | undefined {
  if (unit.amount && holds(unit.amount.range, offset)) {
    return numberAt(unit.amount, 'occupants', [], scope, offset);
  }
  const members = [...new Set(scope.declared.members.flatMap(({ base }) => base ?? []))];
  const placements = members.flatMap((material) =>
    material.sites
      .filter(({ name }) => name === text)
      .flatMap((site) =>
        site.occupants
          .filter((occupant) => speciesBase(occupant) === baseText(unit))
          .map((occupant): Placement => ({ material, site, occupant })),
      ),
  );
  const { range } = unit;
  if (unit.kind === 'element')
    return { kind: 'element', symbol: unit.symbol.text, members, placements, range };
  return placements.length > 0 ? { kind: 'occupant', members, placements, range } : undefined;
}

// --------------------------------------------------------------------------------------------------- names

/** A reference, or a name in one of its values. */
function inReference(
  reference: Reference,
  offset: number,
  model: FileModel,
  declared?: DeclaredMaterial,
): Located | undefined {
  const inside = firstOf(reference.arguments, (value) => nameIn(value, offset, model, declared));
  if (inside) return inside;
  const found = new Set<Material>();
  for (const { reference: looked, resolution } of model.references) {
    if (looked !== reference) continue;
    if (resolution.kind === 'material') found.add(resolution.material);
    if (resolution.kind !== 'family' && resolution.kind !== 'not-a-member') continue;
    for (const member of resolution.members) found.add(member);
  }
  const [material, ...others] = found;
  const { range, name } = reference;
  if (!material) return undefined;
  return others.length === 0
    ? { kind: 'material', material, range }
    : { kind: 'members', name: name.text, members: [...found], range };
}

/** The parameter or constant in an expression at an offset. */
function nameIn(
  expression: Expression,
  offset: number,
  model: FileModel,
  declared?: DeclaredMaterial,
): Located | undefined {
  const { range } = expression;
  if (!holds(range, offset) || expression.kind === 'constant') return undefined;
  if (expression.kind === 'operation') {
    return firstOf([expression.left, expression.right], (part) => nameIn(part, offset, model, declared));
  }
  const { name } = expression;
  if (declared?.declaration.parameters.some((parameter) => parameter.name.text === name)) {
    return { kind: 'parameter', name, declared, range };
  }
  return model.values.has(name) ? { kind: 'constant', name, range } : undefined;
}

/** The number in an expression at an offset. */
function numberIn(expression: Expression, offset: number, role: string): Located | undefined {
  const { range } = expression;
  if (!holds(range, offset) || expression.kind === 'parameter') return undefined;
  if (expression.kind === 'constant') return { kind: 'number', value: expression.value, role, range };
  return firstOf([expression.left, expression.right], (part) => numberIn(part, offset, role));
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return undefined;
}

// --------------------------------------------------------------------------------------------------- units

function inUnits(units: readonly Unit[], scope: Scope, offset: number): Located | undefined {
  const unit = units.find(({ range }) => holds(range, offset));
  return unit && inUnit(unit, scope, offset);
}

function inUnit(unit: Unit, scope: Scope, offset: number): Located | undefined {
  if (unit.amount && holds(unit.amount.range, offset)) return amountAt(unit, unit.amount, scope, offset);
  if (unit.kind === 'group' && holds(unit.inner, offset)) {
    const inside = firstOf(unit.items, (item) => inUnits(item, scope, offset));
    if (inside) return inside;
  }
  const { members } = scope.declared;
  const placements = members.flatMap((material) => placementsOf(unit, material));
  if (unit.kind === 'element') {
    const { symbol } = unit;
    const range = speciesRange(symbol.range, unit.charge?.range, offset);
    // Between the species and its amount there may be a space.
    if (!holds(range, offset)) return undefined;
    return { kind: 'element', symbol: symbol.text, members, placements, range };
  }
  if (placements.length > 0 || unit.kind === 'vacancy') {
    return { kind: 'occupant', members, placements, range: unit.range };
  }
  const site = firstOf(members, ({ sites }) =>
    sites.find(({ occupants }) => occupants.some((occupant) => within(occupant.range, unit.range))),
  );
  return site && { kind: 'site', name: site.name, members, range: unit.range };
}

/** `Mn3+` as one; of `Mn0.4^3+`, where the amount stands in between, the part that the offset is on. */
function speciesRange(symbol: Range, charge: Range | undefined, offset: number): Range {
  if (!charge) return symbol;
  if (charge.start === symbol.end) return { start: symbol.start, end: charge.end };
  return holds(charge, offset) ? charge : symbol;
}

function amountAt(unit: Unit, amount: Amount, scope: Scope, offset: number): Located {
  const { members } = scope.declared;
  const shares = members.flatMap((material) => sharesOf(unit.range, material));
  const isInside =
    shares.length === 0 && members.some((material) => occupantsAround(unit.range, material).length > 0);
  return numberAt(amount, isInside ? 'part-of-ion' : 'occupants', shares, scope, offset);
}

/** An amount, or a name in its expression. */
function numberAt(
  amount: Amount,
  counts: Extract<Located, { kind: 'amount' }>['counts'],
  shares: readonly Share[],
  { declared, model }: Scope,
  offset: number,
): Located {
  const named = amount.kind === 'expression' && nameIn(amount.expression, offset, model, declared);
  return named || { kind: 'amount', amount, counts, shares, members: declared.members, range: amount.range };
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
          occupant.element === unit.symbol.text ? [{ material, site, occupant }] : [],
        )
      : [],
  );
}

function occupantsAround(range: Range, material: Material): Placement[] {
  return material.sites.flatMap((site) =>
    site.occupants.flatMap((occupant) =>
      within(range, occupant.range) ? [{ material, site, occupant }] : [],
    ),
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
    return [{ material, site, amount: isKnown ? sum(amounts) : undefined }];
  });
}
