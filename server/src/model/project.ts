/**
 * A file with everything that it imports, directly or not.
 *
 * Three steps: the texts are gathered, and this is all that waits; the imports that lead back to their own file are
 * found; then the files are evaluated, each after those that it imports. What a file is hangs on its text, on its
 * imports and on what is decided for the place where it lies, never on who else imports it: its model is the same
 * wherever it is asked for, and is kept.
 */
import { ofKind } from '../syntax/lookup.js';
import { parse } from '../syntax/parse.js';
import type { SourceFile } from '../syntax/tree.js';
import { analyse, type FileModel } from './file.js';
import type { ImportOutcome } from './file-model.js';
import { DEFAULT_EVALUATION, type EvaluationOptions, isSameEvaluation } from './options.js';
import { pathBetween } from './places.js';
import type { SharedFile } from './shared.js';

/** Why a file is not read, in a few words, and what to do about it. */
export interface Unread {
  readonly why: string;
  readonly help?: string;
  /** Whether nothing is there. */
  readonly isMissing?: boolean;
}

/** Where files come from. Addresses are URIs or absolute paths, always in one spelling for one file. */
export interface Sources {
  /** The address of a path that is written in a file; undefined where that file lies in no folder. */
  resolve(from: string, path: string): string | undefined;
  /** What there is at an address; undefined where nobody can look. Never rejects. */
  read(address: string): Promise<{ readonly text: string } | Unread | undefined>;
  /** The name of a file as findings show it. */
  nameOf(address: string): string;
}

/** A file to begin with. */
export interface Root {
  readonly address: string;
  readonly text: string;
}

/** What is decided about a file outside of it. */
export interface ProjectOptions {
  readonly evaluation: EvaluationOptions;
  /** Files whose structures are known without being imported. */
  readonly shared: readonly SharedFile[];
}

export const DEFAULT_PROJECT: ProjectOptions = { evaluation: DEFAULT_EVALUATION, shared: [] };

/** What is decided about the file at an address. Never rejects. */
export type OptionsOf = (address: string) => ProjectOptions | Promise<ProjectOptions>;

/** The last known model of each file by its address. */
export type ProjectCache = Map<string, FileModel>;

/** Files that one file may import, directly and by way of others: more are a mistake, and would take long. */
export const MOST_FILES = 1000;

/** The model of a file, with the models of what it imports within it. */
export async function readProject(
  root: Root,
  sources: Sources,
  optionsOf: OptionsOf,
  cache: ProjectCache = new Map(),
): Promise<FileModel> {
  const gathered = await gather([root], sources, optionsOf, cache);
  const model = evaluateProject(gathered, cache).get(root.address);
  if (!model) throw new Error(`${root.address} was not evaluated`);
  return model;
}

// -------------------------------------------------------------------------------------------------- reading

/** Where an import leads; undefined where nobody could look. */
type Edge = { readonly address: string } | Unread | undefined;

interface FileNode extends Root {
  /** As findings show it. */
  readonly file: string;
  readonly syntax: SourceFile;
  readonly options: ProjectOptions;
  /** By the path as it is written. */
  readonly edges: Map<string, Edge>;
}

/** Texts with what they import, read but not evaluated. */
export type Gathered = ReadonlyMap<string, FileNode>;

/** Reads files and all that they import, as many at once as are known of. */
export async function gather(
  roots: readonly Root[],
  sources: Sources,
  optionsOf: OptionsOf,
  cache: ProjectCache = new Map(),
): Promise<Gathered> {
  const nodes = new Map<string, FileNode>();
  const unread = new Map<string, Unread | undefined>();
  const most = MOST_FILES + roots.length;
  let found = roots;
  while (found.length > 0) {
    const wanted = new Set<string>();
    const options = await Promise.all(found.map(({ address }) => optionsOf(address)));
    for (const [index, root] of found.entries()) {
      nodes.set(root.address, nodeOf(root, options[index] ?? DEFAULT_PROJECT, sources, cache));
    }
    for (const root of found) {
      for (const edge of nodes.get(root.address)?.edges.values() ?? []) {
        if (edge && 'address' in edge && !nodes.has(edge.address) && !unread.has(edge.address)) {
          wanted.add(edge.address);
        }
      }
    }
    const read = [...wanted].map(async (address, index): Promise<Root[]> => {
      const reading = nodes.size + index < most ? await sources.read(address) : TOO_MANY;
      if (reading && 'text' in reading) return [{ address, text: reading.text }];
      unread.set(address, reading);
      return [];
    });
    found = (await Promise.all(read)).flat();
  }
  for (const { edges } of nodes.values()) {
    for (const [path, edge] of edges) {
      if (edge && 'address' in edge && !nodes.has(edge.address)) edges.set(path, unread.get(edge.address));
    }
  }
  return nodes;
}

const TOO_MANY: Unread = {
  why: `more than ${MOST_FILES} files would have to be read`,
  help: 'import fewer files',
};

function nodeOf(
  { address, text }: Root,
  options: ProjectOptions,
  sources: Sources,
  cache: ProjectCache,
): FileNode {
  const known = cache.get(address);
  const syntax = known?.text === text ? known.syntax : parse(text, known?.syntax);
  const edges = new Map<string, Edge>();
  for (const { path } of ofKind(syntax, 'import')) {
    if (!path) continue;
    const written = text.slice(path.range.start, path.range.end);
    edges.set(path.text, edgeOf(address, path.text, written, sources));
  }
  return { address, text, file: sources.nameOf(address), syntax, options, edges };
}

