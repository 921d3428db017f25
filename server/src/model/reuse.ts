/**
 * Taking over what is known of declarations that an edit did not touch.
 *
 * A material depends on its own text, its structure, what it is derived from, the file's constants and the options, and
 * on nothing else in the file. So a declaration whose text stands in the new version, at whatever place, keeps its
 * members, moved there, instead of being evaluated again.
 */
import type { MaterialDeclaration } from '../syntax/tree.js';
import type { Values } from './expression.js';
import type { DeclaredMaterial } from './file-model.js';
import type { Material } from './material.js';
import { type EvaluationOptions, isSameEvaluation } from './options.js';
import type { Structure } from './structure.js';

/** Answers the members of a declaration as a former version of its file has them, moved to their new place. */
export type Reuse = (
  declaration: MaterialDeclaration,
  structure: Structure | undefined,
  bases: readonly (Material | undefined)[],
) => readonly Material[] | undefined;

/** What all materials of a file depend on. */
export interface Common {
  readonly options: EvaluationOptions;
  readonly constants: Values;
}

/** A former version of a file. */
interface Former {
  readonly text: string;
  readonly declared: readonly DeclaredMaterial[];
  readonly options: EvaluationOptions;
  /** The constants in force then, imported ones included. */
  readonly values: Values;
}

/** What can be taken over from a former version; nothing where what all materials depend on has changed. */
export function reuseOf(previous: Former, common: Common, text: string): Reuse | undefined {
  if (!isSame(previous, common)) return undefined;
  const byText = new Map<string, DeclaredMaterial>();
  for (const declared of previous.declared) {
    byText.set(textOf(declared.declaration, previous.text), declared);
  }
  return (declaration, structure, bases) => {
    const known = byText.get(textOf(declaration, text));
    if (!known || known.members.length !== bases.length) return undefined;
    const fits = known.members.every(
      (member, index) => member.base === bases[index] && isOn(member, structure),
    );
    if (!fits) return undefined;
    return known.members.map((member) => moved(member, declaration));
  };
}

/** Whether a member was evaluated on a structure; a derived one may have that of its base. */
function isOn({ structure: own, base }: Material, structure: Structure | undefined): boolean {
  return own === (structure ?? base?.structure);
}

function isSame(previous: Former, { options, constants }: Common): boolean {
  return (
    isSameEvaluation(previous.options, options) &&
    previous.values.size === constants.size &&
    [...constants].every(([name, value]) => previous.values.get(name)?.equals(value))
  );
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
