/** `hem check`: lints. */
import type { Command } from 'commander';
import type { CheckedFile } from '../../reports/checked-file.js';
import { alignColumns, counted } from '../../reports/columns.js';
import { FORMATS } from '../../reports/registry.js';
import { unifiedDiff } from '../../reports/unified-diff.js';
import { openBaseline } from '../check/baseline.js';
import { conclude } from '../check/conclude.js';
import { Fixer, fixFiles, fixSummary, guarded } from '../check/fix.js';
import { type ActionOptions, addActions, addExitCode, addReports, checkActions } from '../check/options.js';
import { outputFiles } from '../check/outputs.js';
import { type CheckedFiles, type CheckingOptions, checkFiles } from '../checking/check-files.js';
import { addChecking } from '../checking/options.js';
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js';
import { Failures, openInputs } from '../open-inputs.js';
import type { Terminal } from '../terminal.js';
import { addInputs } from './inputs.js';

interface CheckOptions extends CheckingOptions, ActionOptions {
  readonly format: string;
  readonly watch?: boolean;
}

const FORMAT_LINES = alignColumns(
  [...FORMATS.values()].map(({ name, description }) => [`  ${name}`, description]),
  ['left', 'left'],
).join('\n');

const EXAMPLES = `
Formats:
${FORMAT_LINES}

Exit code: 0 without errors and warnings, 1 with them or if a file could not be
read, 2 for wrong use or configuration, 3 for a bug in hem or if a report could
not be written.

Examples:
  hem check                              all .hem files in this folder
  hem check cathodes.hem anodes/
  hem check --fix
  hem check --output-file sarif:report.sarif --output-file junit:report.xml
  hem check --baseline hem-baseline.json
  hem check --stdin-filename cathodes.hem < cathodes.hem`;

export function addCheck(program: Command, terminal: Terminal): void {
  const command = program
    .command('check')
    .description('check compositions')
    .showHelpAfterError('(hem check --help tells what there is)')
    .optionsGroup('What to check:');
  addExitCode(addActions(addReports(addChecking(addInputs(command)))))
    .addHelpText('after', ({ error }) => (error ? '' : EXAMPLES))
    .action(async (paths: string[], options: CheckOptions) => {
      if (options.watch) {
        const { watch } = await import('../checking/watch.js');
        await watch(paths, (session) => check(paths, { ...options, session }, terminal), terminal);
      }
      process.exitCode = await check(paths, options, terminal);
    });
}

async function check(paths: string[], options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  checkActions(options);
  const { baseline, updateBaseline = false, pruneBaseline = false } = options;
  const outputs = await outputFiles(options.outputFile ?? [], baseline === undefined ? [] : [baseline]);
  const known = baseline === undefined ? undefined : await openBaseline(baseline, updateBaseline);
  const isStdin = paths.includes('-') || options.stdinFilename !== undefined;
  if (isStdin && (updateBaseline || pruneBaseline)) {
    throw new UsageError('a baseline counts findings in files, and standard input is none');
  }
  const failures = new Failures(terminal);
  const end = { ...options, outputs, known, output: terminal.out };
  if (isStdin && (options.fix || options.diff)) {
    const fixed = await fixStandardInput(paths, options, terminal, failures);
    if (!fixed) return failures.exit;
    if (options.diff) return worst(failures.exit, fixed.isChanged ? EXIT.findings : EXIT.clean);
    // Standard output has the text.
    const exit = await conclude([fixed.checked], { ...end, output: terminal.err }, terminal, failures);
    return worst(failures.exit, exit);
  }
  const before = await checkFiles(paths, options, terminal);
  if (options.diff) {
    const { files } = await fixFiles(before.files, options, terminal, failures);
    terminal.err.write(`${files} of ${counted(before.files.length, 'file')} would change\n`);
    return worst(before.exit, failures.exit, files > 0 ? EXIT.findings : EXIT.clean);
  }
  const after = options.fix ? await fixAndCheck(before, paths, options, terminal, failures) : before;
  const exit = await conclude(after.files, { ...end, part: after.part }, terminal, failures);
  return worst(before.exit, failures.exit, after.exit, exit);
}

/** What is left once files are fixed. Other files may import them, so that all are checked anew. */
async function fixAndCheck(
  before: CheckedFiles,
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  failures: Failures,
): Promise<CheckedFiles> {
  const tally = await fixFiles(before.files, options, terminal, failures);
  // What could not be read has been told.
  const quiet = { ...terminal, err: { ...terminal.err, write: () => {} } };
  const after = tally.files > 0 ? await checkFiles(paths, options, quiet) : before;
  terminal.err.write(fixSummary(tally, after.files, options));
  return after;
}

/** Writes it with its fixes to standard output, or what they change; undefined where it could not be read. */
async function fixStandardInput(
  paths: readonly string[],
  options: CheckOptions,
  { out, err }: Terminal,
  failures: Failures,
): Promise<{ readonly checked: CheckedFile; readonly isChanged: boolean } | undefined> {
  const { configuration, locations } = await openInputs(paths, options, failures);
  const [location] = locations;
  if (!location) return undefined;
  const fixer = new Fixer(configuration, options, locations);
  const fixed = await guarded(location, () => fixer.fix(location), failures);
  if (!fixed) return undefined;
  const { before, after, count, checked } = fixed;
  out.write(options.diff ? unifiedDiff(location.file, before, after) : after);
  const isChanged = before !== after;
  const files = isChanged ? 1 : 0;
  err.write(
    options.diff
      ? `${files} of 1 file would change\n`
      : fixSummary({ fixes: count, files }, [checked], options),
  );
  return { checked, isChanged };
}

function worst(...codes: readonly ExitCode[]): ExitCode {
  return Math.max(...codes) as ExitCode;
}
