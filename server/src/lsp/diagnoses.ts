/**
 * What is found in each file, open or not, and by which id the client knows it.
 *
 * Of a file that is not open only its findings are kept, with what they hang on: what was read for them, and what is
 * decided where that lies. They are made anew when something of it has changed.
 */
import { type CancellationToken, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { check } from '../rules/check.js';
import type { Finding } from '../rules/rule.js';
import type { Client } from './client.js';
import { fromFindings } from './convert.js';
import { type Decision, Decisions } from './decisions.js';
import type { Analysis, Documents } from './documents.js';
import type { Log } from './log.js';
import { timed } from './safely.js';
import type { SettingsStore } from './settings.js';
import type { Reading, Survey } from './survey.js';
import { canonical } from './uri.js';
import type { Work } from './work.js';
import type { Workspace } from './workspace.js';

/** How long to wait for the next change, in ms. */
const PAUSE = 200;

/** What is found in a file. */
export interface Diagnosis {
  readonly address: string;
  /** As the client knows the file. */
  readonly uri: string;
  /** Null where the file is not open. */
  readonly version: number | null;
  /** Another one whenever something else may be found. */
  readonly id: string;
  readonly items: readonly Diagnostic[];
}

/** What is kept of a file that is not open. */
interface Checked {
  readonly diagnosis: Diagnosis;
  /** What it hangs on, by address. */
  readonly basis: ReadonlyMap<string, Basis>;
}

interface Basis {
  readonly decision: Decision;
  /** Kept to be compared where nobody tells that it has changed. */
  readonly reading: Reading | undefined;
}

interface Entry {
  readonly decision: Decision;
  /** Undefined where searches leave the file out. */
  readonly checked: Checked | undefined;
}

export class Diagnoses {
  private readonly documents: Documents;
  private readonly workspace: Workspace;
  private readonly settings: SettingsStore;
  private readonly log: Log;
  private readonly client: () => Client;
  private readonly decisions: Decisions;
  private readonly entries = new Map<string, Entry>();
  /** The files of the workspace, where they need not be looked for again. */
  private listed: Promise<readonly string[]> | undefined;
  /** Addresses of what has changed since the entries were last looked at. */
  private readonly touched = new Set<string>();
  private readonly ids = new WeakMap<readonly Finding[], string>();
  private lastId = 0;
  /** So that the ids of a server that ran before mean nothing to this one. */
  private readonly session = Date.now().toString(36);
  private changes = 0;
  private readonly waiting = new Set<() => void>();

  constructor(
    documents: Documents,
    workspace: Workspace,
    settings: SettingsStore,
    log: Log,
    client: () => Client,
  ) {
    this.documents = documents;
    this.workspace = workspace;
    this.settings = settings;
    this.log = log;
    this.client = client;
    this.decisions = new Decisions(documents);
  }

  /** The addresses of the files of which something is kept. */
  get kept(): Iterable<string> {
    return this.entries.keys();
  }

  /** Goes up with whatever may change a diagnosis. */
  get state(): number {
    return this.changes;
  }

  /** To be told whenever documents, files or settings have changed. */
  changed(uris: readonly string[] = []): void {
    for (const uri of uris) this.touched.add(canonical(uri));
    this.changes++;
    for (const wake of this.waiting) wake();
  }

  /** To be told whenever there may be other files. */
  filesChanged(): void {
    this.listed = undefined;
    this.changed();
  }

  /** Waits until something has changed since a state, or until nobody waits for it. */
  async change(since: number, token: CancellationToken): Promise<void> {
    if (this.changes !== since || token.isCancellationRequested) return;
    await new Promise<void>((done) => {
      const cancelled = token.onCancellationRequested(() => wake());
      const wake = () => {
        cancelled.dispose();
        this.waiting.delete(wake);
        done();
      };
      this.waiting.add(wake);
    });
  }

  /** Waits until nothing has changed for a while, or until nobody waits for it. */
  async quiet(token: CancellationToken): Promise<void> {
    for (let seen = -1; seen !== this.changes && !token.isCancellationRequested; ) {
      seen = this.changes;
      await new Promise<void>((done) => {
        const timer = setTimeout(done, PAUSE);
        // In a browser a timer is a number and keeps nothing alive.
        if (typeof timer === 'object') timer.unref();
      });
    }
  }

  /** What is found in a document or a file of the workspace; undefined where that is neither. */
  async of(uri: string): Promise<Diagnosis | undefined> {
    const analysis = await this.documents.analysis(uri);
    if (analysis) return this.ofDocument(analysis);
    const address = canonical(uri);
    // Asked for while it was being closed.
    if (!this.workspace.contains(address) || !(await this.isWanted())) return undefined;
    this.begin();
    return this.ofFile(address, this.documents.survey());
  }

  /**
   * What is found in each file of the workspace, in the order of their addresses; nothing of what is left out.
   *
   * @throws Stopped where nobody waits for it any more.
   */
  async *all(work: Work): AsyncGenerator<Diagnosis> {
    const files = (await this.isWanted()) ? await this.list() : [];
    this.begin();
    const survey = this.documents.survey();
    for (const [index, address] of files.entries()) {
      if (work.isDue) await work.step(index, files.length);
      const diagnosis = await this.ofFile(address, survey);
      if (diagnosis) yield diagnosis;
    }
    const present = new Set(files);
    for (const address of this.entries.keys()) if (!present.has(address)) this.entries.delete(address);
  }

  private async isWanted(): Promise<boolean> {
    return (await this.settings.of()).workspaceDiagnostics;
  }

  private list(): Promise<readonly string[]> {
    if (this.listed && this.documents.watchesFiles) return this.listed;
    const listed = this.documents.listed().then((found) => found.sort());
    this.listed = listed;
    return listed;
  }

  /** Sees what has changed. Where nobody tells of it, everything may have. */
  private begin(): void {
    if (!this.documents.watchesFiles) this.documents.changed();
    this.decisions.begin();
    if (this.touched.size === 0) return;
    for (const [address, { checked }] of this.entries) {
      const basis = checked?.basis.keys() ?? [address];
      for (const one of basis) {
        if (!this.touched.has(one)) continue;
        this.entries.delete(address);
        break;
      }
    }
    this.touched.clear();
  }

  private ofDocument(analysis: Analysis): Diagnosis {
    const { uri, version, findings } = analysis;
    const id = this.ids.get(findings) ?? this.nextId();
    this.ids.set(findings, id);
    const client = this.client();
    const items = fromFindings(findings, analysis, client);
    return { address: canonical(uri), uri, version, id, items };
  }

  private async ofFile(address: string, survey: Survey): Promise<Diagnosis | undefined> {
    const decision = this.decisions.known(address) ?? (await this.decisions.of(address));
    const before = this.entries.get(address);
    if (before?.decision === decision && !before.checked) return undefined;
    if (this.decisions.leavesOut(address, decision)) {
      this.entries.set(address, { decision, checked: undefined });
      return undefined;
    }
    const uri = this.documents.uriOf(address);
    const analysis = await this.documents.analysis(uri);
    if (analysis) {
      this.entries.delete(address);
      return this.ofDocument(analysis);
    }
    if (before?.checked && (await this.holds(before.checked, survey))) return before.checked.diagnosis;
    const { changes } = this;
    const checked = await this.check(address, decision, survey);
    // What was changed in the meantime may have been read before.
    if (checked && this.changes === changes) this.entries.set(address, { decision, checked });
    else this.entries.delete(address);
    return checked?.diagnosis;
  }

  /** Whether all is as it was. What has been told of is not looked at again. */
  private async holds({ basis }: Checked, survey: Survey): Promise<boolean> {
    for (const [address, { decision, reading }] of basis) {
      if ((this.decisions.known(address) ?? (await this.decisions.of(address))) !== decision) return false;
      const isTold = !reading && this.documents.isWatched(address);
      if (!isTold && !isSame(reading, await survey.readOnce(address))) return false;
    }
    return true;
  }

  /** Checks a file that is not open; undefined where it is not there any more. */
  private async check(address: string, decision: Decision, survey: Survey): Promise<Checked | undefined> {
    const reading = await survey.read(address);
    if (!reading || ('why' in reading && reading.isMissing)) return undefined;
    const read = new Map<string, Reading | undefined>([[address, reading]]);
    const items: Diagnostic[] = [];
    if ('why' in reading) {
      items.push(unread(reading));
    } else {
      const surveyed = await survey.evaluate(address, reading.text);
      if (!surveyed) return undefined;
      const { model } = surveyed;
      for (const [one, content] of surveyed.read) read.set(one, content);
      const findings = timed(`Checking ${address}`, this.log, () => check(model, decision.settings.check));
      const client = this.client();
      items.push(...fromFindings(findings, { model, uri: address }, client));
    }
    const basis = new Map<string, Basis>();
    for (const [one, content] of read) {
      const kept = this.documents.isWatched(one) ? undefined : content;
      basis.set(one, { decision: await this.decisions.of(one), reading: kept });
    }
    return { diagnosis: { address, uri: address, version: null, id: this.nextId(), items }, basis };
  }

  private nextId(): string {
    return `${this.session}-${++this.lastId}`;
  }
}

function isSame(a: Reading | undefined, b: Reading | undefined): boolean {
  if (!a || !b) return a === b;
  return 'text' in a ? 'text' in b && a.text === b.text : 'why' in b && a.why === b.why;
}

/** Passing over it would be as if nothing were wrong with it. */
function unread({ why, help }: Extract<Reading, { why: string }>): Diagnostic {
  const message = `Nothing in this file was read: ${why}`;
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Error,
    code: 'syntax',
    source: 'hem',
    message: help ? `${message}\n${help}` : message,
  };
}
