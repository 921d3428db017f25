/** The settings in force for people: what each is, and where that is written. */
import { formatAmount } from '../chemistry/amount.js';
import type { Configuration } from '../config/configuration.js';
import { KEYS, type Key } from '../config/keys.js';
import { isByElement, isList, isNumbers, type Place, type Value } from '../config/values.js';
import { placeOf } from './checked-file.js';
import { alignColumns, printable } from './columns.js';
import type { Paint } from './paint.js';

const HEADINGS = ['setting', 'value', 'from'];

/** @param path of the file or the folder for which they hold. */
export function configPretty(configuration: Configuration | undefined, path: string, paint: Paint): string {
  const [root, ...extended] = configuration?.files.map(({ file }) => printable(file)) ?? [];
  const extending = extended.length > 0 ? `, which extends ${extended.join(', ')}` : '';
  const head = root ? `${root}${extending}` : 'no hem.json, everything is as by default';
  const rows = KEYS.flatMap((key) => rowsOf(key, configuration, paint));
  const lines = alignColumns([HEADINGS.map(paint.faint), ...rows], ['left', 'left', 'left']);
  return `${[`${paint.strong(printable(path))}: ${head}`, '', ...lines].join('\n')}\n`;
}

/** A row for each entry of a list. */
function rowsOf({ id, fallback }: Key, configuration: Configuration | undefined, paint: Paint): string[][] {
  const entry = configuration?.entries.get(id);
  if (!entry || !configuration) return [[id, paint.faint(fallback), paint.faint('default')]];
  const { value, place } = entry;
  if (!isList(value)) return [[paint.strong(id), valueText(value), whereText(place, configuration)]];
  if (value.length === 0) return [[paint.strong(id), 'none', whereText(place, configuration)]];
  return value.map((item, index) => [
    index === 0 ? paint.strong(id) : '',
    printable(item.text),
    whereText(item.place, configuration),
  ]);
}

function valueText(value: Exclude<Value, readonly unknown[]>): string {
  if (isNumbers(value)) return value.numbers.map(formatAmount).join(', ') || 'none';
  if (isByElement(value)) {
    return [...value].map(([symbol, number]) => `${symbol} ${formatAmount(number)}`).join(', ') || 'none';
  }
  return typeof value === 'object' ? formatAmount(value) : printable(String(value));
}

function whereText({ address, range }: Place, { files }: Configuration): string {
  const file = files.find((one) => one.address === address);
  if (!file) return '';
  const { line, column } = placeOf(range, file.lines).start;
  return `${printable(file.file)}:${line}:${column}`;
}
