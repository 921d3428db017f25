/** Which files a client is asked to watch, and what it means when it tells of one. */
import { FileChangeType, type FileEvent, type FileSystemWatcher, WatchKind } from 'vscode-languageserver';
import { FILE_NAME } from '../config/keys.js';
import { canonical } from './uri.js';

/** What decides which files a search finds. */
const IGNORE_FILE = '.gitignore';

export const WATCHERS: FileSystemWatcher[] = [
  { globPattern: '**/*.hem' },
  { globPattern: `**/${FILE_NAME}` },
  { globPattern: `**/${IGNORE_FILE}` },
  // Of a folder that is gone clients tell as a whole, and not of the files in it.
  { globPattern: '**/*', kind: WatchKind.Delete },
];

/** What is to be made of what a client tells. */
export interface Told {
  /** What has changed, canonical; of a folder that is gone, what was known of it. */
  readonly addresses: readonly string[];
  readonly isConfiguration: boolean;
  /** Whether a search may find other files now. */
  readonly isSearch: boolean;
}

/** @param known the addresses of files of which something is kept. */
export function toldBy(events: readonly FileEvent[], known: () => Iterable<string>): Told {
  const addresses = new Set<string>();
  const gone = new Set<string>();
  let isConfiguration = false;
  let isSearch = false;
  for (const { uri, type } of events) {
    const address = canonical(uri);
    const isHem = address.endsWith('.hem');
    if (isHem || address.endsWith(`/${FILE_NAME}`)) addresses.add(address);
    if (address.endsWith(`/${FILE_NAME}`)) isConfiguration = true;
    if (address.endsWith(`/${IGNORE_FILE}`) || (isHem && type !== FileChangeType.Changed)) isSearch = true;
    if (type === FileChangeType.Deleted) gone.add(address);
  }
  if (gone.size > 0) {
    for (const address of known()) {
      if (!isIn(address, gone)) continue;
      addresses.add(address);
      isConfiguration ||= address.endsWith(`/${FILE_NAME}`);
      isSearch = true;
    }
  }
  return { addresses: [...addresses], isConfiguration, isSearch };
}

/** Whether a file lies in one of some folders, directly or not. */
function isIn(address: string, folders: ReadonlySet<string>): boolean {
  for (let end = address.lastIndexOf('/'); end > 0; end = address.lastIndexOf('/', end - 1)) {
    if (folders.has(address.slice(0, end))) return true;
  }
  return false;
}
