/** Evaluates the materials of a file, each when it is first asked for: what one is derived from comes before it. */
import { trimmed } from '../syntax/lists.js';
import { later, shifted } from '../syntax/move.js';
import type { MaterialDeclaration, Name, PlacedChunk, Reference, SourceFile } from '../syntax/tree.js';
import { expressionsIn } from './binding.js';
import { evaluate } from './evaluate.js';
import { namesIn, type Values } from './expression.js';
import type { DeclaredMaterial, FileModel, Looked, Resolution } from './file-model.js';
import type { Material } from './material.js';
import { memberFor } from './names.js';
import { type Family, familyOf, memberName, type ParameterProblem } from './parameters.js';
import { type Common, DeclaredInFile, keepEvaluation, lastEvaluation } from './reuse.js';
import type { Structure } from './structure.js';

/** What the resolver needs to know of a file. */
export interface Scope {
  readonly syntax: SourceFile;
  /** The files that are imported, in order. */
  readonly models: readonly FileModel[];
  readonly structures: ReadonlyMap<string, Structure>;
  readonly common: Common;
  problem(problem: ParameterProblem): void;
}

/** A declaration where it stands in its stretch of the file. */
interface Place {
  readonly own: MaterialDeclaration;
  readonly within: PlacedChunk;
  /** Its number in the stretch. */
  readonly index: number;
}

export class Resolver {
  readonly looked: Looked[] = [];
  private readonly scope: Scope;
  private readonly done = new Map<MaterialDeclaration, DeclaredMaterial>();
  private readonly placed = new Map<MaterialDeclaration, DeclaredMaterial>();
  /** The declarations that are being evaluated, outermost first. */
  private readonly stack: Place[] = [];

  constructor(scope: Scope) {
    this.scope = scope;
  }

  /** Every declared material of the file, in order. */
  all(): DeclaredMaterial[] {
    return this.scope.syntax.chunks.flatMap((within) => this.allOf(within));
  }

  /** Those of one stretch. */
  allOf(within: PlacedChunk): DeclaredMaterial[] {
    return placesIn(within).map((place) => this.inFile(place));
  }

  /** The declared materials of a stretch, their ranges from its start. */
  declaredIn(within: PlacedChunk): DeclaredMaterial[] {
    return placesIn(within).map((place) => this.declared(place));
  }

  /** The materials of the files that are imported; of two with one name the first. */
  private readonly imported = later(() => {
    const imported = new Map<string, DeclaredMaterial>();
    for (const declared of this.scope.models.flatMap((model) => model.declared)) {
      const name = declared.declaration.name?.text;
      if (name && !imported.has(name)) imported.set(name, declared);
    }
    return imported;
  });

  /** Where a name is declared in this file. */
  private placeNamed(name: string): Place | undefined {
    const { names, chunks } = this.scope.syntax;
    const known = names.first.get(name);
    if (!known) return undefined;
    const within = chunks[known.chunk];
    const own = within?.chunk.declarations[known.index];
    return within && own?.kind === 'material' ? { own, within, index: known.index } : undefined;
  }

  /** The material that a measurement or a batch is about. */
  look(reference: Reference): Material | undefined {
    const resolution = this.inFileToo(this.resolve(reference, this.scope.common.constants, 0));
    this.looked.push({ reference, resolution });
    return materialOf(resolution);
  }

  /** A material by its full name, that of a member included. */
  named(name: Name): Material | undefined {
    const declared = [...this.all(), ...this.scope.models.flatMap((model) => model.declared)];
    return declared.flatMap(({ members }) => members).find((member) => member.name === name.text);
  }

  private declared(place: Place): DeclaredMaterial {
    const known = this.done.get(place.own);
    if (known) return known;
    this.stack.push(place);
    const result = this.evaluated(place);
    this.stack.pop();
    this.done.set(place.own, result);
    return result;
  }

  private inFile(place: Place): DeclaredMaterial {
    const known = this.placed.get(place.own);
    if (known) return known;
    const placed = new DeclaredInFile(this.declared(place), {
      start: place.within.start,
      declaration: () => inFile(place),
      base: (material) => this.memberInFile(material),
    });
    this.placed.set(place.own, placed);
    return placed;
  }

