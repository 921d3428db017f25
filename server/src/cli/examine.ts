/** Reads, evaluates and checks files one by one. What goes wrong with one of them keeps no other back. */
import { resolve } from 'node:path';
import { DEFAULT_EVALUATION } from '../model/evaluate.js';
import type { FileModel } from '../model/file.js';
import type { Material } from '../model/material.js';
import { type ProjectCache, type Root, readProject, type Sources } from '../model/project.js';
import type { CheckedFile } from '../reports/checked-file.js';
import { check } from '../rules/check.js';
import type { Finding } from '../rules/rule.js';
import { LineIndex } from '../syntax/line-index.js';
import { decode } from './decode.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { type Location, locate, read } from './files.js';
import { internalError } from './internal-error.js';
import { fileSources } from './sources.js';
import type { Terminal } from './terminal.js';

/** Which files a command is about. */
export interface InputOptions {
  readonly stdinFilename?: string;
}

export interface ExaminedFile {
  readonly checked: CheckedFile;
  /** Undefined where the file is no text. */
  readonly model: FileModel | undefined;
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
  const names = new Map(locations.map((location) => [addressOf(location), location.file]));
  const reader = readerOf(fileSources(names));
  const files: ExaminedFile[] = [];
  for (const location of locations) {
    const bytes = await read(location).catch((error: Error) => {
      fail(`${location.file} could not be read: ${error.message}`, EXIT.findings);
    });
    if (!bytes) continue;
    try {
      files.push(await examineFile(location, bytes, reader));
    } catch (error) {
      fail(`${location.file}: ${internalError(error)}`, EXIT.internal);
    }
  }
  return { files, exit };
}

/** What is read from standard input imports as if it lay in the current folder, or where its name says. */
function addressOf({ path, file }: Location): string {
  return path ?? resolve(file);
}

/** Reads files with what they import; one that several of them import is evaluated once. */
function readerOf(sources: Sources): (root: Root) => Promise<FileModel> {
  const cache: ProjectCache = new Map();
  return (root) => readProject(root, sources, DEFAULT_EVALUATION, cache);
}

async function examineFile(
  location: Location,
  bytes: Uint8Array,
  reader: (root: Root) => Promise<FileModel>,
): Promise<ExaminedFile> {
  const { file } = location;
  const { text, flaw } = decode(bytes);
  if (flaw !== undefined) {
    const findings = [notText(flaw)];
    const checked = { file, text, lines: new LineIndex(text), materials: 0, findings };
    return { checked, model: undefined, materials: [] };
  }
  const model = await reader({ address: addressOf(location), text });
  const { lines, materials } = model;
  const checked = { file, text, lines, materials: materials.length, findings: check(model) };
  return { checked, model, materials };
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
