/** Questions about where something stands in a tree. */
import type { MaterialDeclaration, Range, SourceFile, Unit } from './tree.js';

/** Whether a unit is an entry of a site's list, between commas, and not part of a formula. */
export function isInList(unit: Unit, { declarations }: SourceFile): boolean {
  return declarations.some(
    (declaration) =>
      declaration.kind === 'material' &&
      declaration.sites?.some((line) => line.occupants.some(({ range }) => range.start === unit.range.start)),
  );
}

/** Whether a range is that of the reference to a base: what is taken over from it stands nowhere else in the file. */
export function isTakenOver({ start, end }: Range, { base }: MaterialDeclaration): boolean {
  return base !== undefined && start === base.range.start && end === base.range.end;
}
