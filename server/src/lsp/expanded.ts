/** Expanded compositions as documents: their texts, and when these are others. */
import { expandedParts } from '../features/expanded.js';
import type { FileModel } from '../model/file.js';
import type { Documents } from './documents.js';
import { sourceOf } from './expanded-uri.js';
import type { Log } from './log.js';
import { inBackground } from './safely.js';
import type { Work } from './work.js';

/** How long to wait for the next change, in ms. */
const PAUSE = 100;

export class ExpandedDocuments {
  private readonly documents: Documents;
  private readonly log: Log;
  private readonly refresh: (uri: string) => Promise<void>;
  /** Those that were asked for, with the models that they were written from. */
  private readonly shown = new Map<string, FileModel | undefined>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param refresh makes the client ask again for a text. */
  constructor(documents: Documents, log: Log, refresh: (uri: string) => Promise<void>) {
    this.documents = documents;
    this.log = log;
    this.refresh = refresh;
  }

  /**
   * The text at an address; undefined where there is none.
   *
   * @throws Stopped where nobody waits for it any more.
   */
  async text(uri: string, work: Work): Promise<string | undefined> {
    const source = sourceOf(uri);
    if (!source) return undefined;
    const model = await this.documents.modelOf(source.uri);
    this.shown.set(uri, model);
    if (!model) return `# The file that declares ${source.name} cannot be read any more.\n`;
    const parts: string[] = [];
    for (const part of expandedParts(model, source.name)) {
      parts.push(part);
      if (work.isDue) await work.turn();
    }
    return parts.join('');
  }

  forget(uri: string): void {
    this.shown.delete(uri);
  }

  /** Looks after a pause which of them are others now; the pause begins anew with each call. */
  schedule(): void {
    clearTimeout(this.timer);
    if (this.shown.size === 0) return;
    this.timer = setTimeout(() => inBackground('refreshing', this.log, () => this.look()), PAUSE);
    // In a browser a timer is a number and keeps nothing alive.
    if (typeof this.timer === 'object') this.timer.unref();
  }

  private async look(): Promise<void> {
    for (const [uri, before] of [...this.shown]) {
      const source = sourceOf(uri);
      if (source && (await this.documents.modelOf(source.uri)) !== before) await this.refresh(uri);
    }
  }
}
