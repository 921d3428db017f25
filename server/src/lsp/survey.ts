/** A look at many files that are not open. What they import is kept while it lasts, and nothing afterwards. */
import type { FileModel } from '../model/file.js';
import {
  evaluateProject,
  gather,
  type OptionsOf,
  type ProjectCache,
  type Sources,
  type Unread,
} from '../model/project.js';

export type Reading = { readonly text: string } | Unread;

/** A file with what was read for it. */
export interface Surveyed {
  readonly model: FileModel;
  /** The file and all that it imports, directly or not; undefined where nobody could look. */
  readonly read: ReadonlyMap<string, Reading | undefined>;
}

interface Ground {
  /** Keeps nothing itself. */
  readonly sources: Sources;
  readonly optionsOf: OptionsOf;
  /** What is known already. */
  readonly models: ReadonlyMap<string, FileModel>;
}

export class Survey {
  private readonly sources: Sources;
  private readonly optionsOf: OptionsOf;
  private readonly models: ProjectCache;
  private readonly readings = new Map<string, Promise<Reading | undefined>>();
  /** What others import. */
  private readonly imported = new Set<string>();

  constructor({ sources, optionsOf, models }: Ground) {
    this.sources = sources;
    this.optionsOf = optionsOf;
    this.models = new Map(models);
  }

  /** What there is at an address; undefined where nobody can look. Never rejects. */
  read(address: string): Promise<Reading | undefined> {
    return this.readings.get(address) ?? this.sources.read(address);
  }

  /** The same for what is asked for more than once: it is read once. */
  readOnce(address: string): Promise<Reading | undefined> {
    const reading = this.read(address);
    this.readings.set(address, reading);
    return reading;
  }

  /** Evaluates a file with what it imports. */
  async evaluate(address: string, text: string): Promise<Surveyed | undefined> {
    const wasKnown = this.models.has(address);
    const read = new Map<string, Reading | undefined>([[address, { text }]]);
    const sources: Sources = {
      ...this.sources,
      read: async (one) => {
        this.imported.add(one);
        const reading = await this.readOnce(one);
        read.set(one, reading);
        return reading;
      },
    };
    const gathered = await gather([{ address, text }], sources, this.optionsOf, this.models);
    const model = evaluateProject(gathered, this.models).get(address);
    if (!wasKnown && !this.imported.has(address)) this.models.delete(address);
    return model && { model, read };
  }
}