  private evaluated(place: Place): DeclaredMaterial {
    const { own: declaration } = place;
    const { structures, common } = this.scope;
    const { constants, options } = common;
    const last = lastEvaluation(declaration, common);
    const family = last?.family ?? familyOf(declaration, constants);
    const structureName = declaration.structure ?? declaration.formula?.prefix;
    const structure = structureName && structures.get(structureName.text);
    const bases = declaration.base
      ? family.members.map((values) => this.base(declaration.base, place, family, values))
      : NONE;
    const isSame = last?.structure === structure && last?.bases.every((base, index) => base === bases[index]);
    if (last && isSame) return last.declared;
    const declared = {
      declaration,
      parameters: family.parameters,
      problems: trimmed([...family.problems, ...unused(declaration)]),
      members: family.members.map((parameters, index) =>
        evaluate({ declaration, structure, parameters, constants, base: bases[index] }, options),
      ),
    };
    keepEvaluation(declaration, { common, structure, bases, family, declared });
    return declared;
  }

  /** What a member is derived from. */
  private base(
    reference: Reference | undefined,
    place: Place,
    family: Family,
    values: Values,
  ): Material | undefined {
    if (!reference) return undefined;
    const { constants } = this.scope.common;
    const isFirst = values === family.members[0];
    const known = values.size > 0 ? new Map([...constants, ...values]) : constants;
    const resolution = this.resolve(reference, known, isFirst ? place.within.start : undefined);
    this.looked.push({
      reference: inFile(place).base ?? reference,
      resolution: this.inFileToo(resolution),
      material: memberName(place.own.name?.text ?? '', values),
    });
    return materialOf(resolution);
  }

  /** @param start where the stretch of the reference begins; undefined where its problems have been told already. */
  private resolve(reference: Reference, values: Values, start: number | undefined): Resolution {
    const { name } = reference;
    const place = this.placeNamed(name.text);
    const at = place ? this.stack.findIndex(({ own }) => own === place.own) : -1;
    if (place && at >= 0) {
      const from = this.stack.slice(at);
      const chain = [...from, place].map(({ own }) => own.name?.text ?? '');
      return { kind: 'cycle', chain };
    }
    const declared = place ? this.declared(place) : this.imported().get(name.text);
    if (!declared)
      return { kind: 'unknown', known: [...this.scope.syntax.names.first.keys(), ...this.imported().keys()] };
    const parameters = declared.declaration.parameters.map((parameter) => parameter.name.text);
    return memberFor(reference, declared.members, parameters, values, (unknown, range) => {
      if (start !== undefined)
        this.scope.problem({ kind: 'undeclared', name: unknown, range: shifted(range, start) });
    });
  }

  /** The same with the materials of this file as they stand in it. */
  private inFileToo(resolution: Resolution): Resolution {
    switch (resolution.kind) {
      case 'material':
        return { ...resolution, material: this.memberInFile(resolution.material) };
      case 'family':
      case 'not-a-member':
        return { ...resolution, members: this.membersInFile(resolution.members) };
      default:
        return resolution;
    }
  }

  private memberInFile(material: Material): Material {
    const place = this.placeOf(material);
    if (!place) return material;
    const index = this.declared(place).members.indexOf(material);
    return this.inFile(place).members[index] ?? material;
  }

  private membersInFile(members: readonly Material[]): readonly Material[] {
    const place = members[0] && this.placeOf(members[0]);
    return place ? this.inFile(place).members : members;
  }

  /** Where a material is declared; undefined for one of another file. */
  private placeOf({ declaration }: Material): Place | undefined {
    const place = this.placeNamed(declaration.name?.text ?? '');
    return place?.own === declaration ? place : undefined;
  }
}

function placesIn(within: PlacedChunk): Place[] {
  const places: Place[] = [];
  for (const [index, own] of within.chunk.declarations.entries()) {
    if (own.kind === 'material') places.push({ own, within, index });
  }
  return places;
}

/** The declaration with the ranges of the file. */
function inFile({ own, within, index }: Place): MaterialDeclaration {
  const declaration = within.declarations[index];
  return declaration?.kind === 'material' ? declaration : own;
}

const NONE: readonly (Material | undefined)[] = [];

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
