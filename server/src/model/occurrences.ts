/** Every name in a file with what it stands for, in this file, in one that it imports, or built in. */
import type {
  Amount,
  Declaration,
  Expression,
  Formula,
  LetDeclaration,
  MaterialDeclaration,
  Name,
  Precursor,
  Range,
  Reference,
  SiteLine,
  StructureDeclaration,
  Unit,
} from '../syntax/tree.js';
import { namesIn } from './expression.js';
import { type FileModel, structureNameOf } from './file.js';
import type { Material } from './material.js';
import { fileAt } from './places.js';
import type { Structure } from './structure.js';

/** What a name stands for, known by the place where that is declared. */
export interface Named {
  readonly kind: 'material' | 'structure' | 'site' | 'constant' | 'parameter' | 'file';
  readonly name: string;
  /** The file that declares it. */
  readonly address: string;
  /** The name where it is declared, quotes and all; the beginning of a file. */
  readonly range: Range;
}

export interface Occurrence {
  readonly named: Named;
  readonly range: Range;
  /**
   * How it is written: bare or in quotes; in front of a formula, without its dash; within the quotes of a precursor;
   * as the site in the parentheses of an expectation; in an expression; as the path of an import.
   */
  readonly form: 'name' | 'prefix' | 'precursor' | 'argument' | 'expression' | 'path';
  /** The amount that the expression is, where no braces stand around it. */
  readonly bare?: Range;
}

/** Whether two names stand for the same. */
export function isSame(a: Named, b: Named): boolean {
  return a.kind === b.kind && a.address === b.address && a.range.start === b.range.start;
}

/** Whether an occurrence in a file is the one that declares the name. */
export function isDeclaration({ named, range }: Occurrence, { address }: FileModel): boolean {
  return named.kind !== 'file' && named.address === address && named.range.start === range.start;
}

/** All names of a file that stand for something, in the order of its declarations. */
export function occurrencesIn(model: FileModel): Occurrence[] {
  const collector = new Collector(model);
  for (const declaration of model.syntax.declarations) collector.declaration(declaration);
  return collector.found;
}

/** The constants that a file declares; of two with one name the last counts. */
export function constantsIn({ constants, address }: FileModel): Map<string, Named> {
  return new Map(
    constants.flatMap(({ declaration: { name }, value }): [string, Named][] =>
      name && value ? [[name.text, { kind: 'constant', name: name.text, address, range: name.range }]] : [],
    ),
  );
}

/** The materials that a file declares; of two with one name the first counts. */
export function materialsIn({ declared, address }: FileModel): Map<string, Named> {
  const found = new Map<string, Named>();
  for (const {
    declaration: { name },
  } of declared) {
    if (!name || name.text === '' || found.has(name.text)) continue;
    found.set(name.text, { kind: 'material', name: name.text, address, range: name.range });
  }
  return found;
}

/** Names of a file over those of the files that it imports, of which the first counts. */
function visible(model: FileModel, namesOf: (model: FileModel) => Map<string, Named>): Map<string, Named> {
  const imported = model.imports.flatMap(({ outcome }) => (outcome?.kind === 'read' ? outcome.model : []));
  return new Map([...imported.reverse(), model].flatMap((one) => [...namesOf(one)]));
}

class Collector {
  readonly found: Occurrence[] = [];
  private readonly model: FileModel;
  private readonly members: ReadonlyMap<Declaration, readonly Material[]>;
  private readonly materials: ReadonlyMap<string, Named>;
  private readonly constants: ReadonlyMap<string, Named>;
  /** The constants that a constant may use: those before it. */
  private readonly before: Map<string, Named>;

  constructor(model: FileModel) {
    this.model = model;
    this.members = new Map(model.declared.map(({ declaration, members }) => [declaration, members]));
    this.materials = visible(model, materialsIn);
    this.constants = visible(model, constantsIn);
    this.before = visible({ ...model, constants: [] }, constantsIn);
  }

  declaration(declaration: Declaration): void {
    switch (declaration.kind) {
      case 'material':
        this.material(declaration);
        break;
      case 'structure':
        this.structure(declaration);
        break;
      case 'let':
        this.constant(declaration);
        break;
      case 'import':
        this.path(declaration.path);
        break;
      case 'measured':
        this.reference(declaration.of, this.constants);
        break;
      case 'batch':
        this.reference(declaration.of, this.constants);
        for (const precursor of declaration.precursors) this.precursor(precursor);
        break;
      case 'mixture':
      case 'convention':
        break;
    }
  }

  private constant({ name, value }: LetDeclaration): void {
    if (value) this.expression(value, this.before);
    if (name) this.before.set(name.text, this.declared('constant', name));
  }

  private material(declaration: MaterialDeclaration): void {
    const { name, parameters, base, structure, formula, sites, expectations } = declaration;
    if (name) this.declared('material', name);
    const inside = new Map(this.constants);
    for (const parameter of parameters) {
      const own = this.declared('parameter', parameter.name);
      if (inside.get(own.name)?.kind !== 'parameter') inside.set(own.name, own);
      for (const values of parameter.values) {
        const parts = values.kind === 'value' ? [values.value] : [values.from, values.to, values.step];
        for (const part of parts) if (part) this.expression(part, this.constants);
      }
    }
    if (structure) this.structureName(structure);
    if (formula?.prefix) this.structureName(formula.prefix, 'prefix');
    this.reference(base, inside);
    for (const [amount, bare] of this.amountsIn(formula, sites)) this.expression(amount, inside, bare);
    const own = this.structureOf(declaration);
    for (const { site } of sites ?? []) this.site(site, own, 'name');
    for (const { site } of expectations) if (site) this.site(site, own, 'argument');
  }

