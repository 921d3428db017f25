/** The side of a worker: it checks what it is given, and posts what became of it. */
import { parentPort, workerData } from 'node:worker_threads';
import { CommandConfiguration } from '../configuration.js';
import { fileSources } from '../sources.js';
import { Keys } from './cache-entry.js';
import { Checker, outcomeOf } from './checker.js';
import type { Outcome } from './outcome.js';
import type { Answers, Batch } from './pool.js';
import type { WorkerData } from './worker-data.js';

/** Works until there is nothing left to do; false where this thread is no worker. */
export async function serveBatches(): Promise<boolean> {
  const port = parentPort;
  if (!port) return false;
  const data: WorkerData = workerData;
  const { locations, progress } = data;
  const configuration = await CommandConfiguration.open(data.configuration);
  const names = new Map(data.names);
  const checker = new Checker(configuration, names);
  const keys = data.isKeeping ? new Keys(configuration, fileSources(names).nameOf) : undefined;
  const waiting: Batch[] = [];
  let isAtWork = false;
  let begun = 0;
  const work = async () => {
    isAtWork = true;
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      const answers: Outcome[] = [];
      for (const index of batch) {
        Atomics.store(progress, 0, begun++);
        const location = locations[index];
        if (location) answers.push(await outcomeOf(location, checker, keys));
      }
      port.postMessage({ batch, answers } satisfies Answers<Outcome>);
    }
    isAtWork = false;
  };
  port.on('message', (batch: Batch | undefined) => {
    if (!batch) {
      port.close();
      return;
    }
    waiting.push(batch);
    if (!isAtWork) void work();
  });
  return true;
}
