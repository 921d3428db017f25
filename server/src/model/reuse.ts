/**
 * Taking over what is known of declarations that an edit did not touch.
 *
 * A material depends on its own text, its structure and the options, and on nothing else in the file. So a material
 * whose text stands in the new version, at whatever place, is moved there instead of being evaluated again.
 */
import type { MaterialDeclaration } from '../syntax/tree.js';
import type { Material } from './material.js';
import type { Structure } from './structure.js';

/** Answers the material of a declaration as a former version of its file has it, moved to its new place. */
export type Reuse = (
  declaration: MaterialDeclaration,
  structure: Structure | undefined,
) => Material | undefined;

export function reuseOf(previous: { text: string; materials: readonly Material[] }): (text: string) => Reuse {
  const byText = new Map<string, Material>();
  for (const material of previous.materials)
    byText.set(textOf(material.declaration, previous.text), material);
  return (text) => (declaration, structure) => {
    const known = byText.get(textOf(declaration, text));
    if (!known || known.structure !== structure) return undefined;
    return moved(known, declaration);
  };
}

function textOf({ range }: MaterialDeclaration, text: string): string {
  return text.slice(range.start, range.end);
}

function moved(material: Material, declaration: MaterialDeclaration): Material {
  const by = declaration.range.start - material.declaration.range.start;
  if (by === 0) return { ...material, declaration };
  return {
    ...material,
    declaration,
    sites: shifted(material.sites, by),
    remarks: shifted(material.remarks, by),
  };
}

/** A copy of plain data with every range in it shifted; what is not plain, such as an exact amount, is shared. */
function shifted<T>(value: T, by: number): T {
  if (Array.isArray(value)) return value.map((item) => shifted(item, by)) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  const copy: Record<string, unknown> = {};
  for (const key in value) {
    const part = value[key];
    copy[key] =
      (key === 'start' || key === 'end') && typeof part === 'number' ? part + by : shifted(part, by);
  }
  return copy as T;
}
