/** What `hem check` makes of what was found: what is known is left out, the rest is reported, and decides how it ends. */
import type { CheckedFile } from '../../reports/checked-file.js';
import { counted, printable } from '../../reports/columns.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Failures } from '../open-inputs.js';
import type { Output, Terminal } from '../terminal.js';
import { type Baseline, type Covered, cover, renewed, writeBaseline } from './baseline.js';
import type { ActionOptions } from './options.js';
import type { OutputFile } from './outputs.js';
import { type Extras, reportOn, writeReports } from './report.js';
import { errorsOnly, verdictOf } from './verdict.js';

export interface Conclusion extends ActionOptions, Pick<Extras, 'part'> {
  readonly outputs: readonly OutputFile[];
  readonly known: Baseline | undefined;
  /** Where the report goes. */
  readonly output: Output;
}

/** Reports and returns the exit code that follows from what was found alone. */
export async function conclude(
  found: readonly CheckedFile[],
  options: Conclusion,
  terminal: Terminal,
  failures: Failures,
): Promise<ExitCode> {
  const known = await renewedBaseline(found, options, failures);
  const covered = known && (await cover(known, found));
  const files = covered?.files ?? found;
  const shown = options.quiet ? errorsOnly(files) : files;
  reportOn(options.output, shown, options, terminal);
  await writeReports(options.outputs, shown, options, failures);
  const { exit, why } = verdictOf(files, options);
  if (why !== undefined) note(why, terminal);
  const isStale = known && covered ? tellBaseline(known, covered, options, terminal) : false;
  return isStale && options.failOnStale ? EXIT.findings : exit;
}

async function renewedBaseline(
  files: readonly CheckedFile[],
  { known, updateBaseline = false, pruneBaseline = false }: Conclusion,
  failures: Failures,
): Promise<Baseline | undefined> {
  if (!known || !(updateBaseline || pruneBaseline)) return known;
  const counts = await renewed(known, files, updateBaseline);
  await writeBaseline(known.path, counts).catch((error: Error) => failures.add(error.message, EXIT.internal));
  return { ...known, counts };
}

/** What a baseline hides, and where it and the files do not agree. Whether it counts too much. */
function tellBaseline(
  { path, counts }: Baseline,
  { known, exceeded, stale }: Covered,
  { updateBaseline, pruneBaseline, quiet }: Conclusion,
  terminal: Terminal,
): boolean {
  const shown = printable(path);
  if (updateBaseline || pruneBaseline) {
    const total = [...counts.values()].flatMap((own) => [...own.values()]).reduce((sum, one) => sum + one, 0);
    note(`${shown} counts ${counted(total, 'finding')} in ${counted(counts.size, 'file')}`, terminal);
  } else if (known > 0 && !quiet) note(`${counted(known, 'finding')} known by ${shown}`, terminal);
  for (const one of exceeded) note(one, terminal);
  for (const one of stale) note(one, terminal);
  if (stale.length > 0) note(`--prune-baseline takes out of ${shown} what is no longer found`, terminal);
  return stale.length > 0;
}

function note(message: string, { err }: Terminal): void {
  err.write(`${err.paint.information('note')}: ${message}\n`);
}
