/**
 * What is known of declarations that an edit did not touch.
 *
 * A declaration is evaluated as it stands in its own stretch of the file, where it keeps its place whatever is written
 * above it. What comes of it hangs on its structure, on what it is derived from, on the file's constants and on the
 * options, and on nothing else in the file; while these are the same it is not evaluated again. What is asked about
 * the file as a whole is told with the ranges of the file, shifted when it is looked at.
 */
import { later, shifted } from '../syntax/move.js';
import type { Chunk, MaterialDeclaration, StructureDeclaration } from '../syntax/tree.js';
import type { Values } from './expression.js';
import type { DeclaredMaterial, PartModel } from './file-model.js';
import type { Material } from './material.js';
import type { EvaluationOptions } from './options.js';
import type { Family } from './parameters.js';
import { type Source, type Structure, structureOf } from './structure.js';

/** What all materials of a file hang on; the same objects while nothing has changed in them. */
export interface Common {
  readonly options: EvaluationOptions;
  readonly constants: Values;
}

/** What a declaration was evaluated to, and from what. Ranges are from the start of its stretch. */
export interface Evaluation {
  readonly common: Common;
  readonly structure: Structure | undefined;
  /** For each member what it is derived from. */
  readonly bases: readonly (Material | undefined)[];
  readonly family: Family;
  readonly declared: DeclaredMaterial;
}

const evaluations = new WeakMap<MaterialDeclaration, Evaluation>();

/** What a declaration was last evaluated to under the same common conditions. */
export function lastEvaluation(declaration: MaterialDeclaration, common: Common): Evaluation | undefined {
  const known = evaluations.get(declaration);
  const isKnown = known?.common.options === common.options && known.common.constants === common.constants;
  return isKnown ? known : undefined;
}

export function keepEvaluation(declaration: MaterialDeclaration, evaluation: Evaluation): void {
  evaluations.set(declaration, evaluation);
}

/** A declared material with the ranges of its file. What is in it is made when it is looked at. */
export class DeclaredInFile implements DeclaredMaterial {
  private readonly own: DeclaredMaterial;
  private readonly place: DeclarationPlace;
  private made: Omit<DeclaredMaterial, 'declaration'> | undefined;

  constructor(own: DeclaredMaterial, place: DeclarationPlace) {
    this.own = own;
    this.place = place;
  }

  get declaration(): MaterialDeclaration {
    return this.place.declaration();
  }

  get parameters(): DeclaredMaterial['parameters'] {
    return this.all.parameters;
  }

  get problems(): DeclaredMaterial['problems'] {
    return this.all.problems;
  }

  get members(): readonly Material[] {
    return this.all.members;
  }

  private get all(): Omit<DeclaredMaterial, 'declaration'> {
    const { own, place } = this;
    this.made ??= {
      parameters: shifted(own.parameters, place.start),
      problems: shifted(own.problems, place.start),
      members: own.members.map((member) => moved(member, place)),
    };
    return this.made;
  }
}

/** Where a declaration stands in its file. */
export interface DeclarationPlace {
  /** Where its stretch begins. */
  readonly start: number;
  /** The declaration with the ranges of the file. */
  declaration(): MaterialDeclaration;
  /** A material that another is derived from, with the ranges of the file. */
  base(material: Material): Material;
}

function moved(material: Material, place: DeclarationPlace): Material {
  const { start } = place;
  const { base } = material;
  const sites = later(() => shifted(material.sites, start));
  const remarks = later(() => shifted(material.remarks, start));
  return {
    ...material,
    declaration: place.declaration(),
    ...(base && { base: place.base(base) }),
    get sites() {
      return sites();
    },
    get remarks() {
      return remarks();
    },
  };
}

const knownStructures = new WeakMap<StructureDeclaration, Structure>();

/** The structure of a declaration: the same one while the declaration stays where it is. */
export function structureAt(declaration: StructureDeclaration, source: Omit<Source, 'range'>): Structure {
  const known = knownStructures.get(declaration);
  if (known?.source.file === source.file && known.source.address === source.address) return known;
  const structure = structureOf(declaration, source);
  knownStructures.set(declaration, structure);
  return structure;
}

/**
 * The model of a stretch by itself.
 *
 * @param known that of a former version under the same conditions: it is taken over while it declares the same.
 */
export function partOf(
  chunk: Chunk,
  declared: readonly DeclaredMaterial[],
  { options, constants: values }: Common,
  structures: ReadonlyMap<string, Structure>,
  known: PartModel | undefined,
): PartModel {
  const isKnown =
    known?.declared.length === declared.length &&
    known.declared.every((one, index) => one === declared[index]);
  if (isKnown) return known;
  const [only] = declared;
  return {
    address: HERE.address,
    file: HERE.file,
    text: chunk.text,
    syntax: chunk,
    declared,
    materials: only && declared.length === 1 ? only.members : declared.flatMap(({ members }) => members),
    structures,
    values,
    options,
  };
}

/** Where a stretch stands: in whatever file it is in. */
export const HERE = { address: '', file: '' };
