/** Reads and evaluates the files of a command with their models, for the commands that show what is in them. */
import type { Material } from '../model/material.js';
import { Checker, isFailure, type ExaminedFile as WithModel } from './checking/checker.js';
import type { ExitCode } from './exit-codes.js';
import { Failures, type InputOptions, namesOf, openInputs } from './open-inputs.js';
import type { Terminal } from './terminal.js';

export type { InputOptions } from './open-inputs.js';

export interface ExaminedFile extends WithModel {
  /** Every material that the file declares, broken ones included. */
  readonly materials: readonly Material[];
}

export interface Examination {
  readonly files: readonly ExaminedFile[];
  /** Clean unless a file could not be read. */
  readonly exit: ExitCode;
}

/**
 * Examines all files that the arguments of a command mean.
 *
 * @throws UsageError and ConfigurationError before anything is reported.
 */
export async function examine(
  paths: readonly string[],
  options: InputOptions,
  terminal: Terminal,
): Promise<Examination> {
  const failures = new Failures(terminal);
  const { configuration, locations } = await openInputs(paths, options, failures);
  const checker = new Checker(configuration, namesOf(locations));
  const files: ExaminedFile[] = [];
  for (const location of locations) {
    const examined = await checker.examine(location);
    if (isFailure(examined)) failures.add(examined.message, examined.code);
    else files.push({ ...examined, materials: examined.model?.materials ?? [] });
  }
  // What is imported may lie elsewhere, with a hem.json of its own.
  configuration.verify();
  return { files, exit: failures.exit };
}
