/**
 * What a report in JSON has besides when only a part of the files was checked: all that it takes to put the parts together
 * to a report in any format, as one run over all files would have made it.
 */
import { type Fix, type Related, SEVERITIES } from '../rules/rule.js';
import { LineIndex } from '../syntax/line-index.js';
import type { Range } from '../syntax/tree.js';
import type { CheckedFile } from './checked-file.js';
import type { ShardPlaces } from './format.js';

/** A file with its place among all. */
export interface PlacedFile {
  readonly place: number;
  readonly checked: CheckedFile;
}

/** A part as it is read back. */
export interface Part {
  /** From one. */
  readonly index: number;
  readonly count: number;
  /** How many files there are in all parts. */
  readonly total: number;
  /** The version of hem that checked it. */
  readonly version: string;
  readonly files: readonly PlacedFile[];
}

/** The value of the key `shard`. Ranges are in it as offsets into the texts, in UTF-16 code units. */
export function shardJson(
  files: readonly CheckedFile[],
  { index, count, places }: ShardPlaces,
  version: string,
) {
  return {
    index,
    count,
    total: places.size,
    hem: version,
    files: files.map(({ file, text, materials, findings }) => ({
      place: places.get(file) ?? 0,
      file,
      text,
      materials,
      findings,
    })),
  };
}

/** Reads the JSON of a part; undefined where it is none. */
export function partOf(json: string): Part | undefined {
  const { version, shard } = objectOf(parsed(json));
  const { index, count, total, hem, files } = objectOf(shard);
  if (version !== 1 || !isCount(index) || !isCount(count) || !isCount(total) || typeof hem !== 'string') {
    return undefined;
  }
  const read = listOf(files)?.map((file) => placedFile(file, total));
  if (!read || index < 1 || index > count || !read.every((file) => file !== undefined)) return undefined;
  return { index, count, total, version: hem, files: read };
}

function placedFile(value: unknown, total: number): PlacedFile | undefined {
  const { place, file, text, materials, findings } = objectOf(value);
  if (!isCount(place) || place >= total || typeof file !== 'string' || typeof text !== 'string')
    return undefined;
  const isFinding = (finding: unknown): finding is CheckedFile['findings'][number] => {
    const { rule, severity, range, message, help, material, members, related, fixes } = objectOf(finding);
    return (
      typeof rule === 'string' &&
      SEVERITIES.some((one) => one === severity) &&
      isRange(range) &&
      typeof message === 'string' &&
      [help, material].every((one) => one === undefined || typeof one === 'string') &&
      (members === undefined || isListOf(members, isText)) &&
      (related === undefined || isListOf(related, isRelated)) &&
      (fixes === undefined || isListOf(fixes, isFix))
    );
  };
  if (!isListOf(materials, isText) || !isListOf(findings, isFinding)) return undefined;
  return { place, checked: { file, text, lines: new LineIndex(text), materials, findings } };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function isListOf<T>(value: unknown, is: (one: unknown) => one is T): value is readonly T[] {
  return Array.isArray(value) && value.every(is);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isRange(value: unknown): value is Range {
  const { start, end } = objectOf(value);
  return isCount(start) && isCount(end) && start <= end;
}

function isRelated(value: unknown): value is Related {
  const { file, address, isBuiltIn, range, message } = objectOf(value);
  return [file, address, message].every(isText) && typeof isBuiltIn === 'boolean' && isRange(range);
}

function isFix(value: unknown): value is Fix {
  const { title, isSafe, edits } = objectOf(value);
  const isEdit = (edit: unknown): edit is Fix['edits'][number] =>
    isRange(objectOf(edit).range) && isText(objectOf(edit).text);
  return isText(title) && typeof isSafe === 'boolean' && isListOf(edits, isEdit);
}
