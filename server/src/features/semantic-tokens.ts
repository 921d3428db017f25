/**
 * Semantic tokens: what the parts of a file are, as far as it takes a model to know. What is a cation and what an anion
 * is told by the states on the evaluated sites; an element whose state is open, or zero, is told as an element. Words
 * of the language are not among them: the grammar of the editor knows them by themselves.
 */

import { isAnionFormer } from '../chemistry/elements.js';
import { isElementSymbol } from '../chemistry/symbols.js';
import type { FileModel } from '../model/file.js';
import type { Material } from '../model/material.js';
import type { Structure, StructureSite } from '../model/structure.js';
import { declarationsIn } from '../syntax/lookup.js';
import type {
  Amount,
  BatchDeclaration,
  Declaration,
  Expectation,
  Expression,
  Formula,
  MaterialDeclaration,
  MeasuredDeclaration,
  Name,
  Parameter,
  Quantity,
  Range,
  Reference,
  StructureDeclaration,
  Unit,
} from '../syntax/tree.js';
import { type IonKind, IonKinds, kindOfCharge } from './ion-kinds.js';

/** In the order of the legend. */
export const TOKEN_TYPES = [
  'cation',
  'anion',
  'vacancy',
  'element',
  'charge',
  'amount',
  'unit',
  'material',
  'structure',
  'site',
  'parameter',
  'variable',
] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

/** In the order of the legend. What is built in is of the default library. */
export const TOKEN_MODIFIERS = ['declaration', 'reference', 'readonly', 'defaultLibrary'] as const;
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

export interface SemanticToken {
  /** Within one line. */
  readonly range: Range;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** The tokens of a file, or of the declarations that touch a part of it: in their order, apart from each other. */
export function semanticTokens(model: FileModel, within?: Range): SemanticToken[] {
  const range = within ?? { start: 0, end: model.text.length };
  const collector = new Collector(model, range);
  for (const declaration of declarationsIn(model.syntax, range)) collector.declaration(declaration);
  return collector.found.sort((a, b) => a.range.start - b.range.start);
}

/** What the symbols and the letters in a composition stand for. */
interface Scope {
  ion(symbol: Name): IonKind;
  readonly parameters: ReadonlySet<string>;
}

const NOTHING_KNOWN: Scope = { ion: () => 'element', parameters: new Set() };

class Collector {
  readonly found: SemanticToken[] = [];
  private readonly model: FileModel;
  /** The members of each material, and the material of each measurement and each batch. */
  private readonly members: ReadonlyMap<Declaration, readonly Material[]>;

  constructor(model: FileModel, range: Range) {
    this.model = model;
    const { measurements, batches } = model;
    const declared = model.declaredIn(range);
    this.members = new Map<Declaration, readonly Material[]>([
      ...declared.map((one) => [one.declaration, one.members] as const),
      ...[...measurements, ...batches].map(
        ({ declaration, material }) => [declaration, material ? [material] : []] as const,
      ),
    ]);
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
        if (declaration.name) this.add('variable', declaration.name.range, 'declaration', 'readonly');
        this.expression(declaration.value, NOTHING_KNOWN);
        break;
      case 'measured':
        this.measured(declaration);
        break;
      case 'batch':
        this.batch(declaration);
        break;
      case 'mixture':
        for (const { formula, quantity } of declaration.components) {
          this.formula(formula, NOTHING_KNOWN);
          this.quantity(quantity);
        }
        this.quantity(declaration.density);
        break;
      case 'convention':
      case 'import':
        break;
    }
  }

  // ------------------------------------------------------------------------------------------ declarations

  private material(declaration: MaterialDeclaration): void {
    const { name, parameters, structure, base, formula, sites, expectations } = declaration;
    const members = this.members.get(declaration) ?? [];
    const kinds = new IonKinds(members);
    const scope: Scope = {
      ion: (symbol) => kinds.at(symbol),
      parameters: new Set(parameters.map((parameter) => parameter.name.text)),
    };
    if (name) this.add('material', name.range, 'declaration');
    for (const parameter of parameters) this.parameter(parameter);
    for (const written of [structure, formula?.prefix]) if (written) this.structureName(written);
    this.reference(base, scope);
    this.formula(formula, scope);
    const modifiers = siteModifiers(declaration, members[0]?.structure);
    for (const { site, replaced, occupants } of sites ?? []) {
      this.site(site, modifiers);
      for (const unit of replaced ? [replaced, ...occupants] : occupants) this.unit(unit, scope);
    }
    for (const expectation of expectations) this.expectation(expectation, modifiers);
  }

  private parameter({ name, values }: Parameter): void {
    this.add('parameter', name.range, 'declaration');
    for (const one of values) {
      const parts = one.kind === 'value' ? [one.value] : [one.from, one.to, one.step];
      for (const part of parts) this.expression(part, NOTHING_KNOWN);
    }
  }

  private expectation(
    { site, value, upper, tolerance, unit }: Expectation,
    modifiers: readonly TokenModifier[],
  ): void {
    if (site) this.site(site, modifiers);
    for (const one of [value, upper, tolerance]) if (one?.kind === 'number') this.amount(one, NOTHING_KNOWN);
    if (unit) this.add('unit', unit.range);
  }

  private structure({ name, metallic, sites }: StructureDeclaration): void {
    if (name) this.add('structure', name.range, 'declaration');
    const structure = name && this.model.structures.get(name.text);
    for (const { name: own, multiplicity, usual } of sites) {
      this.add('site', own.range, 'declaration');
      if (multiplicity) this.add('amount', this.trimmed(multiplicity.range, /^\*\s*/));
      const site = metallic ? undefined : structure?.sites.find((one) => one.name === own.text);
      const scope = { ...NOTHING_KNOWN, ion: (symbol: Name) => usualKind(symbol, site) };
      for (const unit of usual) this.unit(unit, scope);
    }
  }

