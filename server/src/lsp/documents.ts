/**
 * The open documents and what is known of them: analysed when first asked for, once for each state of the documents
 * and of the files that they import. What is open is read as it is in the editor, anything else from disk.
 */
import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Configuration } from '../config/configuration.js';
import { FILE_NAME } from '../config/keys.js';
import { Configurations } from '../config/resolver.js';
import { codeLenses, type Lens } from '../features/code-lens.js';
import type { FileModel } from '../model/file.js';
import { isBuiltInAddress } from '../model/places.js';
import {
  evaluateProject,
  gather,
  type ProjectCache,
  type ProjectOptions,
  type Root,
  type Sources,
} from '../model/project.js';
import { check } from '../rules/check.js';
import type { Finding } from '../rules/rule.js';
import { later } from '../syntax/move.js';
import { isExpanded, sourceOf } from './expanded-uri.js';
import type { Files } from './files.js';
import type { Log } from './log.js';
import { timed } from './safely.js';
import { inForce, type Settings, type SettingsStore } from './settings.js';
import { Survey } from './survey.js';
import { canonical, nameOf, resolveUri } from './uri.js';
import type { Work } from './work.js';
import type { Workspace } from './workspace.js';

/** Files that are read at once, before others get their turn. */
const AT_ONCE = 64;

/** A version of a document under the settings in force. */
export interface Analysis {
  readonly uri: string;
  /** Goes on changing; `version` and `model` do not. */
  readonly document: TextDocument;
  readonly version: number;
  readonly settings: Settings;
  readonly model: FileModel;
  readonly findings: readonly Finding[];
  /** Worked out when it is asked for. */
  readonly lenses: () => readonly Lens[];
  /** The lenses that were last asked for, of whatever version: what cannot be read keeps what it had. */
  readonly shown: { lenses: readonly Lens[] };
}

/** An analysis, done or under way, with the state that it is of. */
interface Run {
  readonly state: number;
  readonly document: TextDocument;
  readonly settings: Settings;
  readonly analysis: Promise<Analysis | undefined>;
}

export class Documents {
  /** Whether the client tells of changes of files in its folders. */
  watchesFiles = false;
  private readonly texts: TextDocuments<TextDocument>;
  private readonly settings: SettingsStore;
  private readonly workspace: Workspace;
  private readonly files: Files | undefined;
  private readonly log: Log;
  /** Goes up with whatever may change an analysis. */
  private state = 0;
  private readonly runs = new Map<string, Run>();
  private readonly analyses = new Map<string, Analysis>();
  private readonly models: ProjectCache = new Map();
  private readonly disk = new Map<string, ReturnType<Files['read']>>();
  private readonly configurations: Configurations;
  /** The URIs of the open documents by their addresses, and the state that they are of. */
  private open: { readonly state: number; readonly uris: ReadonlyMap<string, string> } | undefined;

  constructor(
    texts: TextDocuments<TextDocument>,
    settings: SettingsStore,
    workspace: Workspace,
    files: Files | undefined,
    log: Log,
  ) {
    this.texts = texts;
    this.settings = settings;
    this.workspace = workspace;
    this.files = files;
    this.log = log;
    this.configurations = new Configurations({
      resolve: resolveUri,
      nameOf,
      read: (address) => this.sources().read(address),
    });
  }

  /** The analysis of the present text; undefined for documents that are not open. */
  async analysis(uri: string): Promise<Analysis | undefined> {
    if (!this.texts.get(uri)) return undefined;
    const settings = inForce(await this.settings.of(uri), await this.configurationOf(uri));
    // Looked up again: it may have been changed or closed in the meantime.
    const document = this.texts.get(uri);
    if (!document) return undefined;
    const { state } = this;
    const last = this.runs.get(uri);
    if (last?.state === state && last.document === document && last.settings === settings)
      return last.analysis;
    const run: Run = { state, document, settings, analysis: this.analysed(document, settings) };
    this.runs.set(uri, run);
    // What failed is tried again when it is asked for again.
    run.analysis.catch(() => this.runs.get(uri) === run && this.runs.delete(uri));
    return run.analysis;
  }

