/** Open documents that become others without an edit of their own: through what they import. */
import type { FileModel } from '../model/file.js';
import type { Documents } from './documents.js';
import type { Log } from './log.js';
import { inBackground } from './safely.js';

/** How long to wait for the next change, in ms. */
const PAUSE = 100;

export class Dependents {
  private readonly documents: Documents;
  private readonly log: Log;
  private readonly tell: (uris: readonly string[]) => Promise<void>;
  /** Documents with the models that were last answered from. */
  private readonly before = new Map<string, FileModel>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param tell is told which documents are others now. */
  constructor(documents: Documents, log: Log, tell: (uris: readonly string[]) => Promise<void>) {
    this.documents = documents;
    this.log = log;
    this.tell = tell;
  }

  /** Looks after a pause, which begins anew with each call; to be called before anything is read again. */
  schedule(): void {
    this.remember();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => inBackground('looking at imports', this.log, () => this.look()), PAUSE);
    // In a browser a timer is a number and keeps nothing alive.
    if (typeof this.timer === 'object') this.timer.unref();
  }

  private remember(): void {
    for (const { uri, model } of this.documents.importing) {
      // What was answered since an edit of its own counts, not what was before that.
      if (this.before.get(uri)?.text !== model.text) this.before.set(uri, model);
    }
  }

  private async look(): Promise<void> {
    this.remember();
    const before = [...this.before];
    this.before.clear();
    const others: string[] = [];
    for (const [uri, model] of before) {
      const now = (await this.documents.analysis(uri))?.model;
      // An edit of its own is followed by questions of its own.
      if (now && now !== model && now.text === model.text) others.push(uri);
    }
    if (others.length > 0) await this.tell(others);
  }
}
