/** `--fix` and `--diff`: the fixes of findings, applied to files that are read anew for it. */
import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';
import { decode } from '../../disk/decode.js';
import type { FileModel } from '../../model/file.js';
import { DEFAULT_PROJECT, type ProjectCache, readProject, type Sources } from '../../model/project.js';
import type { CheckedFile } from '../../reports/checked-file.js';
import { counted, printable } from '../../reports/columns.js';
import { unifiedDiff } from '../../reports/unified-diff.js';
import { type CheckOptions, check, DEFAULT_CHECK } from '../../rules/check.js';
import { fixFile, subjectOf } from '../../rules/fix-all.js';
import type { Fix } from '../../rules/rule.js';
import { CommandConfiguration, type ConfigurationOptions } from '../configuration.js';
import { EXIT } from '../exit-codes.js';
import { type Location, read } from '../files.js';
import { internalError } from '../internal-error.js';
import { addressOf, type Failures, namesOf } from '../open-inputs.js';
import { fileSources } from '../sources.js';
import type { Terminal } from '../terminal.js';
import { writeWhole } from '../write-file.js';

export interface FixOptions extends ConfigurationOptions {
  /** Write what the fixes come to. */
  readonly fix?: boolean;
  /** Show it. */
  readonly diff?: boolean;
  /** Take fixes that change what a file means, too. */
  readonly unsafeFixes?: boolean;
}

/** A file before and after. */
export interface Fixed {
  readonly location: Location;
  /** With their byte-order mark. */
  readonly before: string;
  readonly after: string;
  /** How many fixes that takes. */
  readonly count: number;
  /** As it is after. */
  readonly checked: CheckedFile;
}

const BYTE_ORDER_MARK = '\ufeff';

/** Why a file stays as it is, said behind its name. */
class Refusal extends Error {}

/** Fixes files one after the other; each sees those before it as they are fixed. */
export class Fixer {
  private readonly configuration: CommandConfiguration;
  private readonly isUnsafe: boolean;
  private readonly sources: Sources;
  private readonly cache: ProjectCache = new Map();
  /** By address, without byte-order mark. */
  private readonly fixedTexts = new Map<string, string>();

  constructor(
    configuration: CommandConfiguration,
    { unsafeFixes }: FixOptions,
    locations: readonly Location[],
  ) {
    this.configuration = configuration;
    this.isUnsafe = unsafeFixes ?? false;
    const files = fileSources(namesOf(locations));
    const read: Sources['read'] = async (address) => {
      const text = this.fixedTexts.get(address);
      return text === undefined ? files.read(address) : { text };
    };
    this.sources = { ...files, read };
  }

  /**
   * A file with its fixes, which nothing has written yet.
   *
   * @throws Refusal if the file cannot be read, is no text, or would have findings after that it does not have now.
   */
  async fix(location: Location): Promise<Fixed> {
    const bytes = await read(location).catch((error: Error) => {
      throw new Refusal(`could not be read: ${error.message}`);
    });
    const { text, flaw } = decode(bytes);
    if (flaw !== undefined) throw new Refusal('is not UTF-8 text, and stays as it is');
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? BYTE_ORDER_MARK : '';
    const address = addressOf(location);
    const options = (await this.configuration.of(address))?.check ?? DEFAULT_CHECK;
    const model = await this.read(address, text);
    const { model: changed, count } = fixFile(model, options, this.isUnsafe);
    // Read with its imports as it will be read: fixes may have changed which they are.
    const after = changed === model ? model : await this.read(address, changed.text);
    const checked = checkedFile(location, after, options);
    const known = new Set(check(model, options).map(subjectOf));
    const added = checked.findings.find((finding) => !known.has(subjectOf(finding)));
    if (added) throw new Refusal(`stays as it is, as with its fixes this would be found: ${added.message}`);
    return { location, before: mark + text, after: mark + changed.text, count, checked };
  }

