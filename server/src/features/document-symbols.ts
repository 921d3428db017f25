/** The outline: materials and structures, with their sites. */
import { formatAmount } from '../chemistry/amount.js';
import type { FileModel } from '../model/file.js';
import { structureNameOf } from '../model/file.js';
import type { Material, Site } from '../model/material.js';
import type { Declaration, Range } from '../syntax/tree.js';
import { occupantsText } from './cards/occupants.js';

export interface DocumentSymbol {
  readonly kind: 'material' | 'structure' | 'site';
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
    name: declaration.name?.text || declaration.kind,
    detail: detailOf(declaration),
    range: declaration.range,
    selection: declaration.name?.range ?? declaration.keyword,
    children: childrenOf(declaration, model),
  }));
}

function detailOf(declaration: Declaration): string {
  if (declaration.kind === 'structure') return declaration.description?.text ?? '';
  return structureNameOf(declaration)?.text ?? '';
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
