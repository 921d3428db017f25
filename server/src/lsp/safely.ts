/**
 * Handlers that cannot take the server down.
 *
 * Architecture invariant: nothing that a handler throws gets past here. It is logged with the name of the method, and
 * the client gets the empty answer.
 */
import {
  type CancellationToken,
  LSPErrorCodes,
  ResponseError,
  type ResultProgressReporter,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver';
import { type Log, told } from './log.js';

/** A task that holds the event loop for longer is logged, in ms. */
const LONGEST_TASK = 100;

/** Runs a task and logs it if it took too long: nothing else happens in the meantime. */
export function timed<T>(what: string, log: Log, task: () => T): T {
  const start = performance.now();
  try {
    return task();
  } finally {
    const took = Math.round(performance.now() - start);
    if (took > LONGEST_TASK) log.warn(`${what} took ${took} ms`);
  }
}

/** Some requests come with ways to tell how far the answer is, and to give it in parts. */
type Handler<P, R, Q> = (
  params: P,
  token: CancellationToken,
  progress?: WorkDoneProgressReporter,
  partial?: ResultProgressReporter<Q>,
) => R | Promise<R>;

/** A handler of requests that answers `empty` where it fails, and says so of a request that was cancelled. */
export function safely<P, R, Q = never>(
  method: string,
  log: Log,
  empty: R,
  handle: Handler<P, R, Q>,
): (...question: Parameters<Handler<P, R, Q>>) => Promise<R | ResponseError<never>> {
  return async (params, token, progress, partial) => {
    try {
      if (token.isCancellationRequested) return cancelled(method);
      const answer = await handle(params, token, progress, partial);
      return token.isCancellationRequested ? cancelled(method) : answer;
    } catch (error) {
      // What was given up half-way has not failed.
      if (token.isCancellationRequested) return cancelled(method);
      log.error(`${method} failed: ${told(error)}`);
      return empty;
    }
  };
}

/** A task of which nobody awaits the end. */
export function inBackground(what: string, log: Log, task: () => Promise<unknown>): void {
  // Within a promise, so that what is thrown at once is caught as well.
  Promise.resolve()
    .then(task)
    .catch((error: unknown) => log.error(`${what} failed: ${told(error)}`));
}

function cancelled(method: string): ResponseError<never> {
  return new ResponseError<never>(LSPErrorCodes.RequestCancelled, `${method} was cancelled`);
}
