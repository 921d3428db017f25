/** Evaluates the materials of a file, each when it is first asked for: what one is derived from comes before it. */
import type { MaterialDeclaration, Name, Reference } from '../syntax/tree.js';
import { expressionsIn } from './binding.js';
import { type EvaluationOptions, evaluate } from './evaluate.js';
import { namesIn, type Values } from './expression.js';
import type { DeclaredMaterial, FileModel, Looked, Resolution } from './file-model.js';
import type { Material } from './material.js';
import { memberFor } from './names.js';
import { type Family, familyOf, memberName, type ParameterProblem } from './parameters.js';
import type { Reuse } from './reuse.js';
import type { Structure } from './structure.js';

/** What the resolver needs to know of a file. */
export interface Scope {
  readonly declarations: readonly MaterialDeclaration[];
  /** The files that are imported, in order. */
  readonly models: readonly FileModel[];
  readonly structures: ReadonlyMap<string, Structure>;
  readonly constants: Values;
  readonly options: EvaluationOptions;
  readonly reuse: Reuse | undefined;
  problem(problem: ParameterProblem): void;
}

export class Resolver {
  readonly looked: Looked[] = [];
  private readonly scope: Scope;
  private readonly byName = new Map<string, MaterialDeclaration>();
  /** The materials of the files that are imported; of two with one name the first. */
  private readonly imported = new Map<string, DeclaredMaterial>();
  /** Every name that stands for a material. */
  private readonly known: readonly string[];
  private readonly done = new Map<MaterialDeclaration, DeclaredMaterial>();
  /** The declarations that are being evaluated, outermost first. */
  private readonly stack: MaterialDeclaration[] = [];

  constructor(scope: Scope) {
    this.scope = scope;
    for (const declaration of scope.declarations) {
      const name = declaration.name?.text;
      if (name && !this.byName.has(name)) this.byName.set(name, declaration);
    }
    for (const declared of scope.models.flatMap((model) => model.declared)) {
      const name = declared.declaration.name?.text;
      if (name && !this.imported.has(name)) this.imported.set(name, declared);
    }
    this.known = [...this.byName.keys(), ...this.imported.keys()];
  }

  /** Every declared material of the file, in order. */
  all(): DeclaredMaterial[] {
    return this.scope.declarations.map((declaration) => this.declared(declaration));
  }

  /** The material that a measurement or a batch is about. */
  look(reference: Reference): Material | undefined {
    const resolution = this.resolve(reference, this.scope.constants, true);
    this.looked.push({ reference, resolution });
    return materialOf(resolution);
  }

  /** A material by its full name, that of a member included. */
  named(name: Name): Material | undefined {
    const own = this.scope.declarations.map((declaration) => this.declared(declaration));
    const declared = [...own, ...this.scope.models.flatMap((model) => model.declared)];
    return declared.flatMap(({ members }) => members).find((member) => member.name === name.text);
  }

  private declared(declaration: MaterialDeclaration): DeclaredMaterial {
    const known = this.done.get(declaration);
    if (known) return known;
    this.stack.push(declaration);
    const result = this.evaluated(declaration);
    this.stack.pop();
    this.done.set(declaration, result);
    return result;
  }

  private evaluated(declaration: MaterialDeclaration): DeclaredMaterial {
    const { structures, constants, options, reuse } = this.scope;
    const family = familyOf(declaration, constants);
    const problems = [...family.problems, ...unused(declaration)];
    const structureName = declaration.structure ?? declaration.formula?.prefix;
    const structure = structureName && structures.get(structureName.text);
    const bases = family.members.map((values) => this.base(declaration, family, values));
    const taken = reuse?.(declaration, structure, bases);
    const members =
      taken ??
      family.members.map((parameters, index) =>
        evaluate({ declaration, structure, parameters, constants, base: bases[index] }, options),
      );
    return { declaration, parameters: family.parameters, problems, members };
  }

  /** What a member is derived from. */
  private base(declaration: MaterialDeclaration, family: Family, values: Values): Material | undefined {
    const reference = declaration.base;
    if (!reference) return undefined;
    const isFirst = values === family.members[0];
    const known = values.size > 0 ? new Map([...this.scope.constants, ...values]) : this.scope.constants;
    const resolution = this.resolve(reference, known, isFirst);
    this.looked.push({ reference, resolution, material: memberName(declaration.name?.text ?? '', values) });
    return materialOf(resolution);
  }

  private resolve(reference: Reference, values: Values, isFirst: boolean): Resolution {
    const { name } = reference;
    const declaration = this.byName.get(name.text);
    if (declaration && this.stack.includes(declaration)) {
      const from = this.stack.slice(this.stack.indexOf(declaration));
      const chain = [...from, declaration].map((one) => one.name?.text ?? '');
      return { kind: 'cycle', chain };
    }
    const declared = declaration ? this.declared(declaration) : this.imported.get(name.text);
    if (!declared) return { kind: 'unknown', known: this.known };
    const parameters = declared.declaration.parameters.map((parameter) => parameter.name.text);
    return memberFor(reference, declared.members, parameters, values, (unknown, range) => {
      if (isFirst) this.scope.problem({ kind: 'undeclared', name: unknown, range });
    });
  }
}

/** Nothing is worked out from what could not be read or has no base itself; that is told where it stands. */
function materialOf(resolution: Resolution): Material | undefined {
  if (resolution.kind !== 'material') return undefined;
  const { material } = resolution;
  const isKnown = !material.declaration.broken && !material.remarks.some(({ kind }) => kind === 'no-base');
  return isKnown ? material : undefined;
}

/** Parameters that stand nowhere in their material. */
function unused(declaration: MaterialDeclaration): ParameterProblem[] {
  if (declaration.parameters.length === 0 || declaration.broken) return [];
  const expressions = [...expressionsIn(declaration), ...(declaration.base?.arguments ?? [])];
  const used = new Set(expressions.flatMap(namesIn).map(({ name }) => name));
  return declaration.parameters.flatMap(({ name }): ParameterProblem[] =>
    used.has(name.text) ? [] : [{ kind: 'unused', name: name.text, range: name.range }],
  );
}
