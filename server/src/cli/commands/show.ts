/** `hem show`: the card of each material. */
import { type Command, Option } from 'commander';
import { DEFAULT_EVALUATION } from '../../model/evaluate.js';
import type { Entry } from '../../reports/entry.js';
import { showJson } from '../../reports/show-json.js';
import { showPretty } from '../../reports/show-pretty.js';
import { oneOf, similarNames } from '../../rules/similar.js';
import type { InputOptions } from '../examine.js';
import { type ExitCode, UsageError } from '../exit-codes.js';
import { readMaterials, type Selection } from '../materials.js';
import type { Output, Terminal } from '../terminal.js';
import { addInputs } from './inputs.js';

const FORMATS = {
  pretty: (entries: readonly Entry[], { paint }: Output) => showPretty(entries, DEFAULT_EVALUATION, paint),
  json: (entries: readonly Entry[]) => showJson(entries, DEFAULT_EVALUATION),
};

interface ShowOptions extends InputOptions {
  readonly format: keyof typeof FORMATS;
  readonly material: readonly string[];
}

const EXAMPLES = `
Exit code: 0, or 1 if something could not be read, 2 for wrong use, 3 for a bug in hem.

Examples:
  hem show cathodes.hem
  hem show cathodes.hem --material NCM811 --material E-LRM
  hem show --format json cathodes.hem`;

export function addShow(program: Command, terminal: Terminal): void {
  addInputs(
    program.command('show').description('show the card of each material: sites, entropy, charge, mass'),
  )
    .option('--material <name>', 'only this one; may be given several times', collect, [])
    .addOption(
      new Option('--format <format>', 'how to show it').choices(Object.keys(FORMATS)).default('pretty'),
    )
    .addHelpText('after', ({ error }) => (error ? '' : EXAMPLES))
    .action(async (paths: string[], options: ShowOptions) => {
      process.exitCode = await show(paths, options, terminal);
    });
}

function collect(name: string, names: readonly string[]): string[] {
  return [...names, name];
}

async function show(paths: string[], options: ShowOptions, terminal: Terminal): Promise<ExitCode> {
  const selection = await readMaterials(paths, options, terminal);
  const entries = choose(selection, options.material);
  terminal.out.write(FORMATS[options.format](entries, terminal.out));
  return selection.exit;
}

/** Those that are named, or all. */
function choose({ entries, broken }: Selection, names: readonly string[]): readonly Entry[] {
  if (names.length === 0) return entries;
  const known = entries.map(({ material }) => material.name);
  const unknown = names.filter((name) => !known.includes(name) && !broken.includes(name));
  if (unknown.length > 0) throw new UsageError(unknown.map((name) => notFound(name, known)).join('\n'));
  return entries.filter(({ material }) => names.includes(material.name));
}

function notFound(name: string, known: readonly string[]): string {
  const similar = similarNames(name, new Set(known));
  const help = similar.length > 0 ? `did you mean ${oneOf(similar)}?` : '`hem table` lists all names';
  return `no material is called \`${name}\`: ${help}`;
}
