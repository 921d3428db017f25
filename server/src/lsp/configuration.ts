/** What is wrong with the hem.json of open documents, and with what it extends: pushed, as nobody opens those here. */
import { type Connection, DiagnosticSeverity, type PublishDiagnosticsParams } from 'vscode-languageserver';
import type { Configuration } from '../config/configuration.js';
import { fromRange } from './convert.js';
import type { Documents } from './documents.js';
import type { Log } from './log.js';
import { inBackground } from './safely.js';

/** How long to wait for the next change, in ms. */
const PAUSE = 100;

export class ConfigurationPublisher {
  private readonly connection: Connection;
  private readonly documents: Documents;
  private readonly log: Log;
  /** What was last published for each file in which something was wrong. */
  private readonly published = new Map<string, PublishDiagnosticsParams>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Connection, documents: Documents, log: Log) {
    this.connection = connection;
    this.documents = documents;
    this.log = log;
  }

  /** Looks after a pause, which begins anew with each call. */
  schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => inBackground('looking at the configuration', this.log, () => this.look()),
      PAUSE,
    );
    // In a browser a timer is a number and keeps nothing alive.
    if (typeof this.timer === 'object') this.timer.unref();
  }

  private async look(): Promise<void> {
    const found = new Map<string, PublishDiagnosticsParams>();
    for (const configuration of await this.documents.configurationsInUse()) {
      for (const params of this.diagnosticsOf(configuration)) found.set(params.uri, params);
    }
    for (const uri of this.published.keys()) if (!found.has(uri)) found.set(uri, { uri, diagnostics: [] });
    for (const [uri, params] of found) {
      const before = this.published.get(uri);
      if (params.diagnostics.length === 0) this.published.delete(uri);
      else this.published.set(uri, params);
      if (JSON.stringify(before) !== JSON.stringify(params)) await this.connection.sendDiagnostics(params);
    }
  }

  /** For each file in which something is wrong. */
  private diagnosticsOf({ files, problems }: Configuration): PublishDiagnosticsParams[] {
    return files.flatMap((file) => {
      const diagnostics = problems
        .filter(({ place }) => place.address === file.address)
        .map(({ place, message, help }) => ({
          range: fromRange(file, place.range),
          severity: DiagnosticSeverity.Error,
          code: 'configuration',
          source: 'hem',
          message: `${message}\n${help}`,
        }));
      return diagnostics.length > 0 ? [{ uri: file.address, diagnostics }] : [];
    });
  }
}
