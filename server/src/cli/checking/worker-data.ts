/** What a worker of `hem check` is told at the start, and how it knows that it is one. */
import type { ConfigurationOptions } from '../configuration.js';
import type { Location } from '../files.js';

/** What stands for a command where a worker is started. That it is one is for the worker to see. */
export const WORKER = 'hem-worker';

export interface WorkerData {
  readonly configuration: ConfigurationOptions;
  readonly locations: readonly Location[];
  /** What the files that the command is about are called, by their addresses. */
  readonly names: readonly (readonly [string, string])[];
  readonly isKeeping: boolean;
  /** Items that were begun, and before them those of former batches. */
  readonly progress: Int32Array;
}
