/** What a declaration would be if its text were another: by this, refactorings are checked before they are offered. */
import { evaluate } from '../../model/evaluate.js';
import { structureNameOf } from '../../model/file.js';
import type { DeclaredMaterial, FileModel } from '../../model/file-model.js';
import type { Material } from '../../model/material.js';
import { memberFor } from '../../model/names.js';
import { familyOf } from '../../model/parameters.js';
import type { TextEdit } from '../../rules/rule.js';
import { applied } from '../../syntax/layout/edits.js';
import { parse } from '../../syntax/parse.js';
import type { MaterialDeclaration, Reference } from '../../syntax/tree.js';
import { areSame } from './same.js';

/** What the names in a declaration stand for. */
export type Scope = Pick<FileModel, 'structures' | 'values' | 'declared' | 'imports' | 'options'>;

/** The members of the one material that a text declares; undefined where it cannot be read in full. */
export function membersOf(text: string, scope: Scope): readonly Material[] | undefined {
  const { declarations, problems } = parse(text);
  const [declaration, another] = declarations;
  if (problems.length > 0 || another || declaration?.kind !== 'material') return undefined;
  const family = familyOf(declaration, scope.values);
  const structureName = structureNameOf(declaration);
  const structure = structureName && scope.structures.get(structureName.text);
  if (family.problems.length > 0 || (structureName && !structure)) return undefined;
  return family.members.map((parameters) => {
    const values = new Map([...scope.values, ...parameters]);
    const base = declaration.base && materialNamed(declaration.base, scope, values);
    return evaluate({ declaration, structure, parameters, constants: scope.values, base }, scope.options);
  });
}

function materialNamed(
  reference: Reference,
  { declared, imports }: Scope,
  values: Scope['values'],
): Material | undefined {
  const imported = imports.flatMap(({ outcome }) => (outcome?.kind === 'read' ? outcome.model.declared : []));
  const found = [...declared, ...imported].find(
    ({ declaration }) => declaration.name?.text === reference.name.text,
  );
  if (!found) return undefined;
  const parameters = found.declaration.parameters.map(({ name }) => name.text);
  const resolution = memberFor(reference, found.members, parameters, values, () => undefined);
  return resolution.kind === 'material' ? resolution.material : undefined;
}

/** The text of a declaration after edits in it. */
export function declarationAfter(
  { range }: MaterialDeclaration,
  edits: readonly TextEdit[],
  { text }: FileModel,
): string {
  const own = edits
    .map((edit) => ({
      text: edit.text,
      range: { start: edit.range.start - range.start, end: edit.range.end - range.start },
    }))
    .sort((a, b) => a.range.start - b.range.start);
  return applied(text.slice(range.start, range.end), own);
}

/** The members of a declaration after edits in it; undefined where it could no longer be read. */
export function membersAfter(
  declaration: MaterialDeclaration,
  edits: readonly TextEdit[],
  model: FileModel,
): readonly Material[] | undefined {
  return membersOf(declarationAfter(declaration, edits, model), model);
}

/** Whether a declaration declares the same materials after edits in it. */
export function isKept(
  { declaration, members }: DeclaredMaterial,
  edits: readonly TextEdit[],
  model: FileModel,
): boolean {
  const after = membersAfter(declaration, edits, model);
  return after !== undefined && areSame(members, after);
}
