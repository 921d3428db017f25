/** How much work there is, and into how many parts it is worth dividing it. */
import { availableParallelism } from 'node:os';
import { InvalidArgumentError } from 'commander';
import type { Batch } from './pool.js';

/** Bytes of input for which another worker pays: it takes as long to start as these to check. */
const BYTES_PER_WORKER = 64 * 1024;
/** More are not started unless asked for: each takes memory. */
const MOST_WORKERS = 8;
/** Bytes of a batch: little enough that workers end together, much enough that few messages are sent. */
const BYTES_PER_BATCH = 32 * 1024;
/** What a file costs, however small it is. */
const BYTES_PER_FILE = 64;
const MOST_JOBS = 256;

/** @throws InvalidArgumentError where it is no number of jobs. */
export function jobsFrom(text: string): number {
  const jobs = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (jobs >= 1 && jobs <= MOST_JOBS) return jobs;
  throw new InvalidArgumentError(`A number from 1 to ${MOST_JOBS} is wanted.`);
}

/** As many as pay. */
export function jobsFor(bytes: number, processors = availableParallelism()): number {
  return Math.max(1, Math.min(processors, MOST_WORKERS, Math.floor(bytes / BYTES_PER_WORKER)));
}

/** Items in batches of about the same size, the large ones alone. @param sizes bytes of each. */
export function batchesOf(items: Batch, sizes: readonly number[]): number[][] {
  const batches: number[][] = [];
  let room = 0;
  for (const item of items) {
    const size = Math.max(sizes[item] ?? 0, BYTES_PER_FILE);
    if (size > room) {
      batches.push([]);
      room = BYTES_PER_BATCH;
    }
    batches[batches.length - 1]?.push(item);
    room -= size;
  }
  return batches;
}
