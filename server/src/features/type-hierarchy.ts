/**
 * Type hierarchy: materials below what they are derived from, or else below the structure that they are on. One that is
 * derived and names a structure is below both.
 */
import type { FileModel } from '../model/file.js';
import { isSame, type Named, occurrencesIn } from '../model/occurrences.js';
import { fileAt, isBuiltInAddress } from '../model/places.js';
import type { MaterialDeclaration, Range } from '../syntax/tree.js';
import { occurrenceAt, type Place } from './names.js';

/** A material or a structure. */
export interface TypeItem extends Place {
  readonly named: Named;
  /** The file that declares it. */
  readonly detail: string;
  /** The name, which lies within `range`. */
  readonly selection: Range;
}

/** Files by their addresses. */
export type Models = ReadonlyMap<string, FileModel>;

/** The material or the structure that is named at an offset. */
export function typeAt(model: FileModel, offset: number): Named | undefined {
  const named = occurrenceAt(model, offset)?.named;
  return named?.kind === 'material' || named?.kind === 'structure' ? named : undefined;
}

/** What is shown of a material or a structure; undefined where none of the files knows where it is declared. */
export function typeItem(named: Named, models: Models): TypeItem | undefined {
  const { address, range } = named;
  if (isBuiltInAddress(address)) return { named, detail: 'built in', address, range, selection: range };
  const file = [...models.values()].map((model) => fileAt(address, model)).find((one) => one !== undefined);
  const declaration = file?.syntax.declarations.find(({ name }) => name?.range.start === range.start);
  return (
    file && declaration && { named, detail: file.file, address, range: declaration.range, selection: range }
  );
}

/** What a material is derived from, and the structure that it names. */
export function supertypes(named: Named, models: Models): TypeItem[] {
  const model = models.get(named.address);
  return (model ? links(model) : [])
    .filter(({ child }) => child.name?.range.start === named.range.start)
    .flatMap(({ parent }) => typeItem(parent, models) ?? []);
}

/** The materials that are derived from a material, or that name a structure. */
export function subtypes(parent: Named, models: Models): TypeItem[] {
  return [...models.values()].flatMap((model) =>
    links(model)
      .filter((link) => isSame(link.parent, parent))
      .flatMap(({ child: { name, range } }): TypeItem[] => {
        if (!name) return [];
        const { address, file } = model;
        const named: Named = { kind: 'material', name: name.text, address, range: name.range };
        return [{ named, detail: file, address, range, selection: name.range }];
      }),
  );
}

interface Link {
  readonly child: MaterialDeclaration;
  readonly parent: Named;
}

/** The bases and structures that the materials of a file name, as far as they stand for something. */
function links(model: FileModel): Link[] {
  const children = new Map<number, MaterialDeclaration>();
  for (const { declaration } of model.declared) {
    const { base, structure, formula } = declaration;
    for (const name of [base?.name, structure, formula?.prefix]) {
      if (name) children.set(name.range.start, declaration);
    }
  }
  return occurrencesIn(model).flatMap(({ named, range }) => {
    const child = children.get(range.start);
    return child && (named.kind === 'material' || named.kind === 'structure') ? { child, parent: named } : [];
  });
}
