/** Questions about where something stands in a tree. */
import type {
  Declaration,
  Formula,
  MaterialDeclaration,
  Name,
  Parameter,
  Range,
  Reference,
  SourceFile,
  Unit,
} from './tree.js';

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

/** What stands between the braces of a declaration; undefined where they are not both there. */
export function bodyOf(declaration: Declaration, text: string): Range | undefined {
  const end = declaration.range.end - 1;
  if (text.charAt(end) !== '}') return undefined;
  const head = headEnd(declaration);
  // Up to the brace, over comments in between.
  const opening = /^(?:[^{#]|#[^\r\n]*[\r\n])*\{/.exec(text.slice(head, end));
  return opening ? { start: head + opening[0].length, end } : undefined;
}

/** Behind everything in a header that could have a brace in it. */
function headEnd(declaration: Declaration): number {
  const { keyword, name } = declaration;
  const parts: (Name | Reference | Formula | Parameter | undefined)[] = [name];
  if (declaration.kind === 'structure') parts.push(declaration.description);
  if (declaration.kind === 'measured' || declaration.kind === 'batch') parts.push(declaration.of);
  if (declaration.kind === 'material') {
    const { parameters, structure, base, formula } = declaration;
    parts.push(...parameters, structure, base, formula);
  }
  return Math.max(keyword.end, ...parts.map((part) => part?.range.end ?? 0));
}

/** Every symbol of an element that a declaration is written with, in no certain order. */
export function elementsIn(declaration: Declaration): Name[] {
  switch (declaration.kind) {
    case 'material': {
      const lines = declaration.sites?.flatMap(({ replaced, occupants }) => [
        ...(replaced ? [replaced] : []),
        ...occupants,
      ]);
      return [...symbolsOf(declaration.formula), ...symbolsIn(lines ?? [])];
    }
    case 'structure':
      return symbolsIn(declaration.sites.flatMap(({ usual }) => usual));
    case 'measured':
      return declaration.values.map(({ element }) => element);
    case 'batch':
      return [
        ...declaration.precursors.flatMap(({ formula }) => symbolsOf(formula)),
        ...declaration.excesses.map(({ element }) => element),
      ];
    case 'mixture':
      return declaration.components.flatMap(({ formula }) => symbolsOf(formula));
    case 'let':
    case 'convention':
    case 'import':
      return [];
  }
}

function symbolsOf(formula: Formula | undefined): Name[] {
  return (formula?.parts ?? []).flatMap(({ units }) => symbolsIn(units));
}

function symbolsIn(units: readonly Unit[]): Name[] {
  return units.flatMap((unit) => {
    if (unit.kind === 'group') return unit.items.flatMap(symbolsIn);
    return unit.kind === 'element' ? unit.symbol : [];
  });
}
