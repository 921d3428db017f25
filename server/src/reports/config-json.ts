/** The settings in force as JSON. Programs rely on the shape: version 1 may gain keys and loses none. */
import type { Configuration } from '../config/configuration.js';
import { KEYS, type Key } from '../config/keys.js';
import { isByElement, isList, isNumbers, type Place, type Value } from '../config/values.js';
import { placeOf } from './checked-file.js';
import { plain } from './numbers.js';

/**
 * Every setting with its value and with where that is written; null is a default. The entries of a list have a place
 * each.
 *
 * @param path of the file or the folder for which they hold.
 */
export function configJson(configuration: Configuration | undefined, path: string): string {
  const files = configuration?.files.map(({ file }) => file) ?? [];
  const settings = KEYS.map((key) => settingJson(key, configuration));
  return `${JSON.stringify({ version: 1, path, files, settings }, null, 2)}\n`;
}

function settingJson(key: Key, configuration: Configuration | undefined) {
  const entry = configuration?.entries.get(key.id);
  if (!entry || !configuration) return { key: key.id, value: fallbackOf(key), source: null };
  const { value, place } = entry;
  const source = sourceJson(place, configuration);
  if (!isList(value)) return { key: key.id, value: valueJson(value), source };
  return {
    key: key.id,
    value: value.map((item) => ({ value: item.text, source: sourceJson(item.place, configuration) })),
    source,
  };
}

function valueJson(value: Exclude<Value, readonly unknown[]>) {
  if (isNumbers(value)) return value.numbers.map(plain);
  if (isByElement(value)) {
    return Object.fromEntries([...value].map(([symbol, number]) => [symbol, plain(number)]));
  }
  return typeof value === 'object' ? plain(value) : value;
}

function fallbackOf({ shape, fallback }: Key) {
  switch (shape.kind) {
    case 'word':
      return fallback;
    case 'flag':
      return fallback === 'true';
    case 'number':
      return Number.isNaN(Number(fallback)) ? null : Number(fallback);
    case 'numbers':
      return fallback.split(', ').map(Number);
    case 'currency':
      return null;
    case 'by-element':
      return {};
    case 'list':
      return [];
  }
}

function sourceJson({ address, range }: Place, { files }: Configuration) {
  const file = files.find((one) => one.address === address);
  return file ? { file: file.file, ...placeOf(range, file.lines).start } : null;
}
