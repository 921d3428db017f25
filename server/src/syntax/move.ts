/** Trees at another place of a text. */
import type { Range } from './tree.js';

export function movedRange({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

/** A copy of plain data with every range in it shifted; what is not plain, such as an exact amount, is shared. */
export function shifted<T>(value: T, by: number): T {
  if (by === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value.length === 0 ? value : value.map((item) => shifted(item, by))) as T;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const copy: Record<string, unknown> = {};
  for (const key in value) {
    const part = value[key];
    copy[key] =
      (key === 'start' || key === 'end') && typeof part === 'number' ? part + by : shifted(part, by);
  }
  return copy as T;
}

/** Made once, when first asked for. */
export function later<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