const RELATIVE = 'write its path relative to the folder of this file: `import "shared/precursors.hem"`';

function edgeOf(from: string, path: string, written: string, sources: Sources): Edge {
  if (written.includes('\\')) {
    return { why: 'folders are separated by forward slashes', help: RELATIVE };
  }
  if (/^(?:\/|[a-z][a-z0-9+.-]*:)/i.test(path)) {
    return { why: 'its path does not begin at this file', help: RELATIVE };
  }
  if (!/\.hem$/i.test(path)) return { why: 'only .hem files can be imported' };
  const address = sources.resolve(from, path);
  if (address === undefined) {
    return { why: 'this file is not saved yet, so there is no folder to look in', help: 'save it first' };
  }
  return { address };
}

// ----------------------------------------------------------------------------------------------- evaluating

/** Evaluates what was gathered. Where nothing has changed the model is the one in `cache`, which is kept up. */
export function evaluateProject(
  gathered: Gathered,
  cache: ProjectCache = new Map(),
): ReadonlyMap<string, FileModel> {
  const models = new Map<string, FileModel>();
  for (const component of componentsOf(gathered)) {
    for (const node of component) {
      const outcomes = new Map<string, ImportOutcome>();
      for (const [path, edge] of node.edges) {
        const outcome = edge && outcomeOf(node, edge, component, models);
        if (outcome) outcomes.set(path, outcome);
      }
      const model = modelOf(node, outcomes, cache.get(node.address));
      models.set(node.address, model);
      cache.set(node.address, model);
    }
  }
  return models;
}

function outcomeOf(
  node: FileNode,
  edge: NonNullable<Edge>,
  component: readonly FileNode[],
  models: ReadonlyMap<string, FileModel>,
): ImportOutcome | undefined {
  if ('why' in edge) return { kind: 'unreadable', ...edge };
  const next = component.find(({ address }) => address === edge.address);
  if (next) return { kind: 'cycle', address: edge.address, chain: chainOf(node, next, component) };
  const model = models.get(edge.address);
  return model && { kind: 'read', model };
}

function modelOf(
  { address, file, text, syntax, options: { evaluation, shared } }: FileNode,
  imports: ReadonlyMap<string, ImportOutcome>,
  known: FileModel | undefined,
): FileModel {
  const isKnown =
    known?.text === text &&
    known.file === file &&
    isSameEvaluation(known.projectOptions, evaluation) &&
    isSameShared(known, shared) &&
    known.imports.every(({ declaration: { path }, outcome }) =>
      isSameOutcome(outcome, path && imports.get(path.text)),
    );
  return isKnown ? known : analyse(text, file, evaluation, known, { address, imports, shared, syntax });
}

function isSameShared({ address, shared: known }: FileModel, shared: readonly SharedFile[]): boolean {
  const others = shared.filter((one) => one.address !== address);
  return known.length === others.length && known.every((one, index) => one === others[index]);
}

function isSameOutcome(a: ImportOutcome | undefined, b: ImportOutcome | undefined): boolean {
  if (a?.kind === 'read' && b?.kind === 'read') return a.model === b.model;
  if (a?.kind === 'unreadable' && b?.kind === 'unreadable') return a.why === b.why;
  if (a?.kind === 'cycle' && b?.kind === 'cycle') return a.chain.join('\n') === b.chain.join('\n');
  return a === b;
}

// --------------------------------------------------------------------------------------------------- cycles

function targetsOf({ edges }: FileNode, gathered: Gathered): FileNode[] {
  return [...edges.values()].flatMap(
    (edge) => (edge && 'address' in edge && gathered.get(edge.address)) || [],
  );
}

/**
 * The files in groups that import one another in circles, most of them alone in theirs, and each group after those
 * that it imports (Tarjan, SIAM J. Comput. 1 (1972) 146).
 */
function componentsOf(gathered: Gathered): FileNode[][] {
  const components: FileNode[][] = [];
  const order = new Map<FileNode, number>();
  const lowest = new Map<FileNode, number>();
  const stack: FileNode[] = [];
  const visit = (node: FileNode): number => {
    let low = order.size;
    const own = low;
    order.set(node, own);
    stack.push(node);
    for (const target of targetsOf(node, gathered)) {
      if (!order.has(target)) low = Math.min(low, visit(target));
      else if (stack.includes(target)) low = Math.min(low, lowest.get(target) ?? order.get(target) ?? low);
    }
    lowest.set(node, low);
    if (low === own) components.push(stack.splice(stack.indexOf(node)));
    return low;
  };
  for (const node of gathered.values()) if (!order.has(node)) visit(node);
  return components;
}

/** The shortest way from a file by the next one back to it, as paths from the file. */
function chainOf(node: FileNode, next: FileNode, component: readonly FileNode[]): string[] {
  const within: Gathered = new Map(component.map((one) => [one.address, one]));
  const ways = new Map<FileNode, readonly FileNode[]>([[next, [node, next]]]);
  for (const [last, way] of ways) {
    if (last === node) return way.map(({ address }) => pathBetween(node.address, address));
    for (const target of targetsOf(last, within)) if (!ways.has(target)) ways.set(target, [...way, target]);
  }
  return [node, next].map(({ address }) => pathBetween(node.address, address));
}
