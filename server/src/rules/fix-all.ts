/** Applies the fixes that keep what a file means, until there is none. */

import { analyse, structureNameOf } from '../model/file.js';
import type { FileModel } from '../model/file-model.js';
import { applied } from '../syntax/layout/edits.js';
import { type CheckOptions, check } from './check.js';
import type { Fix, TextEdit } from './rule.js';

/** One fix may make room for another; what goes round in circles ends. */
const MOST_ROUNDS = 20;

/**
 * The text with all safe fixes. Fixing it again changes nothing. A file stays as it is where something in it, or in
 * what it imports, is not known: a comment that quiets nothing now may quiet what is found then.
 */
export function fixAll(model: FileModel, options: CheckOptions): string {
  let current = model;
  const seen = new Set([current.text]);
  for (let round = 0; round < MOST_ROUNDS && isKnown(current); round++) {
    const safe = check(current, options).flatMap(({ fixes = [] }) => fixes.filter(({ isSafe }) => isSafe));
    const text = applied(current.text, apart(safe));
    if (seen.has(text)) break;
    seen.add(text);
    const next = withText(current, text);
    if (next.syntax.problems.length > 0) break;
    current = next;
  }
  return current.text;
}

function isKnown({ syntax, imports, materials, references, structures }: FileModel): boolean {
  return (
    syntax.problems.length === 0 &&
    imports.every(({ outcome }) => outcome?.kind === 'read' && outcome.model.syntax.problems.length === 0) &&
    references.every(({ resolution }) => resolution.kind === 'material') &&
    materials.every(({ declaration }) => {
      const name = structureNameOf(declaration);
      return !name || structures.has(name.text);
    })
  );
}

/** The edits of the fixes, in order; of two fixes that touch the same text only the first. */
function apart(fixes: readonly Fix[]): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const { edits } of fixes) {
    const isFree = edits.every((edit) =>
      taken.every(({ range }) => edit.range.end < range.start || range.end < edit.range.start),
    );
    if (isFree) taken.push(...edits);
  }
  return taken.sort((a, b) => a.range.start - b.range.start);
}

/** The model of the file with another text. */
function withText(model: FileModel, text: string): FileModel {
  const imports = new Map(
    model.imports.flatMap(({ declaration, outcome }) =>
      declaration.path && outcome ? [[declaration.path.text, outcome] as const] : [],
    ),
  );
  const { file, address, projectOptions, shared } = model;
  return analyse(text, file, projectOptions, model, { address, imports, shared });
}
