/** `--output-file`: reports that are written to files, each in a format of its own. */
import { mkdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { FILE_NAME } from '../../config/keys.js';
import { printable } from '../../reports/columns.js';
import type { Format } from '../../reports/format.js';
import { FORMATS } from '../../reports/registry.js';
import { oneOf, similarNames } from '../../rules/similar.js';
import { UsageError } from '../exit-codes.js';
import { writeWhole } from '../write-file.js';

export interface OutputFile {
  readonly format: Format;
  /** As it is given. */
  readonly path: string;
}

/** Extensions that several formats share, so that they name none. */
const SHARED: Readonly<Record<string, readonly string[]>> = { xml: ['junit', 'checkstyle'] };

/** Extensions of a format that has another name. */
const EXTENSIONS: Readonly<Record<string, string>> = { md: 'markdown', ndjson: 'jsonl' };

/**
 * Reads `FORMAT:FILE`, or a file whose extension is the name of a format.
 *
 * @throws UsageError if it is not certain which format is meant, or where to write.
 */
export async function outputFiles(given: readonly string[], taken: readonly string[]): Promise<OutputFile[]> {
  const seen = new Set(taken.map((path) => resolve(path)));
  const outputs: OutputFile[] = [];
  for (const argument of given) {
    const output = outputFile(argument);
    const shown = printable(output.path);
    if (seen.has(resolve(output.path)))
      throw new UsageError(`--output-file: ${shown} would be written twice`);
    seen.add(resolve(output.path));
    await checkPlace(output.path, shown);
    outputs.push(output);
  }
  return outputs;
}

function outputFile(argument: string): OutputFile {
  // A letter before the colon is a drive.
  const [, name, rest] = /^([^:/\\]{2,}):(.*)$/s.exec(argument) ?? [];
  const path = rest ?? argument;
  if (path === '' || path === '-') {
    throw new UsageError(
      `--output-file wants a file, as in sarif:report.sarif; what goes to standard output is chosen with --format`,
    );
  }
  if (name !== undefined) {
    const format = FORMATS.get(name);
    if (format) return { format, path };
    const similar = similarNames(name, FORMATS.keys());
    const help = similar.length > 0 ? `did you mean ${oneOf(similar)}?` : `there are ${names()}`;
    throw new UsageError(
      `--output-file: no format is called \`${printable(name)}\`: ${help} (./${printable(argument)} would be a file of that name)`,
    );
  }
  const extension = extname(path).slice(1).toLowerCase();
  const format = FORMATS.get(EXTENSIONS[extension] ?? extension);
  if (format) return { format, path };
  const shared = SHARED[extension]?.map((one) => `${one}:${printable(path)}`);
  throw new UsageError(
    `--output-file: the name ${printable(path)} does not say in which format: write ${shared?.join(' or ') ?? `FORMAT:${printable(path)}, with one of ${names()}`}`,
  );
}

function names(): string {
  return [...FORMATS.keys()].join(', ');
}

/** What is read by hem is not written over, and folders can only be made in folders. */
async function checkPlace(path: string, shown: string): Promise<void> {
  if (extname(path) === '.hem' || basename(path) === FILE_NAME) {
    throw new UsageError(
      `--output-file: ${shown} is a file that hem reads, and no report is written over it`,
    );
  }
  const present = await stat(path).catch(() => undefined);
  if (present?.isDirectory() || /[/\\]$/.test(path)) {
    throw new UsageError(
      `--output-file: ${shown} is a folder: write FORMAT:${join(printable(path), 'report')}`,
    );
  }
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const above = await stat(folder).catch(() => undefined);
    if (above?.isDirectory() || folder === dirname(folder)) return;
    if (above)
      throw new UsageError(`--output-file: ${shown} cannot be written, as ${printable(folder)} is a file`);
  }
}

/**
 * Writes a report whole, or leaves what is there as it was; its folder is made.
 *
 * @throws Error if it cannot be written.
 */
export async function writeOutput({ path }: OutputFile, parts: Iterable<string>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeWhole(path, parts, true);
}