  /** Has files that are fixed later see this one as it is now. */
  written({ location, after }: Fixed): void {
    this.fixedTexts.set(addressOf(location), after.startsWith(BYTE_ORDER_MARK) ? after.slice(1) : after);
  }

  private read(address: string, text: string): Promise<FileModel> {
    const optionsOf = async (at: string) => (await this.configuration.of(at))?.project ?? DEFAULT_PROJECT;
    return readProject({ address, text }, this.sources, optionsOf, this.cache);
  }
}

function checkedFile({ file }: Location, model: FileModel, options: CheckOptions): CheckedFile {
  const { text, lines, materials } = model;
  return { file, text, lines, materials: materials.map(({ name }) => name), findings: check(model, options) };
}

/** How many fixes were applied or would be, and in how many files. */
export interface Tally {
  readonly fixes: number;
  readonly files: number;
}

/** Fixes files and writes them, or shows what would change; what goes wrong with one keeps no other back. */
export async function fixFiles(
  files: readonly CheckedFile[],
  options: FixOptions,
  { out, err }: Terminal,
  failures: Failures,
): Promise<Tally> {
  const locations = files
    .filter(({ findings }) => findings.some((finding) => isWanted(finding.fixes, options)))
    .map(({ file }): Location => ({ file, path: resolve(file) }));
  const fixer = new Fixer(await CommandConfiguration.open(options), options, locations);
  const tally = { fixes: 0, files: 0 };
  for (const location of locations) {
    const fixed = await guarded(location, () => fixer.fix(location), failures);
    if (!fixed || fixed.after === fixed.before) continue;
    if (options.diff) out.write(unifiedDiff(location.file, fixed.before, fixed.after));
    else if (!(await guarded(location, () => write(fixed), failures))) continue;
    else err.write(`fixed ${printable(location.file)}: ${counted(fixed.count, 'finding')}\n`);
    fixer.written(fixed);
    tally.fixes += fixed.count;
    tally.files++;
  }
  return tally;
}

/** What comes of it; undefined where a file stays as it is for a reason, which is told. */
export async function guarded<T>(
  { file }: Location,
  work: () => Promise<T>,
  failures: Failures,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) failures.add(`${printable(file)} ${error.message}`);
    else failures.add(`${printable(file)}: ${internalError(error)}`, EXIT.internal);
    return undefined;
  }
}

/** Writes the whole file or nothing of it. */
async function write({ location: { path = '' }, after }: Fixed): Promise<true> {
  try {
    // A file that may not be written to could still be replaced by another.
    await access(path, constants.W_OK);
    await writeWhole(path, after, true);
    return true;
  } catch (error) {
    throw new Refusal(`stays as it is: ${(error as Error).message}`);
  }
}

/** Whether fixes of the wanted kind are offered. */
function isWanted(fixes: readonly Fix[] | undefined, { unsafeFixes }: FixOptions): boolean {
  return (fixes ?? []).some(({ isSafe }) => isSafe || unsafeFixes);
}

/** `2 of 5 findings fixed`, and what could be done about the others. */
export function fixSummary(
  { fixes }: Tally,
  left: readonly CheckedFile[],
  { unsafeFixes = false }: FixOptions,
): string {
  const findings = left.flatMap((file) => file.findings);
  const safe = findings.filter((finding) => finding.fixes?.some(({ isSafe }) => isSafe)).length;
  const unsafe = findings.filter(
    (finding) => finding.fixes?.length && !finding.fixes.some(({ isSafe }) => isSafe),
  );
  const notes = [
    `${fixes} of ${counted(fixes + findings.length, 'finding')} fixed`,
    ...(safe > 0 ? [`${safe} more once everything in their files is known`] : []),
    ...(!unsafeFixes && unsafe.length > 0
      ? [`${unsafe.length} more with --unsafe-fixes, which may change compositions`]
      : []),
  ];
  return `${notes.join('; ')}\n`;
}
