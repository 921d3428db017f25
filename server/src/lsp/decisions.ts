/** What is decided outside of files that are not open: by the hem.json in force where they lie, or by settings. */
import type { Configuration } from '../config/configuration.js';
import { isLeftOut } from '../config/exclude.js';
import { isSameEvaluation } from '../model/options.js';
import type { Documents } from './documents.js';
import { inForce, type Settings } from './settings.js';
import { relativePath } from './uri.js';

/** What is decided for the files of a folder. */
export interface Decision {
  readonly configuration: Configuration | undefined;
  readonly settings: Settings;
  /** Whether a search leaves out the folder as a whole. */
  readonly isLeftOut: boolean;
}

export class Decisions {
  private readonly documents: Documents;
  /** By folder. */
  private before: ReadonlyMap<string, Decision> = new Map();
  private now = new Map<string, Decision>();

  constructor(documents: Documents) {
    this.documents = documents;
  }

  /** To be told before a round of questions: something may have been decided anew. */
  begin(): void {
    this.before = new Map([...this.before, ...this.now]);
    this.now = new Map();
  }

  /** What is known in this round already. */
  known(address: string): Decision | undefined {
    return this.now.get(folderOf(address));
  }

  /** What is decided for a file. Where nothing is decided anew it is the same object. */
  async of(address: string): Promise<Decision> {
    const present = this.known(address);
    if (present) return present;
    const found = await this.find(address);
    const last = this.before.get(folderOf(address));
    const decision = last && isSame(last, found) ? last : found;
    this.now.set(folderOf(address), decision);
    return decision;
  }

  /**
   * Whether a search leaves a file out, as it does on the command line: each file and folder is judged by the hem.json
   * that is in force where it lies.
   */
  leavesOut(address: string, { configuration, isLeftOut }: Decision): boolean {
    return isLeftOut || this.excludes(configuration, address, '');
  }

  private async find(address: string): Promise<Decision> {
    const configuration = await this.documents.configurationOf(address);
    const settings = inForce(await this.documents.settingsOf(address), configuration);
    return { configuration, settings, isLeftOut: await this.leavesOutFolder(configuration) };
  }

  /** Whether the folder of a hem.json is left out by another one further up. */
  private async leavesOutFolder(inner: Configuration | undefined): Promise<boolean> {
    for (let configuration = inner; configuration; ) {
      const folder = folderOf(configuration.files[0].address);
      configuration = await this.documents.configurationOf(folder);
      if (this.excludes(configuration, folder, '/')) return true;
    }
    return false;
  }

  private excludes(configuration: Configuration | undefined, address: string, end: '' | '/'): boolean {
    return isLeftOut(configuration?.excluded ?? [], (from) => relativePath(from, address), end);
  }
}

function folderOf(address: string): string {
  return address.slice(0, address.lastIndexOf('/'));
}

function isSame(a: Decision, b: Decision): boolean {
  return (
    a.configuration === b.configuration &&
    a.isLeftOut === b.isLeftOut &&
    isSameEvaluation(a.settings.evaluation, b.settings.evaluation) &&
    JSON.stringify(a.settings.check) === JSON.stringify(b.settings.check)
  );
}
