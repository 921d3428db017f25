/** Random numbers that are the same in every run. */

/** Xorshift with the shifts 13, 17 and 5. Source: G. Marsaglia, J. Stat. Softw. 8(14), 2003. */
export class Random {
  private state: number;

  /** @param seed whole, not zero. */
  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** From 0 up to, and not including, 1. */
  next(): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) / 2 ** 32;
  }

  /** A whole number of the range, ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  one<T>(values: readonly T[]): T {
    const value = values[this.whole(0, values.length - 1)];
    if (value === undefined) throw new Error('nothing to choose from');
    return value;
  }

  /** Different ones, in any order. */
  some<T>(values: readonly T[], count: number): T[] {
    const left = [...values];
    return Array.from({ length: count }, () => left.splice(this.whole(0, left.length - 1), 1)).flat();
  }

  /** Whole parts of a total, each at least one. */
  parts(total: number, count: number): number[] {
    const cuts = new Set<number>();
    while (cuts.size < count - 1) cuts.add(this.whole(1, total - 1));
    const ends = [0, ...[...cuts].sort((a, b) => a - b), total];
    return ends.slice(1).map((end, index) => end - (ends[index] ?? 0));
  }
}
