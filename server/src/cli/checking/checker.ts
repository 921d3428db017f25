/** Reads, evaluates and checks files one by one, and keeps of each no more than there is to report. */
import { decode } from '../../disk/decode.js';
import type { FileModel } from '../../model/file.js';
import { DEFAULT_PROJECT, type ProjectCache, readProject, type Sources } from '../../model/project.js';
import type { CheckedFile } from '../../reports/checked-file.js';
import { check } from '../../rules/check.js';
import type { Finding } from '../../rules/rule.js';
import { LineIndex } from '../../syntax/line-index.js';
import type { CommandConfiguration } from '../configuration.js';
import { EXIT } from '../exit-codes.js';
import { type Location, read } from '../files.js';
import { internalError } from '../internal-error.js';
import { addressOf } from '../open-inputs.js';
import { fileSources } from '../sources.js';
import type { Keys } from './cache-entry.js';
import type { Failure, Outcome } from './outcome.js';

export interface ExaminedFile {
  readonly checked: CheckedFile;
  /** Undefined where the file is no text. */
  readonly model: FileModel | undefined;
}

/** A file as it was checked, with what was read for it. */
export interface CheckedWithSources {
  readonly checked: CheckedFile;
  readonly isText: boolean;
  /** By address, what there was of each file that it imports, directly or not. */
  readonly imported: ReadonlyMap<string, Awaited<ReturnType<Sources['read']>>>;
}

/**
 * Characters of the files whose models are kept for others that import them. A model takes some hundred times as much
 * memory as its text.
 */
const MOST_KEPT = 50_000;

export class Checker {
  private readonly configuration: CommandConfiguration;
  private readonly sources: Sources;
  private readonly cache: ProjectCache = new Map();

  /** @param names what the files that the command is about are called in what it reports, by their addresses. */
  constructor(configuration: CommandConfiguration, names: ReadonlyMap<string, string>) {
    this.configuration = configuration;
    this.sources = fileSources(names);
  }

  /** A file with its model; never rejects. */
  examine(location: Location): Promise<ExaminedFile | Failure> {
    return this.guarded(location, (bytes) => this.examineBytes(location, bytes, this.sources));
  }

  /** A file as there is to report of it; never rejects. */
  check(location: Location): Promise<CheckedWithSources | Failure> {
    return this.guarded(location, async (bytes) => {
      const imported = new Map<string, Awaited<ReturnType<Sources['read']>>>();
      const read = async (address: string) => {
        const reading = await this.sources.read(address);
        imported.set(address, reading);
        return reading;
      };
      const { checked, model } = await this.examineBytes(location, bytes, { ...this.sources, read });
      this.forget(addressOf(location), imported.keys());
      return { checked, isText: model !== undefined, imported };
    });
  }

  private async guarded<T>(
    location: Location,
    work: (bytes: Uint8Array) => Promise<T>,
  ): Promise<T | Failure> {
    const { file } = location;
    try {
      const bytes = await read(location).catch((error: Error) => error);
      if (bytes instanceof Error) {
        return { message: `${file} could not be read: ${bytes.message}`, code: EXIT.findings };
      }
      return await work(bytes);
    } catch (error) {
      return { message: `${file}: ${internalError(error)}`, code: EXIT.internal };
    }
  }

  private async examineBytes(location: Location, bytes: Uint8Array, sources: Sources): Promise<ExaminedFile> {
    const { file } = location;
    const { text, flaw } = decode(bytes);
    if (flaw !== undefined) {
      const findings = [notText(flaw)];
      return {
        checked: { file, text, lines: new LineIndex(text), materials: [], findings },
        model: undefined,
      };
    }
    const address = addressOf(location);
    const optionsOf = async (at: string) => (await this.configuration.of(at))?.project ?? DEFAULT_PROJECT;
    const model = await readProject({ address, text }, sources, optionsOf, this.cache);
    const { lines, materials } = model;
    const findings = check(model, (await this.configuration.of(address))?.check);
    const names = materials.map(({ name }) => name);
    return { checked: { file, text, lines, materials: names, findings }, model };
  }

  /** Drops the models that were used longest ago, until what is left is small. */
  private forget(address: string, imported: Iterable<string>): void {
    for (const used of [address, ...imported]) {
      const model = this.cache.get(used);
      if (!model) continue;
      this.cache.delete(used);
      this.cache.set(used, model);
    }
    let kept = [...this.cache.values()].reduce((total, { text }) => total + text.length, 0);
    for (const [oldest, { text }] of this.cache) {
      if (kept <= MOST_KEPT) return;
      this.cache.delete(oldest);
      kept -= text.length;
    }
  }
}

/** Checks a file; never rejects. @param keys where a cache is kept. */
export async function outcomeOf(location: Location, checker: Checker, keys?: Keys): Promise<Outcome> {
  const done = await checker.check(location);
  if (isFailure(done)) return { failure: done, imported: [] };
  const { imported, isText } = done;
  const { lines: _, ...checked } = done.checked;
  // What is no text is shown as one that another file may have.
  const entry = isText ? await keys?.entryOf(location, checked, imported) : undefined;
  return { checked, imported: [...imported.keys()], ...(entry && { entry }) };
}

export function isFailure(outcome: object): outcome is Failure {
  return 'code' in outcome;
}

function notText(offset: number): Finding {
  return {
    rule: 'syntax',
    severity: 'error',
    range: { start: offset, end: offset + 1 },
    message: 'This is not UTF-8 text, so nothing in the file was read',
    help: 'save the file as UTF-8, without binary data',
  };
}
