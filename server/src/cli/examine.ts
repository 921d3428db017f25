/** Reads, evaluates and checks files one by one. What goes wrong with one of them keeps no other back. */
import { resolve } from 'node:path';
import { decode } from '../disk/decode.js';
import type { FileModel } from '../model/file.js';
import type { Material } from '../model/material.js';
import {
  DEFAULT_PROJECT,
  type ProjectCache,
  type Root,
  readProject,
  type Sources,
} from '../model/project.js';
import type { CheckedFile } from '../reports/checked-file.js';
import { check } from '../rules/check.js';
import type { Finding } from '../rules/rule.js';
import { LineIndex } from '../syntax/line-index.js';
import { CommandConfiguration, type ConfigurationOptions } from './configuration.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { type Location, locate, read } from './files.js';
import { internalError } from './internal-error.js';
import { fileSources } from './sources.js';
import type { Terminal } from './terminal.js';

/** Which files a command is about. */
export interface InputOptions extends ConfigurationOptions {
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
  const { err } = terminal;
  let exit: ExitCode = EXIT.clean;
  const fail = (message: string, code: ExitCode) => {
    err.write(`${err.paint.error('error')}: ${message}\n`);
    exit = code > exit ? code : exit;
  };
  const configuration = await CommandConfiguration.open(options);
  const complain = (message: string) => fail(message, EXIT.findings);
  const locations = await locate(paths, options.stdinFilename, complain, (path) =>
    configuration.leavesOut(path),
  );
  await Promise.all(locations.map((location) => configuration.of(addressOf(location))));
  configuration.verify();
  const names = new Map(locations.map((location) => [addressOf(location), location.file]));
  const reader = readerOf(fileSources(names), configuration);
  const files: ExaminedFile[] = [];
  for (const location of locations) {
    const bytes = await read(location).catch((error: Error) => {
      fail(`${location.file} could not be read: ${error.message}`, EXIT.findings);
    });
    if (!bytes) continue;
    try {
      files.push(await examineFile(location, bytes, reader, configuration));
    } catch (error) {
      fail(`${location.file}: ${internalError(error)}`, EXIT.internal);
    }
  }
  // What is imported may lie elsewhere, with a hem.json of its own.
  configuration.verify();
  return { files, exit };
}

/** What is read from standard input imports as if it lay in the current folder, or where its name says. */
function addressOf({ path, file }: Location): string {
  return path ?? resolve(file);
}

/** Reads files with what they import; one that several of them import is evaluated once. */
function readerOf(sources: Sources, configuration: CommandConfiguration): (root: Root) => Promise<FileModel> {
  const cache: ProjectCache = new Map();
  const optionsOf = async (address: string) => (await configuration.of(address))?.project ?? DEFAULT_PROJECT;
  return (root) => readProject(root, sources, optionsOf, cache);
}

async function examineFile(
  location: Location,
  bytes: Uint8Array,
  reader: (root: Root) => Promise<FileModel>,
  configuration: CommandConfiguration,
): Promise<ExaminedFile> {
  const { file } = location;
  const { text, flaw } = decode(bytes);
  if (flaw !== undefined) {
    const findings = [notText(flaw)];
    const checked = { file, text, lines: new LineIndex(text), materials: 0, findings };
    return { checked, model: undefined, materials: [] };
  }
  const address = addressOf(location);
  const model = await reader({ address, text });
  const { lines, materials } = model;
  const findings = check(model, (await configuration.of(address))?.check);
  const checked = { file, text, lines, materials: materials.length, findings };
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
