/** A file as hem understands it: its tree, its structures, its materials. */
import { LineIndex } from '../syntax/line-index.js';
import { parse } from '../syntax/parse.js';
import type { MaterialDeclaration, Name, SourceFile } from '../syntax/tree.js';
import { builtInStructures } from './built-in.js';
import { DEFAULT_EVALUATION, type EvaluationOptions, evaluate } from './evaluate.js';
import type { Material } from './material.js';
import { reuseOf } from './reuse.js';
import { type Structure, structureOf } from './structure.js';

export interface FileModel {
  /** The file's name as findings and reports show it. */
  readonly file: string;
  readonly text: string;
  readonly syntax: SourceFile;
  readonly lines: LineIndex;
  /** Every structure that the file can name, its own ones first. */
  readonly structures: ReadonlyMap<string, Structure>;
  /** In the order of their declarations; one for each, broken ones included. */
  readonly materials: readonly Material[];
  readonly options: EvaluationOptions;
}

/**
 * Reads and evaluates a file. Never throws.
 *
 * @param previous a former version of the file: what an edit did not touch is taken over from it.
 */
export function analyse(
  text: string,
  file: string,
  options: EvaluationOptions = DEFAULT_EVALUATION,
  previous?: FileModel,
): FileModel {
  const syntax = parse(text);
  const structures = new Map(builtInStructures());
  for (const declaration of syntax.declarations) {
    if (declaration.kind === 'structure' && declaration.name) {
      structures.set(declaration.name.text, structureOf(declaration, file, false));
    }
  }
  const reuse = previous && isSame(previous.options, options) ? reuseOf(previous)(text) : undefined;
  const materials = syntax.declarations.flatMap((declaration) => {
    if (declaration.kind !== 'material') return [];
    const structure = structureFor(declaration, structures);
    return [reuse?.(declaration, structure) ?? evaluate(declaration, structure, options)];
  });
  return { file, text, syntax, lines: new LineIndex(text), structures, materials, options };
}

function isSame(a: EvaluationOptions, b: EvaluationOptions): boolean {
  return a.convention === b.convention && a.countVacancies === b.countVacancies;
}

/** The structure that a material names after its colon, or else as a prefix of its formula. */
export function structureNameOf(declaration: MaterialDeclaration): Name | undefined {
  return declaration.structure ?? declaration.formula?.prefix;
}

function structureFor(
  declaration: MaterialDeclaration,
  structures: ReadonlyMap<string, Structure>,
): Structure | undefined {
  const name = structureNameOf(declaration);
  return name && structures.get(name.text);
}
