/** `hem merge`: one report of those of all shards. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { counted, printable } from '../../reports/columns.js';
import { conclude } from '../check/conclude.js';
import { type ActionOptions, addExitCode, addReports } from '../check/options.js';
import { outputFiles } from '../check/outputs.js';
import { merge } from '../checking/merge.js';
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js';
import { Failures } from '../open-inputs.js';
import type { Terminal } from '../terminal.js';

type MergeOptions = Pick<
  ActionOptions,
  'format' | 'outputFile' | 'quiet' | 'statistics' | 'maxWarnings' | 'exitZero'
>;

const EXAMPLES = `
The report is the one that a single run over all files would have written.

Exit code: 0 without errors and warnings, 1 with them or if a file is in no
report, 2 for reports that are not those of all parts of one check, 3 for a bug
in hem or if a report could not be written.

Examples:
  hem check --shard 1/2 --format json > shard-1.json
  hem check --shard 2/2 --format json > shard-2.json
  hem merge shard-*.json
  hem merge shard-*.json --format sarif > report.sarif`;

export function addMerge(program: Command, terminal: Terminal): void {
  const command = program
    .command('merge')
    .description('join the reports of the shards of a check')
    .argument('<files...>', 'what hem check --shard I/N --format json wrote, of all shards');
  addExitCode(addReports(command))
    .addHelpText('after', ({ error }) => (error ? '' : EXAMPLES))
    .action(async (paths: string[], options: MergeOptions) => {
      process.exitCode = await mergeReports(paths, options, terminal);
    });
}

async function mergeReports(paths: string[], options: MergeOptions, terminal: Terminal): Promise<ExitCode> {
  const outputs = await outputFiles(options.outputFile ?? [], paths);
  const reports = new Map<string, string>();
  for (const path of paths) {
    const text = await readFile(path, 'utf8').catch((error: Error) => {
      throw new UsageError(`${printable(path)} could not be read: ${error.message}`);
    });
    reports.set(path, text);
  }
  const { files, missing } = merge(reports);
  const failures = new Failures(terminal);
  if (missing > 0) {
    failures.add(`${counted(missing, 'file')} could not be checked: the run of its shard told why`);
  }
  const exit = await conclude(
    files,
    { ...options, outputs, known: undefined, output: terminal.out },
    terminal,
    failures,
  );
  return exit === EXIT.clean ? failures.exit : exit;
}
