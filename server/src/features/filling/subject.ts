/** What a material that is being written stands on. */

import type { FileModel } from '../../model/file.js';
import { structureNameOf } from '../../model/file.js';
import { declaredAs } from '../../model/file-model.js';
import type { Structure, StructureSite } from '../../model/structure.js';
import type { Declaration, MaterialDeclaration } from '../../syntax/tree.js';

/** Whether a declaration is a material. */
export function asMaterial(declaration: Declaration | undefined): MaterialDeclaration | undefined {
  return declaration?.kind === 'material' ? declaration : undefined;
}

/** The structure that a declaration names, or that its base has. */
export function structureOfDeclaration(
  declaration: Declaration | undefined,
  model: FileModel,
): Structure | undefined {
  const material = asMaterial(declaration);
  if (!material) return undefined;
  const name = structureNameOf(material);
  if (name) return model.structures.get(name.text);
  return declaredAs(declaration, model)?.members[0]?.structure;
}

/** The site of a structure by name. */
export function siteNamed(structure: Structure | undefined, name: string): StructureSite | undefined {
  return structure?.sites.find((site) => site.name === name);
}
