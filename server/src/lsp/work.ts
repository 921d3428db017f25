/** Work that takes long: others get their turn, it ends where nobody waits for it any more, and it tells how far it is. */
import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver';

/** How long to go on before others get their turn, in ms. */
const SLICE = 10;

/** How long a client hears nothing between two words on how far the work is, in ms. */
const SILENCE = 100;

/** Nobody waits for the work any more. */
export class Stopped extends Error {
  constructor() {
    super('nobody waits for it any more');
  }
}

export class Work {
  private readonly token: CancellationToken;
  private readonly progress: WorkDoneProgressReporter | undefined;
  private began = performance.now();
  private told = this.began;

  /** @param progress where a client offers to show how far it is. */
  constructor(token: CancellationToken, progress?: WorkDoneProgressReporter) {
    this.token = token;
    this.progress = progress;
  }

  /** Runs long work under a title. */
  async titled<T>(title: string, body: () => Promise<T>): Promise<T> {
    this.progress?.begin(title, 0, undefined, true);
    try {
      return await body();
    } finally {
      this.progress?.done();
    }
  }

  /** Whether others have waited long enough. */
  get isDue(): boolean {
    return performance.now() - this.began >= SLICE;
  }

  /**
   * To be awaited between two steps: lets others have their turn where one is due, and tells how far the work is.
   *
   * @throws Stopped where nobody waits for the work any more.
   */
  async step(done: number, all: number): Promise<void> {
    await this.turn();
    if (this.began - this.told < SILENCE) return;
    this.progress?.report(Math.floor((100 * done) / all), `${done} of ${all}`);
    this.told = this.began;
  }

  /**
   * The same for work of which nobody knows how long it is.
   *
   * @throws Stopped where nobody waits for the work any more.
   */
  async turn(): Promise<void> {
    if (this.isDue) {
      // Behind what has arrived in the meantime.
      await new Promise((next) => setTimeout(next));
      this.began = performance.now();
    }
    if (this.token.isCancellationRequested) throw new Stopped();
  }
}
