/** Reads, evaluates and checks files one by one. What goes wrong with one of them keeps no other back. */
import { DEFAULT_EVALUATION } from '../model/evaluate.js';
import { analyse } from '../model/file.js';
import type { Material } from '../model/material.js';
import type { CheckedFile } from '../reports/checked-file.js';
import { check } from '../rules/check.js';
import type { Finding } from '../rules/rule.js';
import { LineIndex } from '../syntax/line-index.js';
import { decode } from './decode.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { type Location, locate, read } from './files.js';
import { internalError } from './internal-error.js';
import type { Terminal } from './terminal.js';

/** Which files a command is about. */
export interface InputOptions {
  readonly stdinFilename?: string;
}

export interface ExaminedFile {
  readonly checked: CheckedFile;
  /** Every material that the file declares, broken ones included. */
  readonly materials: readonly Material[];
}

export interface Examination {
  readonly files: readonly ExaminedFile[];
  /** Clean unless a file could not be read. */
  readonly exit: ExitCode;
}

/** Examines all files that the arguments of a command mean. */
export async function examine(
  paths: readonly string[],
  { stdinFilename }: InputOptions,
  terminal: Terminal,
): Promise<Examination> {
  const { err } = terminal;
  let exit: ExitCode = EXIT.clean;
  const fail = (message: string, code: ExitCode) => {
    err.write(`${err.paint.error('error')}: ${message}\n`);
    exit = code > exit ? code : exit;
  };
  const locations = await locate(paths, stdinFilename, (message) => fail(message, EXIT.findings));
  const files: ExaminedFile[] = [];
  for (const location of locations) {
    const bytes = await read(location).catch((error: Error) => {
      fail(`${location.file} could not be read: ${error.message}`, EXIT.findings);
    });
    if (!bytes) continue;
    try {
      files.push(examineFile(location, bytes));
    } catch (error) {
      fail(`${location.file}: ${internalError(error)}`, EXIT.internal);
    }
  }
  return { files, exit };
}

function examineFile({ file }: Location, bytes: Uint8Array): ExaminedFile {
  const { text, flaw } = decode(bytes);
  if (flaw !== undefined) {
    const findings = [notText(flaw)];
    return { checked: { file, text, lines: new LineIndex(text), materials: 0, findings }, materials: [] };
  }
  const model = analyse(text, file, DEFAULT_EVALUATION);
  const { lines, materials } = model;
  return { checked: { file, text, lines, materials: materials.length, findings: check(model) }, materials };
}

function notText(offset: number): Finding {
  return {
    rule: 'syntax',
    severity: 'error',
    range: { start: offset, end: offset + 1 },
    message: 'This is not UTF-8 text, so nothing in the file was read',
    help: 'save the file as UTF-8, without binary data',
  };
}
