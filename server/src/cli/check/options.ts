/** What `hem check` does besides checking, as its options say. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { FORMATS } from '../../reports/registry.js';
import { defaultFormat } from '../default-format.js';
import { UsageError } from '../exit-codes.js';
import type { BaselineOptions } from './baseline.js';
import type { FixOptions } from './fix.js';
import type { VerdictOptions } from './verdict.js';

export interface ActionOptions extends FixOptions, BaselineOptions, VerdictOptions {
  /** Count findings by rule. */
  readonly statistics?: boolean;
  /** Of what goes to standard output. */
  readonly format: string;
  /** Each with its format. */
  readonly outputFile?: readonly string[];
}

/** Adds what findings are reported with to a command. */
export function addReports(command: Command): Command {
  return command
    .optionsGroup('Reports:')
    .addOption(
      new Option('--format <format>', 'how to report')
        .choices([...FORMATS.keys()])
        .default(defaultFormat(process.env), 'pretty; github in GitHub Actions'),
    )
    .addOption(
      new Option(
        '--output-file <file>',
        'also write a report to a file, as FORMAT:FILE or with the format as extension; may be repeated',
      ).argParser((file: string, before: readonly string[] = []) => [...before, file]),
    )
    .option('--quiet', 'report errors only; warnings then fail nothing unless --max-warnings is given')
    .option('--statistics', 'count findings by rule instead of showing each');
}

/** Adds what is done about findings to a command. */
export function addActions(command: Command): Command {
  return command
    .optionsGroup('Fixes:')
    .option('--fix', 'apply fixes that keep what the files mean, and report what is left')
    .option('--unsafe-fixes', 'with --fix or --diff, also apply fixes that may change compositions')
    .addOption(
      new Option('--diff', 'write nothing, and show what --fix would change').conflicts([
        ...['fix', 'format', 'outputFile', 'quiet', 'statistics', 'maxWarnings', 'exitZero'],
        ...['baseline', 'updateBaseline', 'pruneBaseline', 'failOnStale'],
      ]),
    )
    .optionsGroup('Known findings:')
    .option('--baseline <file>', 'report no errors and warnings that this file counts as known')
    .addOption(
      new Option('--update-baseline', 'write that file: all that is found now is known').conflicts(
        'pruneBaseline',
      ),
    )
    .option('--prune-baseline', 'lower the counts of that file to what is still found')
    .option('--fail-on-stale', 'fail where the baseline counts more than is found');
}

/** Adds what decides the exit code to a command. */
export function addExitCode(command: Command): Command {
  return command
    .optionsGroup('Exit code:')
    .addOption(
      new Option('--max-warnings <number>', 'fail only with more warnings than this (default: 0)').argParser(
        wholeNumber,
      ),
    )
    .addOption(
      new Option('--exit-zero', 'exit with 0 whatever is found').conflicts(['maxWarnings', 'failOnStale']),
    );
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError('A whole number is wanted, from 0 on.');
}

/** @throws UsageError if an option is given without the one that it belongs to. */
export function checkActions(options: ActionOptions): void {
  if (options.unsafeFixes && !options.fix && !options.diff) {
    throw new UsageError('--unsafe-fixes says which fixes are applied: give --fix or --diff with it');
  }
  const { baseline, updateBaseline, pruneBaseline, failOnStale } = options;
  const lonely = Object.entries({
    '--update-baseline': updateBaseline,
    '--prune-baseline': pruneBaseline,
    '--fail-on-stale': failOnStale,
  }).find(([, isGiven]) => isGiven);
  if (lonely && baseline === undefined) {
    throw new UsageError(`${lonely[0]} wants --baseline FILE, which says where the baseline is`);
  }
}
