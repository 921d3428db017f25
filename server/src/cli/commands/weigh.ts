/** `hem weigh`: what to weigh for each batch. */
import { type Command, Option } from 'commander';
import { counted, printable } from '../../reports/columns.js';
import type { BatchEntry } from '../../reports/entry.js';
import { weighCsv } from '../../reports/weigh-csv.js';
import { weighJson } from '../../reports/weigh-json.js';
import { weighPretty } from '../../reports/weigh-pretty.js';
import { wordProblem } from '../../rules/batch-wording.js';
import { oneOf, similarNames } from '../../rules/similar.js';
import { type ExaminedFile, examine, type InputOptions } from '../examine.js';
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js';
import { tellUnread } from '../materials.js';
import type { Output, Terminal } from '../terminal.js';
import { addInputs } from './inputs.js';

const FORMATS = {
  pretty: (entries: readonly BatchEntry[], { paint }: Output) => weighPretty(entries, paint),
  json: weighJson,
  csv: weighCsv,
};

interface WeighOptions extends InputOptions {
  readonly format: keyof typeof FORMATS;
  readonly batch: readonly string[];
}

const EXAMPLES = `
Why a batch has no answer is told on standard error; in JSON it has null for what is not known.

Exit code: 0, or 1 if a batch is not solved or something could not be read, 2 for wrong use or
configuration, 3 for a bug in hem.

Examples:
  hem weigh cathodes.hem
  hem weigh cathodes.hem --batch "MTS15 #12"
  hem weigh --format csv cathodes.hem > weights.csv`;

export function addWeigh(program: Command, terminal: Terminal): void {
  addInputs(program.command('weigh').description('say what to weigh for each batch, in grams'))
    .option(
      '--batch <name>',
      'only this one; may be given several times',
      (name: string, names: readonly string[]) => [...names, name],
      [],
    )
    .addOption(
      new Option('--format <format>', 'how to say it').choices(Object.keys(FORMATS)).default('pretty'),
    )
    .addHelpText('after', ({ error }) => (error ? '' : EXAMPLES))
    .action(async (paths: string[], options: WeighOptions) => {
      process.exitCode = await weigh(paths, options, terminal);
    });
}

async function weigh(paths: string[], options: WeighOptions, terminal: Terminal): Promise<ExitCode> {
  const { out, err } = terminal;
  const { files, exit } = await examine(paths, options, terminal);
  const entries = choose(files.flatMap(entriesOf), options.batch);
  const hasUnread = files.map((file) => tellUnread(file, err)).includes(true);
  const unsolved = entries.filter(({ batch }) => batch.problems.length > 0);
  for (const entry of unsolved) tellUnsolved(entry, err);
  if (entries.length === 0) err.write(`no batches in ${counted(files.length, 'file')}\n`);
  out.write(FORMATS[options.format](entries, out));
  return exit === EXIT.clean && (hasUnread || unsolved.length > 0) ? EXIT.findings : exit;
}

function entriesOf({ checked: { file, lines }, model }: ExaminedFile): BatchEntry[] {
  return (model?.batches ?? []).map((batch) => ({
    file,
    line: lines.positionAt(batch.declaration.keyword.start).line + 1,
    batch,
  }));
}

function tellUnsolved({ file, line, batch }: BatchEntry, { paint, write }: Output): void {
  const name = batch.name ? ` \`${batch.name}\`` : '';
  for (const problem of batch.problems) {
    const { reason, help } = wordProblem(problem, batch);
    const text = `${file}:${line}: the batch${name} is not solved: ${reason}; ${help}`;
    write(`${paint.error('error')}: ${printable(text)}\n`);
  }
}

/** Those that are named, or all. */
function choose(entries: readonly BatchEntry[], names: readonly string[]): readonly BatchEntry[] {
  if (names.length === 0) return entries;
  const known = new Set(entries.flatMap(({ batch }) => batch.name || []));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length > 0) throw new UsageError(unknown.map((name) => notFound(name, known)).join('\n'));
  return entries.filter(({ batch }) => names.includes(batch.name));
}

function notFound(name: string, known: ReadonlySet<string>): string {
  const similar = similarNames(name, known);
  const help =
    similar.length > 0 ? `did you mean ${oneOf(similar)}?` : '`hem weigh` without --batch shows all';
  return `no batch is called \`${name}\`: ${help}`;
}
