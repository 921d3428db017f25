/** Questions about where something stands in a tree. */
import type { SourceFile, Unit } from './tree.js';

/** Whether a unit is an entry of a site's list, between commas, and not part of a formula. */
export function isInList(unit: Unit, { declarations }: SourceFile): boolean {
  return declarations.some(
    (declaration) =>
      declaration.kind === 'material' &&
      declaration.sites?.some((line) => line.occupants.some(({ range }) => range.start === unit.range.start)),
  );
}
