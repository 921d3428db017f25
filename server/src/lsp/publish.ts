/** Diagnostics for clients that do not ask for them: shortly after the last change, and none for what is closed. */
import type { Connection } from 'vscode-languageserver';
import type { Client } from './client.js';
import { fromFindings } from './convert.js';
import type { Documents } from './documents.js';
import type { Log } from './log.js';
import { inBackground } from './safely.js';

/** How long to wait for the next keystroke, in ms. */
const PAUSE = 20;

export class Publisher {
  private readonly connection: Connection;
  private readonly documents: Documents;
  private readonly log: Log;
  private readonly client: () => Client;
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(connection: Connection, documents: Documents, log: Log, client: () => Client) {
    this.connection = connection;
    this.documents = documents;
    this.log = log;
    this.client = client;
  }

  /** Publishes after a pause, which begins anew with each call. */
  schedule(uri: string): void {
    this.cancel(uri);
    const timer = setTimeout(() => {
      this.waiting.delete(uri);
      inBackground('textDocument/publishDiagnostics', this.log, () => this.publish(uri));
    }, PAUSE);
    // In a browser a timer is a number and keeps nothing alive.
    if (typeof timer === 'object') timer.unref();
    this.waiting.set(uri, timer);
  }

  /** Takes back what was published. */
  clear(uri: string): void {
    this.cancel(uri);
    inBackground('textDocument/publishDiagnostics', this.log, () =>
      this.connection.sendDiagnostics({ uri, diagnostics: [] }),
    );
  }

  private cancel(uri: string): void {
    clearTimeout(this.waiting.get(uri));
    this.waiting.delete(uri);
  }

  private async publish(uri: string): Promise<void> {
    const analysis = await this.documents.analysis(uri);
    if (!analysis) return;
    const { version, findings } = analysis;
    const diagnostics = fromFindings(findings, analysis, this.client());
    await this.connection.sendDiagnostics({ uri, version, diagnostics });
  }
}
