/** The open documents and what is known of them: analysed when first asked for, once for each version. */
import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { codeLenses, type Lens } from '../features/code-lens.js';
import { analyse, type FileModel } from '../model/file.js';
import { check } from '../rules/check.js';
import type { Finding } from '../rules/rule.js';
import type { Log } from './log.js';
import { timed } from './safely.js';
import type { Settings, SettingsStore } from './settings.js';

/** A version of a document under the settings in force. */
export interface Analysis {
  readonly uri: string;
  /** Goes on changing; `version` and `model` do not. */
  readonly document: TextDocument;
  readonly version: number;
  readonly settings: Settings;
  readonly model: FileModel;
  readonly findings: readonly Finding[];
  readonly lenses: readonly Lens[];
}

export class Documents {
  private readonly texts: TextDocuments<TextDocument>;
  private readonly settings: SettingsStore;
  private readonly log: Log;
  private readonly analyses = new Map<string, Analysis>();

  constructor(texts: TextDocuments<TextDocument>, settings: SettingsStore, log: Log) {
    this.texts = texts;
    this.settings = settings;
    this.log = log;
  }

  /** The analysis of the present text; undefined for documents that are not open. */
  async analysis(uri: string): Promise<Analysis | undefined> {
    if (!this.texts.get(uri)) return undefined;
    const settings = await this.settings.of(uri);
    // Looked up again: it may have been changed or closed in the meantime.
    const document = this.texts.get(uri);
    if (!document) return undefined;
    const last = this.analyses.get(uri);
    const isPresent = last?.document === document && last.version === document.version;
    if (isPresent && last.settings === settings) return last;
    const analysis = timed(`Reading ${uri}`, this.log, () => analysed(document, settings, last));
    this.analyses.set(uri, analysis);
    return analysis;
  }

  forget(uri: string): void {
    this.analyses.delete(uri);
    this.settings.forget(uri);
  }
}

function analysed(document: TextDocument, settings: Settings, last: Analysis | undefined): Analysis {
  const { uri, version } = document;
  const model = analyse(document.getText(), fileName(uri), settings.evaluation, last?.model);
  // Lenses that are kept are kept on: a line may stay broken for many versions.
  const previous = new Map(last?.lenses.map((lens) => [lens.material, lens]));
  return {
    uri,
    document,
    version,
    settings,
    model,
    findings: check(model, settings.check),
    lenses: codeLenses(model, previous),
  };
}

/** The last part of an address, readable. */
function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
