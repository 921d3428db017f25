/** Reports of `hem check`: on an output, and in files. */
import { version } from '../../../../package.json';
import type { CheckedFile } from '../../reports/checked-file.js';
import type { Format, ShardPlaces } from '../../reports/format.js';
import { PLAIN } from '../../reports/paint.js';
import { FORMATS } from '../../reports/registry.js';
import { statisticsOf, statisticsText } from '../../reports/statistics.js';
import { EXIT } from '../exit-codes.js';
import type { Failures } from '../open-inputs.js';
import type { Output, Terminal } from '../terminal.js';
import { type OutputFile, writeOutput } from './outputs.js';

/** Columns in files. */
const FILE_WIDTH = 100;

/** What a report has besides findings. */
export interface Extras {
  readonly statistics?: boolean;
  /** Where a part of the files was checked. */
  readonly part?: ShardPlaces | undefined;
}

/** What a report needs of an output. */
type Medium = Pick<Output, 'paint' | 'width'>;

/**
 * Reports on an output. Statistics take the place of findings that are shown to people, are a key in JSON, and are
 * written beside what other programs read.
 */
export function reportOn(
  output: Output,
  files: readonly CheckedFile[],
  { format, statistics = false, part }: Extras & { readonly format: string },
  { err }: Terminal,
): void {
  const chosen = FORMATS.get(format);
  // commander has refused other names.
  if (!chosen) return;
  for (const text of partsOf(chosen, files, output, { statistics, part })) output.write(text);
  if (statistics && !HOLDS_STATISTICS.has(format)) err.write(statisticsText(files, err.paint));
}

const HOLDS_STATISTICS: ReadonlySet<string> = new Set(['pretty', 'json']);

function partsOf(
  format: Format,
  files: readonly CheckedFile[],
  { paint, width }: Medium,
  { statistics: hasStatistics = false, part }: Extras,
): Iterable<string> {
  if (hasStatistics && format.name === 'pretty') return [statisticsText(files, paint)];
  const statistics = hasStatistics ? { statistics: statisticsOf(files) } : {};
  return format.report(files, { paint, width, version, ...statistics, ...(part && { shard: part }) });
}

/** Writes reports to files; one that cannot be written keeps no other back. */
export async function writeReports(
  outputs: readonly OutputFile[],
  files: readonly CheckedFile[],
  extras: Extras,
  failures: Failures,
): Promise<void> {
  for (const output of outputs) {
    const parts = partsOf(output.format, files, { paint: PLAIN, width: FILE_WIDTH }, extras);
    await writeOutput(output, parts).catch((error: Error) => failures.add(error.message, EXIT.internal));
  }
}
