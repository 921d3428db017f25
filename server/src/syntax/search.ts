import type { Range } from './tree.js';

/** The first of the numbers from zero to below a count of which something holds that holds of all above it as well; the count where it holds of none. */
export function firstWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Of stretches that follow each other those that touch a range, and one before them at most. */
export function stretchesIn<T extends { readonly start: number }>(
  all: readonly T[],
  { start, end }: Range,
): readonly T[] {
  const first = firstWhere(all.length, (index) => (all[index]?.start ?? 0) >= start);
  const behind = firstWhere(all.length, (index) => (all[index]?.start ?? 0) > end);
  return all.slice(Math.max(0, first - 1), behind);
}
