/** A file as hem understands it: its tree, its names, and everything that it declares. */
import type { Fraction } from '../chemistry/amount.js';
import { CONVENTIONS, type Convention } from '../chemistry/entropy.js';
import { LineIndex } from '../syntax/line-index.js';
import { ofKind, touches } from '../syntax/lookup.js';
import { later } from '../syntax/move.js';
import { parse } from '../syntax/parse.js';
import { stretchesIn } from '../syntax/search.js';
import type { Chunk, MaterialDeclaration, Name, PlacedChunk, SourceFile } from '../syntax/tree.js';
import { evaluateBatch } from './batch.js';
import { builtInStructures } from './built-in.js';
import { DEFAULT_EVALUATION, type EvaluationOptions } from './evaluate.js';
import { type Values, valueIn } from './expression.js';
import {
  type Constant,
  type FileModel,
  type Import,
  type ImportOutcome,
  isFamily,
  type Part,
  type PartModel,
} from './file-model.js';
import { evaluateMeasurement } from './measurement.js';
import { evaluateMixture } from './mixture.js';
import { isSameEvaluation } from './options.js';
import type { ParameterProblem } from './parameters.js';
import { Resolver } from './resolver.js';
import { type Common, partOf, structureAt } from './reuse.js';
import type { SharedFile } from './shared.js';
import type { Structure } from './structure.js';

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
  {
    address = file,
    imports: outcomes = new Map(),
    shared = [],
    syntax = parse(text, previous?.syntax),
  }: Surroundings = {},
): FileModel {
  const imports = ofKind(syntax, 'import').flatMap((declaration): Import[] =>
    declaration.path ? [{ declaration, outcome: outcomes.get(declaration.path.text) }] : [],
  );
  const models = imports.flatMap(({ outcome }) => (outcome?.kind === 'read' ? outcome.model : []));
  const others = shared.filter((one) => one.address !== address);
  const structures = structuresOf(syntax, models, others, { file, address }, previous);
  const problems: ParameterProblem[] = [];
  const constants = constantsOf(syntax, valuesOf(models), problems);
  const known = new Map([...valuesOf(models), ...valuesIn(constants)]);
  const common = commonOf(optionsOf(syntax, projectOptions), known, previous);
  const resolver = new Resolver({
    syntax,
    models,
    structures,
    common,
    problem: (problem) => problems.push(problem),
  });
  const isSame = previous?.structures === structures && previous.values === common.constants;
  const former = isSame && previous.options === common.options ? previous.parts : [];
  const { parts, reused } = partsOf(syntax.chunks, former, (within, known) => {
    if (known && !known.isDerived) return known.model;
    return partOf(within.chunk, resolver.declaredIn(within), common, structures, known?.model);
  });
  const declared = later(() => resolver.all());
  const materials = later(() => declared().flatMap(({ members }) => members));
  const find = (reference: Parameters<Resolver['look']>[0]) => resolver.look(reference);
  return {
    address,
    file,
    text,
    syntax,
    parts,
    reused,
    lines: new LineIndex(text),
    imports,
    shared: others,
    structures,
    constants,
    get declared() {
      return declared();
    },
    declaredIn: (range) =>
      stretchesIn(syntax.chunks, range)
        .flatMap((within) => resolver.allOf(within))
        .filter(({ declaration }) => touches(declaration.range, range)),
    get materials() {
      return materials();
    },
    measurements: ofKind(syntax, 'measured').flatMap((declaration) =>
      evaluateMeasurement(declaration, find, common.options),
    ),
    batches: ofKind(syntax, 'batch').flatMap((declaration) =>
      evaluateBatch(declaration, { material: find, named: (name) => resolver.named(name) }),
    ),
    mixtures: ofKind(syntax, 'mixture').flatMap((declaration) => evaluateMixture(declaration)),
    references: resolver.looked,
    problems,
    values: common.constants,
    options: common.options,
    projectOptions,
  };
}

/**
 * The stretches that declare anything, with their models.
 *
 * @param former those of a former version, from its first and its last as far as they are the same.
 */
function partsOf(
  chunks: readonly PlacedChunk[],
  former: readonly Part[],
  modelOf: (within: PlacedChunk, known: Part | undefined) => PartModel,
): Pick<FileModel, 'parts' | 'reused'> {
  const declaring = chunks.filter(({ besides }) => besides !== 'no declaration');
  const isAt = (index: number, at: number) => former[at]?.chunk === declaring[index]?.chunk;
  const most = Math.min(declaring.length, former.length);
  let head = 0;
  while (head < most && isAt(head, head)) head++;
  const moved = former.length - declaring.length;
  let last = declaring.length;
  while (last > head && last + moved > head && isAt(last - 1, last - 1 + moved)) last--;
  const parts = declaring.map((within, index): Part => {
    const known = index < head ? former[index] : index >= last ? former[index + moved] : undefined;
    const model = modelOf(within, known);
    const { start, chunk } = within;
    if (known?.model !== model) return partAt(start, chunk, model);
    const { isDerived, hasFamily } = known;
    return known.start === start ? known : { start, chunk, model, isDerived, hasFamily };
  });
  return { parts, reused: { former, head, tail: declaring.length - last } };
}

function partAt(start: number, chunk: Chunk, model: PartModel): Part {
  return {
    start,
    chunk,
    model,
    isDerived: model.declared.some(({ declaration }) => declaration.base),
    hasFamily: model.declared.some(isFamily),
  };
}

/** The objects of the former version where nothing has changed. */
function commonOf(options: EvaluationOptions, constants: Values, previous: FileModel | undefined): Common {
  const isSame =
    previous &&
    isSameEvaluation(previous.options, options) &&
    previous.values.size === constants.size &&
    [...constants].every(([name, value]) => previous.values.get(name)?.equals(value));
  return isSame ? { options: previous.options, constants: previous.values } : { options, constants };
}

/** The file's own convention over that of the project; the last one counts. */
function optionsOf(syntax: SourceFile, project: EvaluationOptions): EvaluationOptions {
  let options = project;
  for (const declaration of ofKind(syntax, 'convention')) {
    if (declaration.broken) continue;
    const named = CONVENTIONS.find((convention) => convention === declaration.convention?.text);
    if (declaration.convention && !named) continue;
    const convention: Convention = named ?? options.convention;
    options = { ...options, convention, countVacancies: declaration.countsVacancies };
  }
  return options;
}

function structuresOf(
  syntax: SourceFile,
  models: readonly FileModel[],
  shared: readonly SharedFile[],
  source: { readonly file: string; readonly address: string },
  previous: FileModel | undefined,
): ReadonlyMap<string, Structure> {
  const structures = new Map(builtInStructures());
  for (const structure of shared.flatMap((one) => one.structures)) structures.set(structure.name, structure);
  for (const model of [...models].reverse()) {
    for (const structure of model.structures.values()) {
      if (structure.source.address === model.address) structures.set(structure.name, structure);
    }
  }
  for (const declaration of ofKind(syntax, 'structure')) {
    if (declaration.name) {
      structures.set(declaration.name.text, structureAt(declaration, { ...source, isBuiltIn: false }));
    }
  }
  const isSame =
    previous?.structures.size === structures.size &&
    [...structures].every(([name, structure]) => previous.structures.get(name) === structure);
  return isSame ? previous.structures : structures;
}

/** In order: a constant may use those before it. */
function constantsOf(syntax: SourceFile, imported: Values, problems: ParameterProblem[]): Constant[] {
  const values = new Map(imported);
  return ofKind(syntax, 'let').flatMap((declaration): Constant[] => {
    if (!declaration.name) return [];
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
