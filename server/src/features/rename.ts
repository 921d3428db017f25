/**
 * Renaming: another name for a material, a structure, a site, a constant or a parameter, wherever it is named.
 *
 * All or nothing: where one of the places cannot be written, or the new name means something already, nothing is.
 */
import { expressionsIn } from '../model/binding.js';
import { namesIn } from '../model/expression.js';
import type { FileModel } from '../model/file.js';
import {
  constantsIn,
  isSame,
  materialsIn,
  type Named,
  type Occurrence,
  occurrencesIn,
} from '../model/occurrences.js';
import { isBuiltInAddress } from '../model/places.js';
import type { TextEdit } from '../rules/rule.js';
import { parse } from '../syntax/parse.js';
import type { MaterialDeclaration, Range } from '../syntax/tree.js';
import { locate } from './locate.js';
import { occurrenceAt } from './names.js';

/** Why something is not renamed, in a sentence without a full stop. */
export interface Refusal {
  readonly why: string;
}

export interface Renamable {
  readonly named: Named;
  /** The name at the offset, quotes and all. */
  readonly range: Range;
}

/** By the addresses of the files. */
export type Renaming = ReadonlyMap<string, readonly TextEdit[]>;

/** What could be renamed at an offset; undefined where no name stands. */
export function prepareRename(model: FileModel, offset: number): Renamable | Refusal | undefined {
  const found = occurrenceAt(model, offset);
  if (!found) {
    const located = locate(model, offset);
    if (located?.kind !== 'element') return undefined;
    return { why: `\`${located.symbol}\` is the symbol of an element, which cannot be renamed` };
  }
  const { named, range } = found;
  if (named.kind === 'file') return { why: 'A file is renamed in its folder; then its name is changed here' };
  if (isBuiltInAddress(named.address)) {
    const what = named.kind === 'site' ? 'a site of a built-in structure' : 'a built-in structure';
    return { why: `\`${named.name}\` is ${what} and cannot be renamed` };
  }
  return { named, range };
}

/**
 * The edits that give something another name.
 *
 * @param models the files that may name it, the one that declares it among them.
 * @param mayWrite whether the file at an address may be changed.
 */
export function rename(
  named: Named,
  wanted: string,
  models: Iterable<FileModel>,
  mayWrite: (address: string) => boolean,
): Renaming | Refusal {
  const name = /^".*"$/.test(wanted) ? wanted.slice(1, -1) : wanted.trim();
  if (name === named.name) return new Map();
  const writing = writingOf(named.kind, name);
  if ('why' in writing) return writing;
  const edits = new Map<string, readonly TextEdit[]>();
  for (const model of models) {
    const clash = clashIn(model, named, name);
    if (clash) return clash;
    const own = occurrencesIn(model).filter((occurrence) => isSame(occurrence.named, named));
    if (own.length === 0) continue;
    if (!mayWrite(model.address)) {
      return {
        why: `\`${named.name}\` stands in ${model.file} too, which is outside this workspace and is not written`,
      };
    }
    const changed = editsIn(own, writing, model.text);
    if ('why' in changed) return changed;
    if (parse(applied(model.text, changed)).problems.length > model.syntax.problems.length) {
      return {
        why: `${model.file} could no longer be read with \`${name}\` in the place of \`${named.name}\``,
      };
    }
    edits.set(model.address, changed);
  }
  return edits;
}

// --------------------------------------------------------------------------------------- how it is written

/** A name in each of the forms in which it may have to be written; missing where it has none. */
type Writing = Partial<Record<Occurrence['form'], string>>;

