/** Finds the configuration of each file: the nearest hem.json upwards, with what that extends. */
import type { Sources, Unread } from '../model/project.js';
import { type SharedFile, sharedFile } from '../model/shared.js';
import { LineIndex } from '../syntax/line-index.js';
import { assemble, type Configuration, type ConfigurationFile } from './configuration.js';
import { FILE_NAME } from './keys.js';
import { readConfiguration } from './read.js';
import { isList } from './values.js';

/** A text, or why there is none, with where it was looked for. */
interface Content {
  readonly address: string;
  readonly text: string | undefined;
  readonly why: string | undefined;
}

/** A configuration with all that was read for it. */
interface Known {
  readonly contents: readonly Content[];
  readonly configuration: Configuration;
}

/** Files that one configuration may extend: more are a mistake, and would take long. */
const MOST_EXTENDED = 100;

export class Configurations {
  private readonly sources: Sources;
  /** What was found from each folder up; forgotten when files may have changed. */
  private nearest = new Map<string, Promise<string | undefined>>();
  private resolved = new Map<string, Promise<Configuration>>();
  /** The last known configuration of each hem.json: where nothing has changed it is the same object. */
  private readonly known = new Map<string, Known>();
  private readonly files = new Map<string, ConfigurationFile>();
  private readonly shared = new Map<string, SharedFile>();

  constructor(sources: Sources) {
    this.sources = sources;
  }

  /** To be told whenever files may have changed. */
  changed(): void {
    this.nearest = new Map();
    this.resolved = new Map();
  }

  /** What is in force for a file; undefined where no hem.json lies upwards of it. Never rejects. */
  async of(address: string): Promise<Configuration | undefined> {
    const first = this.sources.resolve(address, FILE_NAME);
    const found = first === undefined ? undefined : await this.find(first);
    return found === undefined ? undefined : this.at(found);
  }

  /** What the configuration at an address says, whatever it is called. Never rejects. */
  at(address: string): Promise<Configuration> {
    const present = this.resolved.get(address);
    if (present) return present;
    const resolved = this.resolve(address);
    this.resolved.set(address, resolved);
    return resolved;
  }

  /** The address of the first hem.json that there is, from one where it could be upwards. */
  private find(candidate: string): Promise<string | undefined> {
    const present = this.nearest.get(candidate);
    if (present) return present;
    const found = this.look(candidate);
    this.nearest.set(candidate, found);
    return found;
  }

  private async look(candidate: string): Promise<string | undefined> {
    const reading = await this.sources.read(candidate);
    if (reading === undefined) return undefined;
    // One that is there and cannot be read decides, too: what it says must not be passed over.
    if ('text' in reading || !reading.isMissing) return candidate;
    const above = this.sources.resolve(candidate, `../${FILE_NAME}`);
    return above === undefined || above === candidate ? undefined : this.find(above);
  }

  private async resolve(address: string): Promise<Configuration> {
    const contents = new Map<string, Content>();
    const files = await this.readAll(address, contents);
    const shared = await this.readShared(files, contents);
    const known = this.known.get(address);
    const all = [...contents.values()];
    if (known && isSame(known.contents, all)) return known.configuration;
    const found = files.get(address);
    const root = found && 'written' in found ? found : this.unreadable(address, found);
    const resolve = (from: string, path: string) => this.sources.resolve(from, path);
    const configuration = assemble(root, { files, shared, resolve });
    this.known.set(address, { contents: all, configuration });
    return configuration;
  }

  /** A configuration file with all that it extends, directly or not. */
  private async readAll(root: string, contents: Map<string, Content>) {
    const files = new Map<string, ConfigurationFile | Unread>();
    let wanted = [root];
    while (wanted.length > 0) {
      const readings = await Promise.all(wanted.map((address) => this.sources.read(address)));
      const next = new Set<string>();
      for (const [index, address] of wanted.entries()) {
        const reading = files.size < MOST_EXTENDED ? (readings[index] ?? NOBODY_LOOKS) : TOO_MANY;
        contents.set(address, contentOf(address, reading));
        const file = 'text' in reading ? this.fileOf(address, reading.text) : reading;
        files.set(address, file);
        if (!('written' in file)) continue;
        for (const { text } of file.written.extended) {
          const extended = this.sources.resolve(address, text);
          if (extended !== undefined) next.add(extended);
        }
      }
      wanted = [...next].filter((address) => !files.has(address));
    }
    return files;
  }

  private async readShared(
    files: ReadonlyMap<string, ConfigurationFile | Unread>,
    contents: Map<string, Content>,
  ) {
    const addresses = new Set<string>();
    for (const file of files.values()) {
      const items = 'written' in file ? file.written.entries.get('structures')?.value : undefined;
      for (const { text, place } of isList(items) ? items : []) {
        const address = this.sources.resolve(place.address, text);
        if (address !== undefined) addresses.add(address);
      }
    }
    const wanted = [...addresses];
    const readings = await Promise.all(wanted.map((address) => this.sources.read(address)));
    const shared = new Map<string, SharedFile | Unread>();
    for (const [index, address] of wanted.entries()) {
      const reading = readings[index] ?? NOBODY_LOOKS;
      contents.set(address, contentOf(address, reading));
      shared.set(address, 'text' in reading ? this.sharedOf(address, reading.text) : reading);
    }
    return shared;
  }

  private fileOf(address: string, text: string): ConfigurationFile {
    const known = this.files.get(address);
    if (known?.text === text) return known;
    const written = readConfiguration(text, address);
    const file = { address, file: this.sources.nameOf(address), text, lines: new LineIndex(text), written };
    this.files.set(address, file);
    return file;
  }

  private sharedOf(address: string, text: string): SharedFile {
    const known = this.shared.get(address);
    if (known?.text === text) return known;
    const file = sharedFile(address, this.sources.nameOf(address), text);
    this.shared.set(address, file);
    return file;
  }

  /** What is there and cannot be read says nothing, and that is told. */
  private unreadable(address: string, unread: Unread = NOBODY_LOOKS): ConfigurationFile {
    const file = this.sources.nameOf(address);
    const problem = {
      place: { address, range: { start: 0, end: 0 } },
      message: `This file cannot be read: ${unread.why}`,
      help: unread.help ?? 'make it readable, or take it away',
    };
    const written = { entries: new Map(), extended: [], problems: [problem] };
    return { address, file, text: '', lines: new LineIndex(''), written };
  }
}

const NOBODY_LOOKS: Unread = { why: 'it is not on this computer' };

const TOO_MANY: Unread = { why: `more than ${MOST_EXTENDED} files would have to be read` };

function contentOf(address: string, reading: { readonly text: string } | Unread): Content {
  return 'text' in reading
    ? { address, text: reading.text, why: undefined }
    : { address, text: undefined, why: reading.why };
}

function isSame(before: readonly Content[], now: readonly Content[]): boolean {
  return (
    before.length === now.length &&
    now.every(({ address, text, why }, index) => {
      const other = before[index];
      return other?.address === address && other.text === text && other.why === why;
    })
  );
}
