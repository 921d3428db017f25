/** Names for what refactorings declare. */
import type { FileModel } from '../../model/file-model.js';

/** Every name that a file declares or can use. */
export function takenNames({ syntax, structures, materials, imports }: FileModel): Set<string> {
  const imported = imports.flatMap(({ outcome }) =>
    outcome?.kind === 'read' ? outcome.model.materials : [],
  );
  return new Set([
    ...syntax.declarations.flatMap(({ name }) => name?.text ?? []),
    ...structures.keys(),
    ...[...materials, ...imported].map(({ name }) => name),
  ]);
}

/** The name itself where it is free, or with a number behind it. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}-${number}`;
  return name;
}
