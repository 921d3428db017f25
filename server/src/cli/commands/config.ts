/** `hem config`: the settings in force, and where each comes from. */
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { Configuration } from '../../config/configuration.js';
import { FILE_NAME } from '../../config/keys.js';
import { configurationSchema } from '../../config/schema.js';
import { configJson } from '../../reports/config-json.js';
import { configPretty } from '../../reports/config-pretty.js';
import { CommandConfiguration, type ConfigurationOptions } from '../configuration.js';
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js';
import { shownName } from '../files.js';
import type { Output, Terminal } from '../terminal.js';
import { addConfiguration } from './inputs.js';

const FORMATS = {
  pretty: (configuration: Configuration | undefined, path: string, { paint }: Output) =>
    configPretty(configuration, path, paint),
  json: (configuration: Configuration | undefined, path: string) => configJson(configuration, path),
};

interface ConfigOptions extends ConfigurationOptions {
  readonly format: keyof typeof FORMATS;
  readonly schema?: boolean;
}

const EXAMPLES = `
Exit code: 0, or 2 for wrong use or a hem.json that cannot be used, 3 for a bug in hem.

Examples:
  hem config                             for the files in this folder
  hem config cathodes/layered.hem
  hem config --schema > hem.schema.json`;

export function addConfig(program: Command, terminal: Terminal): void {
  addConfiguration(
    program.command('config').description('show the settings in force and where each comes from'),
  )
    .argument('[path]', 'a file, or a folder for the files in it', '.')
    .addOption(
      new Option('--format <format>', 'how to show them').choices(Object.keys(FORMATS)).default('pretty'),
    )
    .option('--schema', 'write the JSON Schema of hem.json instead, for editors')
    .addHelpText('after', ({ error }) => (error ? '' : EXAMPLES))
    .action(async (path: string, options: ConfigOptions) => {
      process.exitCode = await config(path, options, terminal);
    });
}

async function config(path: string, options: ConfigOptions, { out }: Terminal): Promise<ExitCode> {
  if (options.schema) {
    out.write(`${JSON.stringify(configurationSchema(), null, 2)}\n`);
    return EXIT.clean;
  }
  const present = await stat(path).catch(() => undefined);
  if (!present) throw new UsageError(`no such file or folder: ${path}`);
  const configurations = await CommandConfiguration.open(options);
  // Any name will do for a file in a folder.
  const configuration = await configurations.of(
    resolve(present.isDirectory() ? join(path, FILE_NAME) : path),
  );
  configurations.verify();
  out.write(FORMATS[options.format](configuration, shownName(path), out));
  return EXIT.clean;
}
