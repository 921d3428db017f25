/** What a server knows of files that are not open. One in a browser knows nothing. */
import type { Unread } from '../model/project.js';

export interface Files {
  /** What there is at a `file:` URI. Never rejects. */
  read(uri: string): Promise<{ readonly text: string } | Unread>;
  /** The URIs of the .hem files in folders, themselves `file:` URIs; what cannot be searched is left out. */
  list(folders: readonly string[]): Promise<string[]>;
}
