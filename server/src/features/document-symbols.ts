/** The outline: materials and structures, with their sites. */
import { formatAmount } from '../chemistry/amount.js';
import type { FileModel } from '../model/file.js';
import { structureNameOf } from '../model/file.js';
import type { DeclaredMaterial } from '../model/file-model.js';
import type { Site } from '../model/material.js';
import { isTakenOver } from '../syntax/lookup.js';
import { expressionText } from '../syntax/print.js';
import type { Declaration, MaterialDeclaration, Range } from '../syntax/tree.js';
import { occupantsText } from './cards/occupants.js';
import { membersText, sitesByName } from './family-figures.js';

export interface DocumentSymbol {
  readonly kind: Declaration['kind'] | 'site';
  /** Never empty: what has no name has that of its keyword. */
  readonly name: string;
  readonly detail: string;
  readonly range: Range;
  /** Lies within `range`. */
  readonly selection: Range;
  readonly children: readonly DocumentSymbol[];
}

/** Everything that a file declares, in its order. */
export function documentSymbols(model: FileModel): DocumentSymbol[] {
  const materials = new Map(model.declared.map((declared) => [declared.declaration, declared]));
  return model.syntax.declarations.map((declaration) => ({
    kind: declaration.kind,
    name: nameOf(declaration),
    detail: detailOf(declaration, materials),
    range: declaration.range,
    selection: declaration.name?.range ?? declaration.keyword,
    children: childrenOf(declaration, materials, model),
  }));
}

function nameOf(declaration: Declaration): string {
  if (declaration.kind === 'import') return declaration.path?.text ?? declaration.kind;
  if (declaration.kind === 'convention') return declaration.convention?.text ?? declaration.kind;
  return declaration.name?.text || declaration.kind;
}

type Materials = ReadonlyMap<Declaration, DeclaredMaterial>;

function detailOf(declaration: Declaration, materials: Materials): string {
  switch (declaration.kind) {
    case 'structure':
      return declaration.description?.text ?? '';
    case 'material':
      return [
        structureNameOf(declaration)?.text ?? (declaration.base ? `from ${declaration.base.name.text}` : ''),
        declaration.parameters.length > 0 ? membersText(materials.get(declaration)?.members.length ?? 0) : '',
      ]
        .filter((part) => part !== '')
        .join(', ');
    case 'let':
      return declaration.value ? expressionText(declaration.value) : '';
    case 'measured':
    case 'batch':
      return declaration.of ? `${declaration.kind} of ${declaration.of.name.text}` : declaration.kind;
    case 'mixture':
      return `${declaration.components.length} components`;
    case 'import':
    case 'convention':
      return declaration.kind;
  }
}

function childrenOf(declaration: Declaration, materials: Materials, model: FileModel): DocumentSymbol[] {
  if (declaration.kind === 'structure') {
    return declaration.sites.map(({ name, range, multiplicity, coordination }) => ({
      kind: 'site',
      name: name.text || 'site',
      detail: [`*${multiplicity ? formatAmount(multiplicity.value) : 1}`, coordination?.text]
        .filter((part) => part !== undefined)
        .join(' '),
      range,
      selection: name.range,
      children: [],
    }));
  }
  const declared = materials.get(declaration);
  if (!declared) return [];
  return [...sitesByName(declared.members)].flatMap(([name, sites]) =>
    siteSymbol(name, sites, declared.declaration, model),
  );
}

/** A site of a material, or of all members of a family. */
function siteSymbol(
  name: string,
  sites: readonly Site[],
  declaration: MaterialDeclaration,
  model: FileModel,
): DocumentSymbol[] {
  const line = declaration.sites?.find(({ site }) => site.text === name);
  const range = line?.range ?? spanOf(sites);
  const [site] = sites;
  if (!range || !site) return [];
  const isFamily = declaration.parameters.length > 0;
  const told = isFamily ? writtenText(sites, declaration, model) : occupantsText(site);
  return [
    {
      kind: 'site',
      name,
      detail: declaration.broken ? '' : told,
      range,
      selection: line?.site.range ?? range,
      children: [],
    },
  ];
}

/** What is written on a site of a family: the amounts are those of no single member. */
function writtenText(sites: readonly Site[], declaration: MaterialDeclaration, { text }: FileModel): string {
  const units = new Map<number, Range>();
  for (const { range } of sites.flatMap((site) => site.units)) {
    if (!isTakenOver(range, declaration)) units.set(range.start, range);
  }
  return [...units.values()]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '))
    .join(declaration.formula ? '' : ', ');
}

/** From the first to the last of what lies on a site; other sites may lie in between. */
function spanOf(sites: readonly Site[]): Range | undefined {
  let span: Range | undefined;
  for (const { range } of sites.flatMap(({ units }) => units)) {
    span = {
      start: Math.min(span?.start ?? range.start, range.start),
      end: Math.max(span?.end ?? range.end, range.end),
    };
  }
  return span;
}
