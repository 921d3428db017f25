/** Checks the files that a command means: in as many threads as pay, without those whose findings are known. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckedFile } from '../../reports/checked-file.js';
import type { ShardPlaces } from '../../reports/format.js';
import type { CommandConfiguration } from '../configuration.js';
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js';
import type { Location } from '../files.js';
import { internalError } from '../internal-error.js';
import { Failures, type InputOptions, namesOf, openInputs } from '../open-inputs.js';
import { fileSources } from '../sources.js';
import type { Terminal } from '../terminal.js';
import type { EntryStore } from './cache.js';
import type { Keys } from './cache-entry.js';
import { batchesOf, jobsFor } from './jobs.js';
import { keepHeapSmall } from './memory.js';
import { type Outcome, withLines } from './outcome.js';
import { Progress } from './progress.js';
import { filesOf, type Shard } from './shard.js';
import { WORKER, type WorkerData } from './worker-data.js';

/** Which of the files are checked, and how. */
export interface CheckingOptions extends InputOptions {
  /** Threads at work; as many as pay where it is not said. */
  readonly jobs?: number;
  readonly shard?: Shard;
  /** Only what was changed since a commit, HEAD for true. */
  readonly changed?: string | boolean;
  /** Keep findings on disk. */
  readonly cache?: boolean;
  readonly cacheLocation?: string;
  /** What goes on after this check. */
  readonly session?: Session;
}

/** What several checks in one process have in common. */
export interface Session {
  readonly store: EntryStore;
  /** The files that the last check was about, with all that they import and that is in force for them. */
  watched: ReadonlySet<string>;
}

export interface CheckedFiles {
  readonly files: readonly CheckedFile[];
  /** Clean unless something could not be checked. */
  readonly exit: ExitCode;
  /** Where a part of the files was checked. */
  readonly part?: ShardPlaces;
}

/**
 * Checks all files that the arguments of a command mean. The answer is the same whatever was kept and however many
 * threads took part.
 *
 * @throws UsageError and ConfigurationError before anything is reported.
 */
export async function checkFiles(
  paths: readonly string[],
  options: CheckingOptions,
  terminal: Terminal,
): Promise<CheckedFiles> {
  const failures = new Failures(terminal);
  const inputs = await openInputs(paths, options, failures);
  const { configuration } = inputs;
  const names = namesOf(inputs.locations);
  const all = await chosen(inputs.locations, options, configuration);
  const sized = await Promise.all(all.map(withSize));
  const items = options.shard ? filesOf(options.shard, sized) : sized;
  const outcomes = await new Run(items, names, options, configuration).outcomes();
  const files: CheckedFile[] = [];
  const imported = new Set<string>();
  for (const outcome of outcomes) {
    if (outcome.failure) failures.add(outcome.failure.message, outcome.failure.code);
    if (outcome.checked) files.push(withLines(outcome.checked));
    for (const address of outcome.imported) imported.add(address);
  }
  // What is imported may lie elsewhere, with a hem.json of its own.
  await Promise.all([...imported].map((address) => configuration.of(address)));
  if (options.session)
    options.session.watched = new Set([...names.keys(), ...imported, ...configuration.read]);
  configuration.verify();
  const { shard } = options;
  return {
    files,
    exit: failures.exit,
    ...(shard && { part: { ...shard, places: new Map(sized.map(({ file }, place) => [file, place])) } }),
  };
}

interface Item extends Location {
  /** In bytes; zero where it is not known. */
  readonly size: number;
}

async function withSize(location: Location): Promise<Item> {
  const size =
    location.path === undefined
      ? 0
      : await stat(location.path).then(
          (found) => found.size,
          () => 0,
        );
  return { ...location, size };
}

async function chosen(
  locations: readonly Location[],
  { changed, shard }: CheckingOptions,
  configuration: CommandConfiguration,
): Promise<readonly Location[]> {
  const option = shard ? '--shard' : '--changed';
  if ((shard || changed) && locations.some(({ path }) => path === undefined)) {
    throw new UsageError(`${option} chooses among files, and standard input is none`);
  }
  if (!changed) return locations;
  const { changedFiles } = await import('./changed.js');
  const { affectedBy } = await import('./affected.js');
  const paths = await changedFiles(changed === true ? undefined : changed);
  return affectedBy(paths, locations, configuration, fileSources(new Map()));
}

/** Bytes of input from which memory counts. */
const LARGE = 2 ** 20;

