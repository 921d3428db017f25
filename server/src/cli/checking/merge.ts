/** From the reports of all parts of a project to what one run over all of its files would have found. */
import type { CheckedFile } from '../../reports/checked-file.js';
import { counted, printable } from '../../reports/columns.js';
import { type Part, partOf } from '../../reports/shard-json.js';
import { UsageError } from '../exit-codes.js';

export interface Merged {
  /** In the order of one run. */
  readonly files: readonly CheckedFile[];
  /** Files that no report is about, as they could not be checked. */
  readonly missing: number;
}

/**
 * Puts reports together.
 *
 * @param reports their contents by their names.
 * @throws UsageError unless they are those of all parts of one check, each once.
 */
export function merge(reports: ReadonlyMap<string, string>): Merged {
  const named = [...reports].map(([name, json]) => {
    const part = partOf(json);
    if (part) return { name: printable(name), part };
    throw new UsageError(
      `${printable(name)} is no report of a part: hem check --shard I/N --format json writes them`,
    );
  });
  const [first] = named;
  if (!first) throw new UsageError('no report is given: write hem merge shard-*.json');
  for (const other of named) requireSame(first, other);
  requireEachOnce(named, first.part.count);
  const files: CheckedFile[] = [];
  for (const { name, part } of named) {
    for (const { place, checked } of part.files) {
      if (files[place]) {
        throw new UsageError(
          `${printable(checked.file)} is in ${name} and in another report: the files were not the same`,
        );
      }
      files[place] = checked;
    }
  }
  const found = files.filter((file) => file !== undefined);
  return { files: found, missing: first.part.total - found.length };
}

interface Named {
  readonly name: string;
  readonly part: Part;
}

function requireSame({ name, part }: Named, other: Named): void {
  const differences: [unknown, unknown, string][] = [
    [part.version, other.part.version, `hem ${part.version} and ${other.part.version} checked them`],
    [part.count, other.part.count, `there are ${part.count} parts in one, ${other.part.count} in the other`],
    [
      part.total,
      other.part.total,
      `there were ${part.total} files for one, ${other.part.total} for the other`,
    ],
  ];
  const [, , why] = differences.find(([one, another]) => one !== another) ?? [];
  if (why) throw new UsageError(`${name} and ${other.name} are not of one check: ${why}`);
}

function requireEachOnce(named: readonly Named[], count: number): void {
  const byIndex = new Map<number, string>();
  for (const { name, part } of named) {
    const before = byIndex.get(part.index);
    if (before) throw new UsageError(`${before} and ${name} are both of part ${part.index}`);
    byIndex.set(part.index, name);
  }
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter(
    (index) => !byIndex.has(index),
  );
  if (missing.length === 0) return;
  const shown =
    missing.length > MOST_SHOWN ? `${missing.slice(0, MOST_SHOWN).join(', ')}, …` : missing.join(', ');
  throw new UsageError(
    `${counted(missing.length, 'report')} of ${count} ${missing.length === 1 ? 'is' : 'are'} missing: part ${shown}`,
  );
}

const MOST_SHOWN = 10;
