/** Patterns that leave files out, written as in .gitignore. */
import ignore from 'ignore';

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