/** One run over files. */
class Run {
  private readonly items: readonly Item[];
  private readonly names: ReadonlyMap<string, string>;
  private readonly options: CheckingOptions;
  private readonly configuration: CommandConfiguration;
  private readonly progress: Progress;
  private readonly done: Outcome[] = [];
  private readonly storing: Promise<void>[] = [];

  constructor(
    items: readonly Item[],
    names: ReadonlyMap<string, string>,
    options: CheckingOptions,
    configuration: CommandConfiguration,
  ) {
    this.items = items;
    this.names = names;
    this.options = options;
    this.configuration = configuration;
    this.progress = new Progress(items.length);
  }

  /** Of each file, in their order. */
  async outcomes(): Promise<readonly Outcome[]> {
    try {
      const store = await this.openStore();
      const keys = store && (await this.keys());
      const left = store && keys ? await this.findKept(store, keys) : [...this.items.keys()];
      const sizes = this.items.map(({ size }) => size);
      const bytes = left.reduce((total, index) => total + (sizes[index] ?? 0), 0);
      const jobs = Math.min(this.options.jobs ?? jobsFor(bytes), left.length);
      if (bytes > LARGE) keepHeapSmall();
      const settle = (index: number, outcome: Outcome) => this.settle(index, outcome, store);
      if (jobs > 1) await this.checkTogether(left, sizes, jobs, store !== undefined, settle);
      else await this.checkAlone(left, keys, settle);
      await Promise.all(this.storing);
      await store?.close();
      return this.done;
    } finally {
      this.progress.end();
    }
  }

  private async openStore(): Promise<EntryStore | undefined> {
    const { cache, cacheLocation, session } = this.options;
    if (cache === undefined && cacheLocation !== undefined) {
      throw new UsageError('--cache-location says where --cache keeps findings: give --cache with it');
    }
    if (!cache) return session?.store;
    const { DiskStore } = await import('./disk-store.js');
    return DiskStore.open(cacheLocation);
  }

  private async keys(): Promise<Keys> {
    const { Keys } = await import('./cache-entry.js');
    return new Keys(this.configuration, fileSources(this.names).nameOf);
  }

  /** Takes what is known; answers which are left. */
  private async findKept(store: EntryStore, keys: Keys): Promise<number[]> {
    const { findKept } = await import('./cache.js');
    const sources = fileSources(this.names);
    const left: number[] = [];
    for (const [index, item] of this.items.entries()) {
      const outcome = item.path === undefined ? undefined : await findKept(item, store, keys, sources);
      if (outcome) this.settle(index, outcome);
      else left.push(index);
    }
    return left;
  }

  private settle(index: number, { entry, ...outcome }: Outcome, store?: EntryStore): void {
    this.done[index] = outcome;
    this.progress.step(outcome.checked?.materials.length ?? 0);
    if (entry && store) this.storing.push(store.put(entry));
  }

  private async checkAlone(
    left: readonly number[],
    keys: Keys | undefined,
    settle: (index: number, outcome: Outcome) => void,
  ): Promise<void> {
    if (left.length === 0) return;
    const { Checker, outcomeOf } = await import('./checker.js');
    const checker = new Checker(this.configuration, this.names);
    for (const index of left) {
      const item = this.items[index];
      if (item) settle(index, await outcomeOf(item, checker, keys));
    }
  }

  private async checkTogether(
    left: readonly number[],
    sizes: readonly number[],
    jobs: number,
    isKeeping: boolean,
    settle: (index: number, outcome: Outcome) => void,
  ): Promise<void> {
    const { runPool } = await import('./pool.js');
    const { config } = this.options;
    const workerData: Omit<WorkerData, 'progress'> = {
      configuration: { ...(config !== undefined && { config }) },
      locations: this.items.map(({ file, path }) => ({ file, path })),
      names: [...this.names],
      isKeeping,
    };
    const interrupted = () => {
      this.progress.end();
      process.exit(EXIT.interrupted);
    };
    // While threads work this one is free to listen; where it works itself, the signal ends it without being heard.
    process.once('SIGINT', interrupted);
    await runPool<Outcome>({
      script: join(__dirname, 'hem.js'),
      argv: [WORKER],
      workerData,
      jobs,
      batches: batchesOf(left, sizes),
      answered: settle,
      died: (index, error) => {
        const message = `${this.items[index]?.file}: ${internalError(error)}`;
        settle(index, { failure: { message, code: EXIT.internal }, imported: [] });
      },
    });
    process.off('SIGINT', interrupted);
  }
}
