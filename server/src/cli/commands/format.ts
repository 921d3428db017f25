/** `hem format`: the canonical layout. */
import { access, constants } from 'node:fs/promises';
import type { Command } from 'commander';
import { decode } from '../../disk/decode.js';
import { counted, printable } from '../../reports/columns.js';
import { unifiedDiff } from '../../reports/unified-diff.js';
import { format } from '../../syntax/format.js';
import { parse } from '../../syntax/parse.js';
import { CommandConfiguration } from '../configuration.js';
import type { InputOptions } from '../examine.js';
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js';
import { type Location, locate, read } from '../files.js';
import { internalError } from '../internal-error.js';
import type { Terminal } from '../terminal.js';
import { writeWhole } from '../write-file.js';
import { addInputs } from './inputs.js';

interface FormatOptions extends InputOptions {
  readonly check?: boolean;
  readonly diff?: boolean;
}

const EXAMPLES = `
Files are rewritten in place; standard input is written to standard output. What could not be read stays as it is.

Exit code: 0, or 1 if something could not be read or, with --check or --diff, would change; 2 for wrong use or
configuration, 3 for a bug in hem.

Examples:
  hem format                             all .hem files in this folder
  hem format --check cathodes.hem anodes/
  hem format --diff | git apply
  hem format - < draft.hem > cathodes.hem`;

export function addFormat(program: Command, terminal: Terminal): void {
  addInputs(program.command('format').description('bring files into the one layout'))
    .option('--check', 'write nothing, and tell which files would change')
    .option('--diff', 'write nothing, and show what would change')
    .addHelpText('after', ({ error }) => (error ? '' : EXAMPLES))
    .action(async (paths: string[], options: FormatOptions) => {
      process.exitCode = await run(paths, options, terminal);
    });
}

type Fail = (message: string, code?: ExitCode) => void;

async function run(paths: string[], options: FormatOptions, { out, err }: Terminal): Promise<ExitCode> {
  let exit: ExitCode = EXIT.clean;
  const fail: Fail = (message, code = EXIT.findings) => {
    err.write(`${err.paint.error('error')}: ${message}\n`);
    exit = code > exit ? code : exit;
  };
  const configuration = await CommandConfiguration.open(options);
  const leavesOut = (path: string) => configuration.leavesOut(path);
  const locations = await locate(paths, options.stdinFilename, fail, leavesOut);
  configuration.verify();
  const isWriting = !options.check && !options.diff;
  let changed = 0;
  for (const location of locations) {
    const text = await textOf(location, fail);
    const formatted = text === undefined ? undefined : layOut(location, text, fail);
    if (text === undefined || formatted === undefined) continue;
    const isStdin = location.path === undefined;
    if (isWriting && isStdin) out.write(formatted);
    if (formatted === text) continue;
    if (isWriting && !isStdin && !(await write(location, formatted, fail))) continue;
    changed++;
    if (options.diff) out.write(unifiedDiff(location.file, text, formatted));
    else if (!isWriting) out.write(`would format ${printable(location.file)}\n`);
    else if (!isStdin) out.write(`formatted ${printable(location.file)}\n`);
  }
  const summary = `${changed} of ${counted(locations.length, 'file')} ${isWriting ? 'formatted' : 'would change'}\n`;
  // The output is then the text itself, or a patch.
  if (options.diff) err.write(summary);
  else if (!isWriting || locations.some(({ path }) => path !== undefined)) out.write(summary);
  return exit === EXIT.clean && !isWriting && changed > 0 ? EXIT.findings : exit;
}

/** The text of a file with its byte-order mark; undefined where there is none. */
async function textOf(location: Location, fail: Fail): Promise<string | undefined> {
  const file = printable(location.file);
  const bytes = await read(location).catch((error: Error) => {
    fail(`${file} could not be read: ${error.message}`);
  });
  if (!bytes) return undefined;
  const { text, flaw } = decode(bytes);
  if (flaw !== undefined) {
    fail(`${file} is not UTF-8 text, and stays as it is`);
    return undefined;
  }
  return BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte) ? `\ufeff${text}` : text;
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

function layOut(location: Location, text: string, fail: Fail): string | undefined {
  const file = printable(location.file);
  try {
    if (parse(text).problems.length > 0) {
      fail(`${file} could not be read in full, and what could not stays as it is: \`hem check\` says why`);
    }
    return format(text);
  } catch (error) {
    fail(`${file}: ${internalError(error)}`, EXIT.internal);
    return undefined;
  }
}

/** Writes the whole file or nothing of it; whether it did. */
async function write({ file, path }: Location, text: string, fail: Fail): Promise<boolean> {
  if (path === undefined) return false;
  try {
    // A file that may not be written to could still be replaced by another.
    await access(path, constants.W_OK);
    await writeWhole(path, text, true);
    return true;
  } catch (error) {
    const { message } = error as Error;
    fail(error instanceof UsageError ? message : `${printable(file)} could not be written: ${message}`);
    return false;
  }
}
