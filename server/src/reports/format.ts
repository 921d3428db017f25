/** What a format of `hem check` is. */
import type { CheckedFile } from './checked-file.js';
import type { Paint } from './paint.js';
import type { RuleStatistics } from './statistics.js';

/** A part of the files of a project: one of several runs that share them. */
export interface ShardPlaces {
  /** From one. */
  readonly index: number;
  readonly count: number;
  /** The place of each file of all parts in the order of the whole, from zero, by name. */
  readonly places: ReadonlyMap<string, number>;
}

/** What a report depends on besides what was found. */
export interface ReportContext {
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
  /** The version of hem. */
  readonly version: string;
  /** Findings by rule, where they are asked for. */
  readonly statistics?: readonly RuleStatistics[];
  /** Where only a part of the files was checked. */
  readonly shard?: ShardPlaces;
}

export interface Format {
  /** As `--format` takes it. */
  readonly name: string;
  /** What it is for, in a few words. */
  readonly description: string;
  /**
   * The report in parts, to be written one after the other: what begins it, each file, what ends it. So no more than the
   * report of one file is in memory at once.
   */
  report(files: readonly CheckedFile[], context: ReportContext): Iterable<string>;
}
