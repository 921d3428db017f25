/** What the findings of a file follow from, as a key: where it is the same, so are the findings. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { version } from '../../../../package.json';
import type { Configuration } from '../../config/configuration.js';
import type { Sources } from '../../model/project.js';
import type { CheckedFile } from '../../reports/checked-file.js';
import type { CommandConfiguration } from '../configuration.js';
import type { Location } from '../files.js';
import { addressOf } from '../open-inputs.js';

type Reading = Awaited<ReturnType<Sources['read']>>;

/** The findings of a file with what they follow from. */
export interface Entry {
  readonly address: string;
  /** Of the file itself: its text, its name, what is in force for it, and the program. */
  readonly key: string;
  /** The same of each file that it imports, directly or not, by address. */
  readonly imported: Readonly<Record<string, string>>;
  readonly materials: CheckedFile['materials'];
  readonly findings: CheckedFile['findings'];
}

/** Forms keys. They are made where a file is read: what is read a moment later may be another text. */
export class Keys {
  private readonly configuration: CommandConfiguration;
  private readonly nameOf: Sources['nameOf'];
  private readonly build = hashOf(version, readFileSync(__filename, 'utf8'));
  private readonly ofReadings = new WeakMap<object, string>();
  private readonly ofConfigurations = new WeakMap<Configuration, string>();

  constructor(configuration: CommandConfiguration, nameOf: Sources['nameOf']) {
    this.configuration = configuration;
    this.nameOf = nameOf;
  }

  async entryOf(
    location: Location,
    { text, materials, findings }: Omit<CheckedFile, 'lines'>,
    imported: ReadonlyMap<string, Reading>,
  ): Promise<Entry> {
    const keys = [...imported].map(
      async ([address, reading]) => [address, await this.ofImport(address, reading)] as const,
    );
    return {
      address: addressOf(location),
      key: await this.ofFile(location, text),
      imported: Object.fromEntries(await Promise.all(keys)),
      materials,
      findings,
    };
  }

  async ofFile(location: Location, text: string): Promise<string> {
    const address = addressOf(location);
    const configuration = await this.configuration.of(address);
    return hashOf(this.build, address, location.file, this.settings(configuration), text);
  }

  async ofImport(address: string, reading: Reading): Promise<string> {
    const settings = this.settings(await this.configuration.of(address));
    return hashOf(address, this.nameOf(address), settings, this.reading(reading));
  }

  private reading(reading: Reading): string {
    if (!reading) return '';
    const known = this.ofReadings.get(reading);
    if (known) return known;
    const hash = 'text' in reading ? hashOf('text', reading.text) : hashOf('unread', reading.why);
    this.ofReadings.set(reading, hash);
    return hash;
  }

  private settings(configuration: Configuration | undefined): string {
    if (!configuration) return '';
    const known = this.ofConfigurations.get(configuration);
    if (known) return known;
    // All that is in force follows from these texts; where one of them cannot be used, nothing is checked.
    const files = [...configuration.files, ...configuration.project.shared];
    const hash = hashOf(...files.flatMap(({ address, file, text }) => [address, file, text]));
    this.ofConfigurations.set(configuration, hash);
    return hash;
  }
}

/** Of parts, told apart by their lengths. */
export function hashOf(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('base64url');
}
