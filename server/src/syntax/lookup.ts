/** Questions about where something stands in a tree. */
import { firstWhere, stretchesIn } from './search.js';
import type {
  Declaration,
  Formula,
  MaterialDeclaration,
  Name,
  Parameter,
  PlacedChunk,
  Range,
  Reference,
  SourceFile,
  Unit,
} from './tree.js';

/** The declarations of one kind, in order. Those of materials, of which there may be very many, are not looked at. */
export function ofKind<K extends Exclude<Declaration['kind'], 'material'>>(
  { others }: SourceFile,
  kind: K,
): Extract<Declaration, { kind: K }>[] {
  const isOfKind = (declaration: Declaration): declaration is Extract<Declaration, { kind: K }> =>
    declaration.kind === kind;
  return others.flatMap(({ declarations }) => declarations.filter(isOfKind));
}

/** Whether two ranges overlap or meet. */
export function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** The declarations that touch a range, in order. */
export function declarationsIn(file: Pick<SourceFile, 'chunks'>, range: Range): Declaration[] {
  return stretchesIn(file.chunks, range).flatMap(({ declarations }) =>
    declarations.filter((declaration) => touches(declaration.range, range)),
  );
}

/** A file, or a stretch of one. */
export type Declaring = Pick<SourceFile, 'declarations'> & Partial<Pick<SourceFile, 'chunks'>>;

/**
 * The first declaration of which something holds that holds of all behind it as well; undefined where it holds of none.
 * Declarations stand in the order of the text, so that half of what is left is passed over at a time.
 */
export function firstDeclaration(
  file: Declaring,
  holds: (declaration: Declaration) => boolean,
): Declaration | undefined {
  return firstOf(file.chunks ? chunkOf(file.chunks, holds) : file.declarations, holds);
}

/** The declarations of the first stretch of which the last one holds. */
function chunkOf(
  chunks: readonly PlacedChunk[],
  holds: (declaration: Declaration) => boolean,
): readonly Declaration[] {
  let found: readonly Declaration[] = [];
  let low = 0;
  let high = chunks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    let at = middle;
    while (at < high && chunks[at]?.chunk.declarations.length === 0) at++;
    const { declarations } = chunks[at] ?? { declarations: [] };
    const last = at < high ? declarations[declarations.length - 1] : undefined;
    if (last && !holds(last)) low = at + 1;
    else high = middle;
    if (last && holds(last)) found = declarations;
  }
  return found;
}

function firstOf(
  declarations: readonly Declaration[],
  holds: (declaration: Declaration) => boolean,
): Declaration | undefined {
  const first = firstWhere(declarations.length, (index) => {
    const declaration = declarations[index];
    return declaration !== undefined && holds(declaration);
  });
  return declarations[first];
}

/** The declaration that an offset is in or at an end of, doc comment included; of two that meet there, the first. */
export function declarationAt(file: Declaring, offset: number): Declaration | undefined {
  const declaration = firstDeclaration(file, ({ range }) => offset <= range.end);
  return declaration && wholeOf(declaration).start <= offset ? declaration : undefined;
}

/** A declaration with its doc comment. */
export function wholeOf({ range, doc }: Declaration): Range {
  return { start: Math.min(range.start, doc?.range.start ?? range.start), end: range.end };
}

/** Whether a unit is an entry of a site's list, between commas, and not part of a formula. */
export function isInList(unit: Unit, file: Declaring): boolean {
  const { start } = unit.range;
  const declaration = declarationAt(file, start);
  if (declaration?.kind !== 'material') return false;
  return (
    declaration.sites?.some(({ occupants }) => occupants.some(({ range }) => range.start === start)) ?? false
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
  const found: Name[] = [];
  switch (declaration.kind) {
    case 'material':
      addFormula(found, declaration.formula);
      for (const { replaced, occupants } of declaration.sites ?? []) {
        if (replaced) addUnit(found, replaced);
        addUnits(found, occupants);
      }
      break;
    case 'structure':
      for (const { usual } of declaration.sites) addUnits(found, usual);
      break;
    case 'measured':
      for (const { element } of declaration.values) found.push(element);
      break;
    case 'batch':
      for (const { formula } of declaration.precursors) addFormula(found, formula);
      for (const { element } of declaration.excesses) found.push(element);
      break;
    case 'mixture':
      for (const { formula } of declaration.components) addFormula(found, formula);
      break;
    case 'let':
    case 'convention':
    case 'import':
      break;
  }
  return found;
}

function addFormula(found: Name[], formula: Formula | undefined): void {
  for (const { units } of formula?.parts ?? []) addUnits(found, units);
}

function addUnits(found: Name[], units: readonly Unit[]): void {
  for (const unit of units) addUnit(found, unit);
}

function addUnit(found: Name[], unit: Unit): void {
  if (unit.kind === 'element') found.push(unit.symbol);
  else if (unit.kind === 'group') for (const item of unit.items) addUnits(found, item);
}
