/** Files whose structures every file of a project knows, without importing them. */
import { LineIndex } from '../syntax/line-index.js';
import { ofKind } from '../syntax/lookup.js';
import { parse } from '../syntax/parse.js';
import type { SourceFile } from '../syntax/tree.js';
import { type Structure, structureOf } from './structure.js';

export interface SharedFile {
  /** A URI or an absolute path. */
  readonly address: string;
  /** The file's name as findings show it. */
  readonly file: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly syntax: SourceFile;
  /** Those that the file declares itself. */
  readonly structures: readonly Structure[];
}

/** Reads such a file: nothing in it has to be evaluated for its structures. */
export function sharedFile(address: string, file: string, text: string): SharedFile {
  const syntax = parse(text);
  const structures = ofKind(syntax, 'structure').flatMap((declaration) =>
    declaration.name ? structureOf(declaration, { file, address, isBuiltIn: false }) : [],
  );
  return { address, file, text, lines: new LineIndex(text), syntax, structures };
}
