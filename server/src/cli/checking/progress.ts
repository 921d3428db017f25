/** How far a long run is, on a terminal that someone looks at. */
import { counted } from '../../reports/columns.js';

/** Where it is shown: standard error, and only that of a terminal. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Milliseconds before anything is shown, and between one line and the next. */
const FIRST = 500;
const BETWEEN = 100;
const DEFAULT_WIDTH = 80;
/** Goes to the start of the line and empties it (ECMA-48: CR, EL). */
const ERASE = '\r\x1b[K';

export class Progress {
  private readonly stream: ProgressStream | undefined;
  private readonly total: number;
  private readonly now: () => number;
  private readonly began: number;
  private drawn: number | undefined;
  private files = 0;
  private materials = 0;

  constructor(
    total: number,
    stream: ProgressStream = process.stderr,
    env: NodeJS.ProcessEnv = process.env,
    now: () => number = () => performance.now(),
  ) {
    const isShown = stream.isTTY === true && env.TERM !== 'dumb' && (!env.CI || env.CI === 'false');
    this.stream = isShown ? stream : undefined;
    this.total = total;
    this.now = now;
    this.began = now();
  }

  /** Another file is done. */
  step(materials: number): void {
    this.files++;
    this.materials += materials;
    if (!this.stream) return;
    const now = this.now();
    if (now - this.began < FIRST || now - (this.drawn ?? Number.NEGATIVE_INFINITY) < BETWEEN) return;
    this.drawn = now;
    const rate = Math.round(this.materials / ((now - this.began) / 1000));
    const line = `${this.files} of ${counted(this.total, 'file')}, ${counted(rate, 'material')} a second`;
    this.stream.write(ERASE + line.slice(0, (this.stream.columns || DEFAULT_WIDTH) - 1));
  }

  /** Takes away what was shown. */
  end(): void {
    if (this.drawn !== undefined) this.stream?.write(ERASE);
    this.drawn = undefined;
  }
}
