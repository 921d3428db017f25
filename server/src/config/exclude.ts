/** Patterns that leave files out, written as in .gitignore. */
import ignore from 'ignore';
import type { Exclusion } from './configuration.js';

/**
 * Asks of a path whether the patterns leave it out, or a folder in which it lies.
 *
 * The path is relative to the folder of the patterns, with forward slashes; that of a folder ends with one. Capitals
 * matter on every system, so that the same files are left out everywhere.
 */
export function matcherOf(patterns: readonly string[]): (path: string) => boolean {
  const matcher = ignore({ ignorecase: false }).add(patterns);
  return (path) => matcher.ignores(path);
}

const matchers = new WeakMap<Exclusion, (path: string) => boolean>();

/**
 * Whether a file or a folder is left out.
 *
 * @param pathFrom its path from the folder of a file, with forward slashes; undefined where there is no way there.
 * @param end a slash for a folder.
 */
export function isLeftOut(
  excluded: readonly Exclusion[],
  pathFrom: (file: string) => string | undefined,
  end: '' | '/',
): boolean {
  return excluded.some((exclusion) => {
    const inside = pathFrom(exclusion.from);
    if (!inside || inside.split('/')[0] === '..') return false;
    const matcher = matchers.get(exclusion) ?? matcherOf(exclusion.patterns);
    matchers.set(exclusion, matcher);
    return matcher(inside + end);
  });
}
