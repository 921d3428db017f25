/** `hem init`: a starting project. */
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { FILE_NAME, SCHEMA_KEY } from '../../config/keys.js';
import { DEFAULT_EVALUATION } from '../../model/options.js';
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';
import { writeWhole } from '../write-file.js';

const COMPOSITIONS = 'compositions.hem';

const FIRST = `## The commercial baseline.
material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2

## A family: one declaration, and every member is checked.
material MTS(x = 0, 0.05, 0.1, 0.15) : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn{x}Ti{x}Sn{0.45-2x}]O2
`;

const EXAMPLES = `
Nothing that is there is overwritten.

Exit code: 0, or 2 if something is there already, 3 for a bug in hem.

Examples:
  hem init
  hem init cathodes`;

export function addInit(program: Command, terminal: Terminal): void {
  program
    .command('init')
    .description(`start a project: a ${FILE_NAME} and a first .hem file`)
    .argument('[folder]', 'where to write them', '.')
    .addHelpText('after', ({ error }) => (error ? '' : EXAMPLES))
    .action(async (folder: string) => {
      process.exitCode = await init(folder, terminal);
    });
}

async function init(folder: string, { out }: Terminal): Promise<ExitCode> {
  const paths = [FILE_NAME, COMPOSITIONS].map((name) => join(folder, name));
  const present = await Promise.all(paths.map(isThere));
  const taken = paths.filter((_, index) => present[index]);
  if (taken.length > 0) throw new UsageError(taken.map((path) => `${path} exists`).join('\n'));
  await mkdir(folder, { recursive: true }).catch((error: Error) => {
    throw new UsageError(`${folder} could not be made: ${error.message}`);
  });
  const texts = [await configurationFor(folder), FIRST];
  for (const [index, path] of paths.entries()) {
    await writeWhole(path, texts[index] ?? '', false);
    out.write(`wrote ${path.replaceAll(sep, '/')}\n`);
  }
  out.write(`Next: \`hem check ${folder}\`, \`hem show ${folder}\`\n`);
  return EXIT.clean;
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** The settings that people change first, as they are by default. */
async function configurationFor(folder: string): Promise<string> {
  const schema = await schemaNear(resolve(folder));
  const { convention, countVacancies } = DEFAULT_EVALUATION;
  const settings = {
    ...(schema && { [SCHEMA_KEY]: schema }),
    entropy: { convention, countVacancies },
    rules: {},
    exclude: [],
  };
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/** The path of the schema where hem is installed in the project; VS Code with the extension needs none. */
async function schemaNear(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, 'node_modules/hem/schemas/hem.schema.json');
    if (await isThere(path)) {
      const way = relative(folder, path).replaceAll(sep, '/');
      return way.startsWith('.') ? way : `./${way}`;
    }
    if (at === dirname(at)) return undefined;
  }
}