  /** To be told whenever a document or one of some files has changed. */
  changed(uris: readonly string[] = []): void {
    this.state++;
    for (const uri of uris) this.disk.delete(canonical(uri));
    for (const address of this.disk.keys()) if (!this.isWatched(address)) this.disk.delete(address);
    this.configurations.changed();
  }

  /** The configurations of all open documents. */
  async configurationsInUse(): Promise<ReadonlySet<Configuration>> {
    const found = await Promise.all(this.texts.keys().map((uri) => this.configurationOf(uri)));
    return new Set(found.flatMap((one) => one ?? []));
  }

  forget(uri: string): void {
    this.runs.delete(uri);
    this.analyses.delete(uri);
    this.models.delete(canonical(uri));
    this.settings.forget(uri);
  }

  /** The last analyses of documents that depend on other files. */
  get importing(): Analysis[] {
    return [...this.analyses.values()].filter(
      ({ model }) => model.imports.length > 0 || model.shared.length > 0,
    );
  }

  /** The URI by which the client knows an address. */
  uriOf(address: string): string {
    return this.openUris.get(address) ?? address;
  }

  /** The addresses of the files whose texts are kept. */
  get kept(): Iterable<string> {
    return this.disk.keys();
  }

  /** The model of a document that is open, or else of the file that it is; undefined where nobody can look. */
  async modelOf(uri: string): Promise<FileModel | undefined> {
    const open = await this.analysis(uri);
    if (open) return open.model;
    const address = canonical(uri);
    const sources = this.sources();
    const reading = await sources.read(address);
    if (!reading || !('text' in reading)) return undefined;
    const root = { address, text: reading.text };
    const gathered = await gather([root], sources, (one) => this.optionsOf(one), this.models);
    return evaluateProject(gathered, new Map(this.models)).get(address);
  }

  /** The open document at an address. */
  documentAt(address: string): TextDocument | undefined {
    return this.texts.get(this.uriOf(address));
  }

  /**
   * The models of a document, and of the open documents and files of the workspace with a text of interest; and of
   * whatever these import.
   *
   * @throws Stopped where nobody waits for them any more.
   */
  async modelsAround(
    { uri, model }: Analysis,
    isOfInterest: (text: string) => boolean,
    work: Work,
  ): Promise<ReadonlyMap<string, FileModel>> {
    const own = canonical(uri);
    const shared = model.shared.map(({ address }) => address);
    const files = await this.everywhere(work, [own, ...shared]);
    const roots = files.filter(({ address, text }) => address === own || isOfInterest(text));
    const sources = this.sources();
    // A copy: what is only asked about now and then is not kept.
    const known = new Map(this.models);
    const models = new Map<string, FileModel>();
    for (const [index, root] of roots.entries()) {
      await work.step(index, roots.length);
      if (models.has(root.address)) continue;
      const gathered = await gather([root], sources, (address) => this.optionsOf(address), known);
      for (const [address, one] of evaluateProject(gathered, known)) models.set(address, one);
    }
    return models;
  }

  /**
   * The texts of the open documents and of the files of the workspace, behind those at some addresses.
   *
   * @throws Stopped where nobody waits for them any more.
   */
  async everywhere(work: Work, first: readonly string[] = []): Promise<Root[]> {
    const addresses = [...new Set([...first, ...(await this.addresses())])];
    const sources = this.sources();
    const roots: Root[] = [];
    for (let index = 0; index < addresses.length; index += AT_ONCE) {
      await work.step(index, addresses.length);
      const some = addresses.slice(index, index + AT_ONCE);
      const readings = await Promise.all(some.map((address) => sources.read(address)));
      for (const [at, reading] of readings.entries()) {
        const address = some[at];
        if (address !== undefined && reading && 'text' in reading) {
          roots.push({ address, text: reading.text });
        }
      }
    }
    return roots;
  }

  /** A look at files that are not open, of which nothing is kept here. */
  survey(): Survey {
    return new Survey({
      sources: this.sources((address) => this.readOnce(address)),
      optionsOf: (address) => this.optionsOf(address),
      models: this.models,
    });
  }

  /** The open documents and the files of the workspace. */
  async addresses(): Promise<string[]> {
    const open = this.texts.keys().filter((one) => !isExpanded(one));
    return [...open.map(canonical), ...(await this.listed())];
  }

