/** The outline: materials and structures, with their sites. */
import { formatAmount } from '../chemistry/amount.js';
import type { FileModel } from '../model/file.js';
import { structureNameOf } from '../model/file.js';
import type { Material, Site } from '../model/material.js';
import { expressionText } from '../syntax/print.js';
import type { Declaration, Range } from '../syntax/tree.js';
import { occupantsText } from './cards/occupants.js';

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
  return model.syntax.declarations.map((declaration) => ({
    kind: declaration.kind,
    name: nameOf(declaration),
    detail: detailOf(declaration),
    range: declaration.range,
    selection: declaration.name?.range ?? declaration.keyword,
    children: childrenOf(declaration, model),
  }));
}

function nameOf(declaration: Declaration): string {
  if (declaration.kind === 'import') return declaration.path?.text ?? declaration.kind;
  if (declaration.kind === 'convention') return declaration.convention?.text ?? declaration.kind;
  return declaration.name?.text || declaration.kind;
}

function detailOf(declaration: Declaration): string {
  switch (declaration.kind) {
    case 'structure':
      return declaration.description?.text ?? '';
    case 'material':
      return (
        structureNameOf(declaration)?.text ?? (declaration.base ? `from ${declaration.base.name.text}` : '')
      );
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

function childrenOf(declaration: Declaration, model: FileModel): DocumentSymbol[] {
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
  if (declaration.kind !== 'material') return [];
  const material = model.materials.find((candidate) => candidate.declaration === declaration);
  return material ? material.sites.flatMap((site) => siteSymbol(site, material)) : [];
}

function siteSymbol(site: Site, { declaration }: Material): DocumentSymbol[] {
  const line = declaration.sites?.find(({ site: name }) => name.text === site.name);
  const range = line?.range ?? spanOf(site);
  if (!range) return [];
  return [
    {
      kind: 'site',
      name: site.name,
      detail: declaration.broken ? '' : occupantsText(site),
      range,
      selection: line?.site.range ?? range,
      children: [],
    },
  ];
}

/** From the first to the last of what lies on a site; other sites may lie in between. */
function spanOf({ units }: Site): Range | undefined {
  if (units.length === 0) return undefined;
  return {
    start: Math.min(...units.map(({ range }) => range.start)),
    end: Math.max(...units.map(({ range }) => range.end)),
  };
}