  private measured(declaration: MeasuredDeclaration): void {
    const { of, values, normalisation } = declaration;
    const kinds = new IonKinds(this.members.get(declaration) ?? []);
    this.reference(of, NOTHING_KNOWN);
    for (const { element, amount } of values) {
      this.element(element, kinds.of(element.text));
      this.amount(amount, NOTHING_KNOWN);
    }
    if (normalisation) this.element(normalisation, kinds.of(normalisation.text));
  }

  private batch(declaration: BatchDeclaration): void {
    const { of, target, precursors, excesses } = declaration;
    const kinds = new IonKinds(this.members.get(declaration) ?? []);
    this.reference(of, NOTHING_KNOWN);
    this.quantity(target);
    for (const { formula, material, purity } of precursors) {
      this.formula(formula, NOTHING_KNOWN);
      if (material) this.add('material', material.range, 'reference');
      this.amount(purity, NOTHING_KNOWN);
    }
    for (const { element, amount } of excesses) {
      this.element(element, kinds.of(element.text));
      this.amount(amount, NOTHING_KNOWN);
    }
  }

  // ------------------------------------------------------------------------------------------ compositions

  private formula(formula: Formula | undefined, scope: Scope): void {
    for (const { coefficient, units } of formula?.parts ?? []) {
      this.amount(coefficient, scope);
      for (const unit of units) this.unit(unit, scope);
    }
  }

  private unit(unit: Unit, scope: Scope): void {
    const { charge, amount } = unit;
    // A charge that is written holds for all that it stands behind.
    const kind = charge && kindOfCharge(charge.value);
    const inside = kind ? { ...scope, ion: () => kind } : scope;
    if (unit.kind === 'element') this.element(unit.symbol, inside.ion(unit.symbol));
    if (unit.kind === 'vacancy') this.vacancy(unit.range);
    if (unit.kind === 'group') for (const one of unit.items.flat()) this.unit(one, inside);
    if (charge) this.add('charge', charge.range);
    this.amount(amount, scope);
  }

  private vacancy({ start }: Range): void {
    const length = this.model.text.startsWith('Va', start) ? 2 : 1;
    this.add('vacancy', { start, end: start + length });
  }

  /** What is no element keeps the colour of a mistake. */
  private element(symbol: Name, kind: IonKind): void {
    if (isElementSymbol(symbol.text)) this.add(kind, symbol.range);
  }

  private amount(amount: Amount | undefined, scope: Scope): void {
    if (amount?.kind === 'number') this.add('amount', amount.range);
    if (amount?.kind === 'expression') this.expression(amount.expression, scope);
  }

  private quantity(quantity: Quantity | undefined): void {
    if (!quantity) return;
    this.amount(quantity.value, NOTHING_KNOWN);
    this.add('unit', quantity.unit.range);
  }

  private expression(expression: Expression | undefined, scope: Scope): void {
    if (!expression) return;
    if (expression.kind === 'operation') {
      this.expression(expression.left, scope);
      this.expression(expression.right, scope);
      return;
    }
    // What stands alone in parentheses has theirs for its range.
    const range = this.trimmed(expression.range, /^[(\s]+/, /(?<![)\s])[)\s]+$/);
    if (expression.kind === 'constant') this.add('amount', range);
    else if (scope.parameters.has(expression.name)) this.add('parameter', range, 'reference');
    else if (this.model.values.has(expression.name)) this.add('variable', range, 'reference', 'readonly');
  }

  // ------------------------------------------------------------------------------------------------- names

  private reference(reference: Reference | undefined, scope: Scope): void {
    if (!reference) return;
    this.add('material', reference.name.range, 'reference');
    for (const argument of reference.arguments) this.expression(argument, scope);
  }

  private structureName({ text, range }: Name): void {
    const structure = this.model.structures.get(text);
    // One in front of a formula has its dash in the range.
    if (structure)
      this.add('structure', this.trimmed(range, /^/, /(?<!\s)\s*[-‐‑–−]\s*$/), ...reference(structure));
  }

  private site({ range }: Name, modifiers: readonly TokenModifier[]): void {
    this.add('site', this.trimmed(range, /^\s+/, /(?<!\s)\s+$/), ...modifiers);
  }

  private trimmed({ start, end }: Range, before: RegExp, behind = /$/): Range {
    const written = this.model.text.slice(start, end);
    const from = start + (before.exec(written)?.[0].length ?? 0);
    return { start: from, end: end - (behind.exec(written)?.[0].length ?? 0) };
  }

  private add(type: TokenType, range: Range, ...modifiers: readonly TokenModifier[]): void {
    if (range.start < range.end) this.found.push({ range, type, modifiers });
  }
}

function reference({ source }: Structure): TokenModifier[] {
  return source.isBuiltIn ? ['reference', 'defaultLibrary'] : ['reference'];
}

/** Without a structure a material has the sites that it says. */
function siteModifiers(
  { structure, base, formula }: MaterialDeclaration,
  known: Structure | undefined,
): readonly TokenModifier[] {
  if (known) return reference(known);
  return structure || base || formula?.prefix ? ['reference'] : ['declaration'];
}

/** What an element in the list of a site usually is there. */
function usualKind({ text }: Name, site: StructureSite | undefined): IonKind {
  if (site?.kind === 'anion') return 'anion';
  return site?.kind === 'cation' && !isAnionFormer(text) ? 'cation' : 'element';
}
