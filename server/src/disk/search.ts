/** Searching folders for files of the language. */
/**
 * The .hem files in a folder, relative to it: without what .gitignore leaves out, and without following links, of which
 * one to a folder further up would be followed in circles.
 *
 * @throws where a part of the folder may not be searched, unless errors are to be passed over.
 */
export async function searchFolder(
  folder: string,
  { passesOverErrors = false, isAbsolute = false } = {},
): Promise<string[]> {
  // Loaded here: who names files has no use for it.
  const { globby } = await import('globby');
  return globby('**/*.hem', {
    cwd: folder,
    absolute: isAbsolute,
    gitignore: true,
    ignore: ['**/node_modules/**'],
    followSymbolicLinks: false,
    suppressErrors: passesOverErrors,
  });
}
