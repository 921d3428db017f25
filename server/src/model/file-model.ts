/** What is known of a file: plain data. */
import type { Fraction } from '../chemistry/amount.js';
import type { LineIndex } from '../syntax/line-index.js';
import type {
  Chunk,
  Declaration,
  ImportDeclaration,
  LetDeclaration,
  MaterialDeclaration,
  Range,
  Reference,
  SourceFile,
} from '../syntax/tree.js';
import type { Batch } from './batch.js';
import type { EvaluationOptions } from './evaluate.js';
import type { Values } from './expression.js';
import type { Material } from './material.js';
import type { Measurement } from './measurement.js';
import type { Mixture } from './mixture.js';
import type { ParameterProblem, ParameterRange } from './parameters.js';
import type { SharedFile } from './shared.js';
import type { Structure } from './structure.js';

/** A material's declaration with its members: one, those of a family, or none where there are too many. */
export interface DeclaredMaterial {
  readonly declaration: MaterialDeclaration;
  readonly parameters: readonly ParameterRange[];
  readonly problems: readonly ParameterProblem[];
  readonly members: readonly Material[];
}

export interface Constant {
  readonly declaration: LetDeclaration;
  readonly value: Fraction | undefined;
}

/** What is known of one stretch of a file, or of all of it: what rules about single declarations look at. */
export interface PartModel {
  /** Where the file is: a URI or an absolute path; its name where it has neither. Empty for a stretch. */
  readonly address: string;
  /** The file's name as findings and reports show it. Empty for a stretch. */
  readonly file: string;
  readonly text: string;
  readonly syntax: Pick<SourceFile, 'declarations' | 'ignores' | 'problems'>;
  /** One for each declaration of a material, broken ones included. */
  readonly declared: readonly DeclaredMaterial[];
  /** All members of all declared materials, in order. */
  readonly materials: readonly Material[];
  /** Every structure that the file can name, its own ones first. */
  readonly structures: ReadonlyMap<string, Structure>;
  /** The values of all constants that the file can use, imported ones included. */
  readonly values: Values;
  /** Those of the project with the file's own convention over them. */
  readonly options: EvaluationOptions;
}

/** A stretch of a file with its ranges from its own start, and where that is. */
export interface Part {
  readonly start: number;
  readonly chunk: Chunk;
  readonly model: PartModel;
  /** Whether anything in it is derived from a material, which may be of another stretch or another file. */
  readonly isDerived: boolean;
  /** Whether it declares materials with parameters. */
  readonly hasFamily: boolean;
}

/** The parts of a former version that may have been taken over: as many from its first and from its last. */
export interface Reused {
  readonly former: readonly Part[];
  readonly head: number;
  readonly tail: number;
}

export interface FileModel extends PartModel {
  readonly syntax: SourceFile;
  /** The stretches in which anything is declared, in order. */
  readonly parts: readonly Part[];
  readonly reused: Reused;
  /** The declared materials that touch a range; the others are not looked at. */
  declaredIn(range: Range): DeclaredMaterial[];
  readonly lines: LineIndex;
  readonly imports: readonly Import[];
  /** Files whose structures the project makes known everywhere; of two with one name that of the last counts. */
  readonly shared: readonly SharedFile[];
  readonly constants: readonly Constant[];
  readonly measurements: readonly Measurement[];
  readonly batches: readonly Batch[];
  readonly mixtures: readonly Mixture[];
  /** Every reference to a material with what it stands for, once for each member that refers. */
  readonly references: readonly Looked[];
  /** What is wrong with constants and with values in references. */
  readonly problems: readonly ParameterProblem[];
  /** Those of the project. */
  readonly projectOptions: EvaluationOptions;
}

/** Whether a declaration may have several members. */
export function isFamily({ declaration }: DeclaredMaterial): boolean {
  return declaration.parameters.length > 0;
}

/** What is known of a declaration of the file; undefined where it is none of a material. */
export function declaredAs(
  declaration: Declaration | undefined,
  model: FileModel,
): DeclaredMaterial | undefined {
  if (!declaration) return undefined;
  return model.declaredIn(declaration.range).find((declared) => declared.declaration === declaration);
}

/** What became of an import. */
export type ImportOutcome =
  | { readonly kind: 'read'; readonly model: FileModel }
  /** There is no such file, or it cannot be read; `why` says it in a few words, `help` what to do about it. */
  | { readonly kind: 'unreadable'; readonly why: string; readonly help?: string }
  /** The file imports itself by way of others; their paths, from this file to this file. */
  | { readonly kind: 'cycle'; readonly address: string; readonly chain: readonly string[] };

/** An import with what became of it; undefined where nobody could look, as on a disk from within a browser. */
export interface Import {
  readonly declaration: ImportDeclaration;
  readonly outcome: ImportOutcome | undefined;
}

/** What a reference to a material stands for. */
export type Resolution =
  | { readonly kind: 'material'; readonly material: Material }
  | { readonly kind: 'unknown'; readonly known: readonly string[] }
  /** A family without values, or with too few or too many of them. */
  | { readonly kind: 'family'; readonly parameters: readonly string[]; readonly members: readonly Material[] }
  /** The family has no member of these values. */
  | { readonly kind: 'not-a-member'; readonly wanted: string; readonly members: readonly Material[] }
  /** A single material with values behind its name. */
  | { readonly kind: 'single'; readonly name: string }
  /** A value is not known; that is told where it stands. */
  | { readonly kind: 'open' }
  /** The material is derived from itself by way of others; their names, from this one to this one. */
  | { readonly kind: 'cycle'; readonly chain: readonly string[] };

/** A reference that was looked up, with what it stands for. */
export interface Looked {
  readonly reference: Reference;
  readonly resolution: Resolution;
  /** The material whose declaration refers; missing for measurements and batches. */
  readonly material?: string;
}
