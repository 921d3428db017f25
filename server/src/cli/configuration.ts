/** The hem.json of each file that a command is about. */
import { stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { Configuration } from '../config/configuration.js';
import { isLeftOut } from '../config/exclude.js';
import { Configurations } from '../config/resolver.js';
import type { CheckedFile } from '../reports/checked-file.js';
import type { Finding } from '../rules/rule.js';
import { UsageError } from './exit-codes.js';
import { fileSources } from './sources.js';

/** Which hem.json counts: the nearest one, that of a name, or none. */
export interface ConfigurationOptions {
  readonly config?: string | false;
}

/** A hem.json cannot be used as it is: nothing was done. */
export class ConfigurationError extends Error {
  /** The files with what is wrong in them. */
  readonly files: readonly CheckedFile[];

  constructor(files: readonly CheckedFile[]) {
    super('the configuration cannot be used as it is');
    this.files = files;
  }
}

export class CommandConfiguration {
  private readonly configurations = new Configurations(fileSources(new Map()));
  private readonly used = new Set<Configuration>();
  private readonly config: string | false | undefined;

  private constructor({ config }: ConfigurationOptions) {
    this.config = config;
  }

  /** @throws UsageError if the file that is to count is none. */
  static async open(options: ConfigurationOptions): Promise<CommandConfiguration> {
    const { config } = options;
    const isFile =
      config === undefined || config === false || (await stat(config).catch(() => undefined))?.isFile();
    if (!isFile)
      throw new UsageError(`--config wants a hem.json, and ${config || 'an empty name'} is no file`);
    return new CommandConfiguration(options);
  }

  /** What is in force for a file by its absolute path; undefined where no hem.json counts. */
  async of(path: string): Promise<Configuration | undefined> {
    if (this.config === false) return undefined;
    const configuration = await (this.config === undefined
      ? this.configurations.of(path)
      : this.configurations.at(resolve(this.config)));
    if (configuration) this.used.add(configuration);
    return configuration;
  }

  /**
   * Whether a search leaves a file out: each file and folder is judged by the hem.json that is in force where it lies.
   */
  async leavesOut(path: string): Promise<boolean> {
    for (let entry = path, end: '' | '/' = ''; ; end = '/') {
      const configuration = await this.of(entry);
      if (!configuration) return false;
      const here = entry;
      if (isLeftOut(configuration.excluded, (from) => pathFrom(from, here), end)) return true;
      const folder = dirname(configuration.files[0].address);
      if (this.config !== undefined || folder === dirname(folder)) return false;
      entry = folder;
    }
  }

  /** The addresses of all files that configurations follow from which have been asked for. */
  get read(): string[] {
    return [...this.used].flatMap(({ files, project }) =>
      [...files, ...project.shared].map((one) => one.address),
    );
  }

  /** @throws ConfigurationError if there is a problem with a configuration that has been asked for. */
  verify(): void {
    const files = new Map<string, CheckedFile>();
    for (const { files: own, problems } of this.used) {
      for (const { address, file, text, lines } of own) {
        const found = problems.filter(({ place }) => place.address === address);
        const before = files.get(address)?.findings ?? [];
        const findings = [...before, ...found.map(findingOf).filter((one) => !isIn(one, before))];
        if (findings.length > 0) files.set(address, { file, text, lines, materials: [], findings });
      }
    }
    if (files.size === 0) return;
    // Not in the order in which they happened to be read.
    const inOrder = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
    throw new ConfigurationError(inOrder.map(([, file]) => file));
  }
}

/** The path of a file or folder from the folder of another file; undefined between two drives. */
function pathFrom(file: string, path: string): string | undefined {
  const inside = relative(dirname(file), path);
  return isAbsolute(inside) ? undefined : inside.replaceAll(sep, '/');
}

function findingOf({ place, message, help }: Configuration['problems'][number]): Finding {
  return { rule: 'configuration', severity: 'error', range: place.range, message, help };
}

/** Two that extend the same file have its problems in common. */
function isIn(finding: Finding, others: readonly Finding[]): boolean {
  return others.some(
    ({ range, message }) => range.start === finding.range.start && message === finding.message,
  );
}
