/** Lists that are kept as long as their files are open. */
const NOTHING: readonly never[] = [];

/** The same without the room for more that a list has which grew, and one for all where there is nothing in it. */
export function trimmed<T>(list: readonly T[]): readonly T[] {
  return list.length > 0 ? list.slice() : NOTHING;
}