function writingOf(kind: Named['kind'], name: string): Writing | Refusal {
  if (name === '') return { why: 'A name cannot be empty' };
  if (kind === 'constant' || kind === 'parameter') {
    const [read] = parse(`material a(${name} = 0) : O3 = Li{${name}}O2\n`).declarations;
    const isRead = read?.kind === 'material' && !read.broken && read.parameters[0]?.name.text === name;
    if (isRead && /^[a-zα-ω][a-zα-ω0-9_]*$/.test(name)) return { name, expression: name };
    return {
      why: `\`${name}\` cannot be told from elements in a formula: a ${kind} is named by small letters, such as \`x\``,
    };
  }
  const escaped = name.replace(/["\\]/g, '\\$&');
  const written = [name, `"${escaped}"`].find((text) => isReadAs(kind, text, name));
  if (written === undefined) return { why: `\`${name}\` cannot be written as a name` };
  const [prefixed] = parse(`material a = ${name}-LiO2\n`).declarations;
  const isPrefix = prefixed?.kind === 'material' && prefixed.formula?.prefix?.text === name;
  return {
    name: written,
    precursor: escaped,
    ...(isPrefix && { prefix: name }),
    ...(!/[()]/.test(name) && { argument: name }),
  };
}

/** Whether a text is read as the name of a material, a structure or a site, wherever one can stand. */
function isReadAs(kind: Named['kind'], text: string, name: string): boolean {
  const { declarations, problems } = parse(
    kind === 'material'
      ? `material ${text} = LiO2\nmaterial a from ${text}\n`
      : kind === 'structure'
        ? `structure ${text} {\n  A : Li\n}\nmaterial a : ${text} = LiO2\n`
        : `structure a {\n  ${text} : Li\n}\nmaterial a : a {\n  ${text}: Li\n}\n`,
  );
  const [first, second] = declarations;
  const names =
    first?.kind === 'structure' && kind === 'site'
      ? [first.sites[0]?.name, second?.kind === 'material' ? second.sites?.[0]?.site : undefined]
      : [first?.name, second?.kind === 'material' ? (second.base?.name ?? second.structure) : undefined];
  return problems.length === 0 && names.every((one) => one?.text === name);
}

function editsIn(occurrences: readonly Occurrence[], writing: Writing, text: string): TextEdit[] | Refusal {
  const edits: TextEdit[] = [];
  const bare = new Map<number, { readonly range: Range; readonly edits: TextEdit[] }>();
  for (const { form, range, bare: amount, named } of occurrences) {
    const written = writing[form];
    if (written === undefined) {
      const where = form === 'prefix' ? 'in front of a formula' : 'in the parentheses of an expectation';
      return { why: `\`${named.name}\` stands ${where}, where the new name cannot be written` };
    }
    const edit = { range, text: written };
    if (!amount) edits.push(edit);
    else {
      const known = bare.get(amount.start) ?? { range: amount, edits: [] };
      known.edits.push(edit);
      bare.set(amount.start, known);
    }
  }
  // Behind a symbol letters could be read as a part of it: `Ox` with an `s` for its `x` would be osmium.
  for (const amount of bare.values()) {
    const { start, end } = amount.range;
    const inside = amount.edits.map((edit) => ({
      ...edit,
      range: { start: edit.range.start - start, end: edit.range.end - start },
    }));
    edits.push({ range: amount.range, text: `{${applied(text.slice(start, end), inside)}}` });
  }
  return edits.sort((a, b) => a.range.start - b.range.start);
}

function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start)
    .reduce(
      (result, { range, text: by }) => result.slice(0, range.start) + by + result.slice(range.end),
      text,
    );
}

// ------------------------------------------------------------------------------------- what it would clash with

/** Why a name is taken in a file that can name what is renamed. */
function clashIn(model: FileModel, named: Named, name: string): Refusal | undefined {
  const { address, kind } = named;
  const taken = (where: string): Refusal => ({ why: `\`${name}\` is declared already ${where}` });
  if (kind === 'site' || kind === 'parameter') {
    if (model.address !== address) return undefined;
    return isTakenWithin(model, named, name) ? taken('in the same place') : undefined;
  }
  const imported = model.imports.flatMap(({ outcome }) => (outcome?.kind === 'read' ? outcome.model : []));
  if (![model, ...imported, ...model.shared].some((one) => one.address === address)) return undefined;
  if (kind === 'structure') {
    const source = model.structures.get(name)?.source;
    return source && taken(source.isBuiltIn ? 'as a built-in structure' : `in ${source.file}`);
  }
  const other = [model, ...imported].find((one) =>
    (kind === 'material' ? materialsIn(one) : constantsIn(one)).has(name),
  );
  if (other) return taken(`in ${other.file}`);
  const isParameter =
    kind === 'constant' && model.declared.some(({ declaration }) => uses(declaration, name));
  return isParameter ? taken(`as a parameter in ${model.file}`) : undefined;
}

function isTakenWithin(model: FileModel, { kind, range }: Named, name: string): boolean {
  return model.syntax.declarations.some((declaration) => {
    if (range.start < declaration.range.start || range.end > declaration.range.end) return false;
    if (kind === 'site') {
      return declaration.kind === 'structure' && declaration.sites.some((site) => site.name.text === name);
    }
    return model.values.has(name) || (declaration.kind === 'material' && uses(declaration, name));
  });
}

/** Whether a name is a parameter of a declaration, or stands in one of its expressions. */
function uses(declaration: MaterialDeclaration, name: string): boolean {
  const { parameters, base } = declaration;
  const expressions = [...expressionsIn(declaration), ...(base?.arguments ?? [])];
  return (
    parameters.some((parameter) => parameter.name.text === name) ||
    expressions.flatMap(namesIn).some((one) => one.name === name)
  );
}
