/** Which files `hem check` looks at anew, and how: the options for many files. */
import { type Command, Option } from 'commander';
import { jobsFrom } from './jobs.js';
import { shardFrom } from './shard.js';

/** Adds them to a command, in groups. */
export function addChecking(command: Command): Command {
  return command
    .option(
      '--changed [commit]',
      'only files that differ from where HEAD parted from a commit (HEAD itself if none is given), and those that import them',
    )
    .addOption(
      new Option(
        '--shard <i/n>',
        'only the files of one of n parts, the i-th; hem merge joins the reports',
      ).argParser(shardFrom),
    )
    .optionsGroup('Many files:')
    .addOption(new Option('--jobs <number>', 'threads at work (default: as many as pay)').argParser(jobsFrom))
    .option('--cache', 'keep findings, and check only what is no longer as it was')
    .option('--no-cache', 'keep none (default)')
    .option(
      '--cache-location <folder>',
      'where to keep them (default: node_modules/.cache/hem or .hem-cache)',
    )
    .addOption(
      new Option('--watch', 'check again whenever a file changes, until interrupted').conflicts([
        ...['fix', 'diff', 'stdinFilename', 'shard', 'updateBaseline', 'pruneBaseline', 'exitZero'],
      ]),
    );
}
