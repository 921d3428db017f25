/** What a command is about: which files, what is in force for them, and what went wrong on the way. */
import { resolve } from 'node:path';
import { CommandConfiguration, type ConfigurationOptions } from './configuration.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { type Location, locate } from './files.js';
import type { Terminal } from './terminal.js';

/** Which files a command is about. */
export interface InputOptions extends ConfigurationOptions {
  readonly stdinFilename?: string;
}

/** What goes wrong with one file keeps no other back: it is told, and decides the exit code in the end. */
export class Failures {
  private readonly err: Terminal['err'];
  /** The worst so far. */
  exit: ExitCode = EXIT.clean;

  constructor({ err }: Terminal) {
    this.err = err;
  }

  add(message: string, code: ExitCode = EXIT.findings): void {
    this.err.write(`${this.err.paint.error('error')}: ${message}\n`);
    if (code > this.exit) this.exit = code;
  }
}

export interface Inputs {
  readonly configuration: CommandConfiguration;
  readonly locations: readonly Location[];
}

/**
 * Finds the files that the arguments of a command mean, and what is in force for them.
 *
 * @throws UsageError and ConfigurationError before anything is reported.
 */
export async function openInputs(
  paths: readonly string[],
  options: InputOptions,
  failures: Failures,
): Promise<Inputs> {
  const configuration = await CommandConfiguration.open(options);
  const locations = await locate(
    paths,
    options.stdinFilename,
    (message) => failures.add(message),
    (path) => configuration.leavesOut(path),
  );
  await Promise.all(locations.map((location) => configuration.of(addressOf(location))));
  configuration.verify();
  return { configuration, locations };
}

/** What is read from standard input imports as if it lay in the current folder, or where its name says. */
export function addressOf({ path, file }: Location): string {
  return path ?? resolve(file);
}

/** What files are called in what is reported, by their addresses. */
export function namesOf(locations: readonly Location[]): Map<string, string> {
  return new Map(locations.map((location) => [addressOf(location), location.file]));
}
