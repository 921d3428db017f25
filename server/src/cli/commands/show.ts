/** `hem show`: the card of each material, measurement and mixture. */
import { type Command, Option } from 'commander';
import { measurementsPretty } from '../../reports/measurement-pretty.js';
import { mixturesPretty } from '../../reports/mixture-pretty.js';
import { showJson } from '../../reports/show-json.js';
import { showPretty } from '../../reports/show-pretty.js';
import type { InputOptions } from '../examine.js';
import { type ExitCode, UsageError } from '../exit-codes.js';
import { familyIn, namedBy, notFound } from '../material-names.js';
import { readMaterials, type Selection } from '../materials.js';
import type { Output, Terminal } from '../terminal.js';
import { addInputs } from './inputs.js';

type Shown = Pick<Selection, 'entries' | 'measurements' | 'mixtures'>;

const FORMATS = {
  pretty: ({ entries, measurements, mixtures }: Shown, { paint }: Output) =>
    [showPretty(entries, paint), measurementsPretty(measurements, paint), mixturesPretty(mixtures, paint)]
      .filter((cards) => cards !== '')
      .join('\n'),
  json: ({ entries, measurements, mixtures }: Shown) => showJson(entries, measurements, mixtures),
};

interface ShowOptions extends InputOptions {
  readonly format: keyof typeof FORMATS;
  readonly material: readonly string[];
}

const EXAMPLES = `
Exit code: 0, or 1 if something could not be read, 2 for wrong use or configuration, 3 for a bug in hem.

Examples:
  hem show cathodes.hem
  hem show cathodes.hem --material NCM811 --material E-LRM
  hem show cathodes.hem --material 'MTS(0.15)'
  hem show --format json cathodes.hem`;

export function addShow(program: Command, terminal: Terminal): void {
  addInputs(program.command('show').description('show the card of each material, measurement and mixture'))
    .option('--material <name>', 'only this one, or this family; may be given several times', collect, [])
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
  const shown = choose(selection, options.material);
  terminal.out.write(FORMATS[options.format](shown, terminal.out));
  return selection.exit;
}

/** Those that are named, with what was measured of them, or all. */
function choose(selection: Selection, names: readonly string[]): Shown {
  const { entries, measurements, leftOut } = selection;
  if (names.length === 0) return selection;
  const isNamed = namedBy(names);
  const materials = entries.map(({ material }) => material);
  const isLeftOut = (name: string) =>
    leftOut.some((declaration) => [name, familyIn(name)].includes(declaration.name?.text ?? ''));
  const unknown = names.filter((name) => !materials.some(namedBy([name])) && !isLeftOut(name));
  if (unknown.length > 0) throw new UsageError(unknown.map((name) => notFound(name, materials)).join('\n'));
  return {
    entries: entries.filter(({ material }) => isNamed(material)),
    measurements: measurements.filter(({ measurement: { material } }) => material && isNamed(material)),
    mixtures: [],
  };
}
