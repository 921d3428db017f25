/**
 * What a descriptor comes to: a value, or what is not known that it would take. Nothing is estimated for what is missing.
 */

/** A property that a descriptor needs, and of what it is not known. */
export interface Missing {
  /** The property, such as `metallic radius`. */
  readonly what: string;
  /** An element, a pair of elements, a species or a site. */
  readonly of: string;
}

export type Found<T> = { readonly value: T } | { readonly missing: readonly Missing[] };

export function found<T>(value: T): Found<T> {
  return { value };
}

export function notFound(what: string, of: string): Found<never> {
  return { missing: [{ what, of }] };
}

type Values<T extends readonly Found<unknown>[]> = {
  -readonly [K in keyof T]: T[K] extends Found<infer V> ? V : never;
};

/** A value made of other values; all that is missing of any of them where not all are found. */
export function combine<const T extends readonly Found<unknown>[], R>(
  parts: T,
  make: (...values: Values<T>) => R,
): Found<R> {
  const values: unknown[] = [];
  const missing: Missing[] = [];
  for (const part of parts) {
    if ('missing' in part) missing.push(...part.missing);
    else values.push(part.value);
  }
  return missing.length > 0 ? { missing: unique(missing) } : { value: make(...(values as Values<T>)) };
}

/** All values of a list; all that is missing of any where not all are found. */
export function all<T>(parts: readonly Found<T>[]): Found<readonly T[]> {
  return combine(parts, (...values) => values as readonly T[]);
}

function unique(missing: readonly Missing[]): Missing[] {
  return [...new Map(missing.map((one) => [`${one.what}\n${one.of}`, one])).values()];
}