  /** The files of the workspace, as they lie on disk now. */
  async listed(): Promise<string[]> {
    return ((await this.files?.list(this.workspace.folders)) ?? []).map(canonical);
  }

  private async analysed(document: TextDocument, settings: Settings): Promise<Analysis | undefined> {
    const { uri, version } = document;
    const root = { address: canonical(uri), text: document.getText() };
    const gathered = await gather([root], this.sources(), (address) => this.optionsOf(address), this.models);
    if (this.texts.get(uri) !== document) return undefined;
    return timed(`Reading ${uri}`, this.log, () => {
      const model = evaluateProject(gathered, this.models).get(root.address);
      if (!model) return undefined;
      const last = this.analyses.get(uri);
      const analysis = { uri, document, version, settings, ...told(model, settings, last) };
      // A later version may have been faster.
      if (!last || last.document !== document || last.version <= version) this.analyses.set(uri, analysis);
      return analysis;
    });
  }

  /** The hem.json in force for a file; undefined where there is none. Never rejects. */
  configurationOf(uri: string): Promise<Configuration | undefined> {
    // An expanded composition is what its source is.
    return this.configurations.of(canonical(sourceOf(uri)?.uri ?? uri));
  }

  /** What is decided about a file: by its hem.json, or else by the settings of the editor. */
  private async optionsOf(address: string): Promise<ProjectOptions> {
    const configuration = await this.configurationOf(address);
    if (configuration) return configuration.project;
    const { evaluation } = await this.settingsOf(address);
    return { evaluation, shared: [] };
  }

  /** The settings for a file. One that is not open has those of its folder: they are asked for once. */
  settingsOf(address: string): Promise<Settings> {
    const open = this.openUris.get(address);
    return this.settings.of(open ?? this.workspace.folderAround(address) ?? address);
  }

  /** Whether the client tells of changes of a file. */
  isWatched(address: string): boolean {
    const isKnown = address.endsWith('.hem') || address.endsWith(`/${FILE_NAME}`);
    return this.watchesFiles && isKnown && this.workspace.contains(address);
  }

  private get openUris(): ReadonlyMap<string, string> {
    const { state } = this;
    if (this.open?.state !== state) {
      this.open = { state, uris: new Map(this.texts.keys().map((uri) => [canonical(uri), uri])) };
    }
    return this.open.uris;
  }

  /** @param readFile reads what is not open. */
  private sources(readFile = (address: string) => this.readFile(address)): Sources {
    const open = this.openUris;
    return {
      resolve: resolveUri,
      nameOf,
      read: async (address) => {
        const uri = open.get(address);
        const document = uri === undefined ? undefined : this.texts.get(uri);
        return document ? { text: document.getText() } : readFile(address);
      },
    };
  }

  /** What is read is kept until it changes. */
  private readFile(address: string): ReturnType<Files['read']> | undefined {
    const reading = this.readOnce(address);
    if (reading) this.disk.set(address, reading);
    return reading;
  }

  private readOnce(address: string): ReturnType<Files['read']> | undefined {
    if (!this.files || !address.startsWith('file:')) return undefined;
    return this.disk.get(address) ?? this.files.read(address);
  }
}

/** What is shown of a model; where it is still the last one, so is that. */
function told(
  model: FileModel,
  settings: Settings,
  last: Analysis | undefined,
): Pick<Analysis, 'model' | 'findings' | 'lenses' | 'shown'> {
  if (last?.model === model && last.settings === settings) {
    const { findings, lenses, shown } = last;
    return { model, findings, lenses, shown };
  }
  // What ships with hem, and what hem has written, is there to be read, not to be corrected.
  const isForReading = isBuiltInAddress(model.address) || isExpanded(model.address);
  const findings = isForReading ? [] : check(model, settings.check);
  const shown = last?.shown ?? { lenses: [] };
  const lenses = later(() => {
    // An expanded composition has its figures in comments.
    shown.lenses = isExpanded(model.address) ? [] : codeLenses(model, shown.lenses, findings);
    return shown.lenses;
  });
  return { model, findings, lenses, shown };
}