  /** The structure that a material is on, that of its base included. */
  private structureOf(declaration: MaterialDeclaration): Structure | undefined {
    const [member] = this.members.get(declaration) ?? [];
    const name = structureNameOf(declaration);
    return member?.structure ?? (name && this.model.structures.get(name.text));
  }

  private structure({ name, sites }: StructureDeclaration): void {
    if (name) this.declared('structure', name);
    for (const site of sites) this.declared('site', site.name);
  }

  private structureName(name: Name, form: 'name' | 'prefix' = 'name'): void {
    const source = this.model.structures.get(name.text)?.source;
    if (!source) return;
    const { address, range } = source;
    const end = form === 'prefix' ? name.range.start + name.text.length : name.range.end;
    this.add({ kind: 'structure', name: name.text, address, range }, { start: name.range.start, end }, form);
  }

  private site(name: Name, structure: Structure | undefined, form: 'name' | 'argument'): void {
    const range = structure && siteRange(structure, name.text, this.model);
    if (!range) return;
    const { address } = structure.source;
    const written = form === 'argument' ? this.trimmed(name.range, /^\s+/, /(?<!\s)\s+$/) : name.range;
    this.add({ kind: 'site', name: name.text, address, range }, written, form);
  }

  private reference(reference: Reference | undefined, values: ReadonlyMap<string, Named>): void {
    if (!reference) return;
    const named = this.materials.get(reference.name.text);
    if (named) this.add(named, reference.name.range, 'name');
    for (const argument of reference.arguments) this.expression(argument, values);
  }

  /** A material as a precursor has its name in quotes, with its values where it is a member of a family. */
  private precursor({ material }: Precursor): void {
    if (!material) return;
    const imported = this.model.imports.flatMap(({ outcome }) =>
      outcome?.kind === 'read' ? outcome.model : [],
    );
    const members = [this.model, ...imported].flatMap((model) => model.materials);
    const family = members.find(({ name }) => name === material.text)?.declaration.name?.text;
    const named = family === undefined ? undefined : this.materials.get(family);
    if (!named) return;
    const start = material.range.start + 1;
    const length = writtenLength(this.model.text.slice(start, material.range.end), named.name.length);
    this.add(named, { start, end: start + length }, 'precursor');
  }

  private path(path: Name | undefined): void {
    const known = this.model.imports.find(({ declaration }) => declaration.path === path)?.outcome;
    const address =
      known?.kind === 'read' ? known.model.address : known?.kind === 'cycle' ? known.address : undefined;
    if (!path || address === undefined) return;
    this.add({ kind: 'file', name: path.text, address, range: { start: 0, end: 0 } }, path.range, 'path');
  }

  private expression(expression: Expression, values: ReadonlyMap<string, Named>, bare?: Range): void {
    for (const { name, range } of namesIn(expression)) {
      const named = values.get(name);
      // A name alone in parentheses has theirs for its range.
      if (named) this.add(named, this.trimmed(range, /^[(\s]+/, /(?<![)\s])[)\s]+$/), 'expression', bare);
    }
  }

  /** The expressions in the amounts of a composition, with the amount where it has no braces. */
  private amountsIn(
    formula: Formula | undefined,
    sites: readonly SiteLine[] | undefined,
  ): [Expression, Range | undefined][] {
    const found: [Expression, Range | undefined][] = [];
    const amount = (one: Amount | undefined): void => {
      if (one?.kind !== 'expression') return;
      const isBraced = this.model.text.charAt(one.range.start) === '{';
      found.push([one.expression, isBraced ? undefined : one.range]);
    };
    const unit = (one: Unit): void => {
      if (one.kind === 'group') for (const item of one.items) item.forEach(unit);
      amount(one.amount);
    };
    for (const { coefficient, units } of formula?.parts ?? []) {
      amount(coefficient);
      units.forEach(unit);
    }
    for (const { replaced, occupants } of sites ?? []) {
      if (replaced) unit(replaced);
      occupants.forEach(unit);
    }
    return found;
  }

  private trimmed({ start, end }: Range, before: RegExp, behind: RegExp): Range {
    const written = this.model.text.slice(start, end);
    const from = start + (before.exec(written)?.[0].length ?? 0);
    return { start: from, end: end - (behind.exec(written)?.[0].length ?? 0) };
  }

  private declared(kind: Named['kind'], name: Name): Named {
    const named: Named = { kind, name: name.text, address: this.model.address, range: name.range };
    if (name.text !== '') this.add(named, name.range, kind === 'parameter' ? 'expression' : 'name');
    return named;
  }

  private add(named: Named, range: Range, form: Occurrence['form'], bare?: Range): void {
    this.found.push({ named, range, form, ...(bare && { bare }) });
  }
}

/** The name of a site where its structure is declared; undefined where a file does not know of that. */
export function siteRange({ source, sites }: Structure, name: string, from: FileModel): Range | undefined {
  const start = sites.find((site) => site.name === name)?.range.start;
  if (start === undefined) return undefined;
  // The names of built-in sites stand without quotes.
  if (source.isBuiltIn) return { start, end: start + name.length };
  for (const declaration of fileAt(source.address, from)?.syntax.declarations ?? []) {
    if (declaration.kind !== 'structure' || declaration.name?.range.start !== source.range.start) continue;
    return declaration.sites.find((site) => site.name.range.start === start)?.name.range;
  }
  return undefined;
}

/** How long the first characters of a name are as they are written between quotes. */
function writtenLength(written: string, length: number): number {
  let end = 0;
  for (let index = 0; index < length; index++) end += written.charAt(end) === '\\' ? 2 : 1;
  return end;
}
