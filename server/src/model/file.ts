/** A file as hem understands it: its tree, its names, and everything that it declares. */
import type { Fraction } from '../chemistry/amount.js';
import { CONVENTIONS, type Convention } from '../chemistry/entropy.js';
import { LineIndex } from '../syntax/line-index.js';
import { parse } from '../syntax/parse.js';
import type { MaterialDeclaration, Name, SourceFile } from '../syntax/tree.js';
import { evaluateBatch } from './batch.js';
import { builtInStructures } from './built-in.js';
import { DEFAULT_EVALUATION, type EvaluationOptions } from './evaluate.js';
import { type Values, valueIn } from './expression.js';
import type { Constant, FileModel, Import, ImportOutcome } from './file-model.js';
import { evaluateMeasurement } from './measurement.js';
import { evaluateMixture } from './mixture.js';
import type { ParameterProblem } from './parameters.js';
import { Resolver } from './resolver.js';
import { reuseOf } from './reuse.js';
import type { SharedFile } from './shared.js';
import { type Structure, structureOf } from './structure.js';

export type { FileModel } from './file-model.js';

/** Where a file is and what it imports. */
export interface Surroundings {
  readonly address?: string;
  /** By the path as it is written in the import. */
  readonly imports?: ReadonlyMap<string, ImportOutcome>;
  /** Files whose structures are known without being imported. */
  readonly shared?: readonly SharedFile[];
  /** The text as read already. */
  readonly syntax?: SourceFile;
}

/**
 * Reads and evaluates a file. Never throws.
 *
 * @param previous a former version of the file: what an edit did not touch is taken over from it.
 */
export function analyse(
  text: string,
  file: string,
  projectOptions: EvaluationOptions = DEFAULT_EVALUATION,
  previous?: FileModel,
  { address = file, imports: outcomes = new Map(), shared = [], syntax = parse(text) }: Surroundings = {},
): FileModel {
  const options = optionsOf(syntax, projectOptions);
  const imports = syntax.declarations.flatMap((declaration): Import[] =>
    declaration.kind === 'import' && declaration.path
      ? [{ declaration, outcome: outcomes.get(declaration.path.text) }]
      : [],
  );
  const models = imports.flatMap(({ outcome }) => (outcome?.kind === 'read' ? outcome.model : []));
  const others = shared.filter((one) => one.address !== address);
  const structures = structuresOf(syntax, models, others, { file, address });
  const problems: ParameterProblem[] = [];
  const constants = constantsOf(syntax, valuesOf(models), problems);
  const known = new Map([...valuesOf(models), ...valuesIn(constants)]);
  const resolver = new Resolver({
    declarations: syntax.declarations.filter((declaration) => declaration.kind === 'material'),
    models,
    structures,
    constants: known,
    options,
    reuse: previous && reuseOf(previous, { options, constants: known }, text),
    problem: (problem) => problems.push(problem),
  });
  const declared = resolver.all();
  const find = (reference: Parameters<Resolver['look']>[0]) => resolver.look(reference);
  return {
    address,
    file,
    text,
    syntax,
    lines: new LineIndex(text),
    imports,
    shared: others,
    structures,
    constants,
    declared,
    materials: declared.flatMap(({ members }) => members),
    measurements: syntax.declarations.flatMap((declaration) =>
      declaration.kind === 'measured' ? evaluateMeasurement(declaration, find, options) : [],
    ),
    batches: syntax.declarations.flatMap((declaration) =>
      declaration.kind === 'batch'
        ? evaluateBatch(declaration, { material: find, named: (name) => resolver.named(name) })
        : [],
    ),
    mixtures: syntax.declarations.flatMap((declaration) =>
      declaration.kind === 'mixture' ? evaluateMixture(declaration) : [],
    ),
    references: resolver.looked,
    problems,
    values: known,
    options,
    projectOptions,
  };
}

/** The file's own convention over that of the project; the last one counts. */
function optionsOf({ declarations }: SourceFile, project: EvaluationOptions): EvaluationOptions {
  let options = project;
  for (const declaration of declarations) {
    if (declaration.kind !== 'convention' || declaration.broken) continue;
    const named = CONVENTIONS.find((convention) => convention === declaration.convention?.text);
    if (declaration.convention && !named) continue;
    const convention: Convention = named ?? options.convention;
    options = { ...options, convention, countVacancies: declaration.countsVacancies };
  }
  return options;
}

function structuresOf(
  { declarations }: SourceFile,
  models: readonly FileModel[],
  shared: readonly SharedFile[],
  source: { readonly file: string; readonly address: string },
): Map<string, Structure> {
  const structures = new Map(builtInStructures());
  for (const structure of shared.flatMap((one) => one.structures)) structures.set(structure.name, structure);
  for (const model of [...models].reverse()) {
    for (const structure of model.structures.values()) {
      if (structure.source.address === model.address) structures.set(structure.name, structure);
    }
  }
  for (const declaration of declarations) {
    if (declaration.kind === 'structure' && declaration.name) {
      structures.set(declaration.name.text, structureOf(declaration, { ...source, isBuiltIn: false }));
    }
  }
  return structures;
}

/** In order: a constant may use those before it. */
function constantsOf(
  { declarations }: SourceFile,
  imported: Values,
  problems: ParameterProblem[],
): Constant[] {
  const values = new Map(imported);
  return declarations.flatMap((declaration): Constant[] => {
    if (declaration.kind !== 'let' || !declaration.name) return [];
    const value =
      declaration.value &&
      valueIn(declaration.value, values, (name, range) => problems.push({ kind: 'undeclared', name, range }));
    if (value) values.set(declaration.name.text, value);
    return [{ declaration, value }];
  });
}

function valuesIn(constants: readonly Constant[]): [string, Fraction][] {
  return constants.flatMap(({ declaration: { name }, value }): [string, Fraction][] =>
    name && value ? [[name.text, value]] : [],
  );
}

/** The constants that files declare; of two with one name that of the first file counts. */
function valuesOf(models: readonly FileModel[]): Map<string, Fraction> {
  return new Map([...models].reverse().flatMap((model) => valuesIn(model.constants)));
}

/** The structure that a material names after its colon, or else as a prefix of its formula. */
export function structureNameOf(declaration: MaterialDeclaration): Name | undefined {
  return declaration.structure ?? declaration.formula?.prefix;
}
