/** What ended a command, told, and the exit code that it comes to. */
import { CommanderError } from 'commander';
import { findingsPretty } from '../reports/check-pretty.js';
import { ConfigurationError } from './configuration.js';
import { EXIT, type ExitCode, UsageError } from './exit-codes.js';
import { internalError } from './internal-error.js';
import type { Terminal } from './terminal.js';

export function tellError(error: unknown, { err }: Terminal): ExitCode {
  // commander has said what was wrong.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.usage;
  if (error instanceof ConfigurationError) {
    for (const file of error.files) err.write(findingsPretty(file, err.paint, err.width));
    return EXIT.usage;
  }
  const isUsage = error instanceof UsageError;
  const messages = isUsage ? error.message.split('\n') : [internalError(error)];
  for (const message of messages) err.write(`${err.paint.error('error')}: ${message}\n`);
  return isUsage ? EXIT.usage : EXIT.internal;
}
