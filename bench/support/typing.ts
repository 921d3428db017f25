/** Keystrokes at random places of a document: each is taken back by the next, so that the document stays what it is. */
import { SEED } from '../harness.js';
import { Random } from './random.js';

/** A stretch that is replaced. */
export interface Keystroke {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is struck, by how often: mostly digits and what stands in formulas. */
const KEYS = [...'0123456789', ...'0123456789', ...'.(),[]{}+-/ ', ...'LiNaMnCoO', '\n', '#'];

export class Typing {
  private readonly random = new Random(SEED);
  private pending: Keystroke | undefined;

  /** The next keystroke in a text. */
  next(text: string): Keystroke {
    const { pending } = this;
    if (pending) {
      this.pending = undefined;
      return pending;
    }
    const start = this.random.whole(0, text.length);
    const key = this.random.one(KEYS);
    this.pending = { start, end: start + key.length, text: '' };
    return { start, end: start, text: key };
  }

  /** The place behind the element of a random formula, where its amount begins. */
  place(text: string): number {
    const pattern = /(?<=[A-Z][a-z]?)0\.\d/g;
    pattern.lastIndex = this.random.whole(0, text.length);
    return (pattern.exec(text) ?? pattern.exec(text))?.index ?? 0;
  }
}
