/**
 * Findings that are kept from one check to the next.
 *
 * Architecture invariant: what is kept never decides what is found. An entry is used only where its key and those of all
 * that it imports are the keys of what is read now.
 */
import { decode } from '../../disk/decode.js';
import type { Sources } from '../../model/project.js';
import { type Location, read } from '../files.js';
import { addressOf } from '../open-inputs.js';
import type { Entry, Keys } from './cache-entry.js';
import type { Outcome } from './outcome.js';

/** Where entries are kept, one for each address. Nothing of it rejects. */
export interface EntryStore {
  get(address: string): Promise<Entry | undefined>;
  put(entry: Entry): Promise<void>;
  /** To be told when a check is over. */
  close(): Promise<void>;
}

/** What is known of a file as it is now. Never rejects. */
export async function findKept(
  location: Location,
  store: EntryStore,
  keys: Keys,
  sources: Sources,
): Promise<Outcome | undefined> {
  try {
    const entry = await store.get(addressOf(location));
    if (!entry) return undefined;
    const { text, flaw } = decode(await read(location));
    if (flaw !== undefined || entry.key !== (await keys.ofFile(location, text))) return undefined;
    const imported = Object.entries(entry.imported);
    for (const [address, key] of imported) {
      if (key !== (await keys.ofImport(address, await sources.read(address)))) return undefined;
    }
    const { materials, findings } = entry;
    const checked = { file: location.file, text, materials, findings };
    return { checked, imported: imported.map(([address]) => address) };
  } catch {
    return undefined;
  }
}
