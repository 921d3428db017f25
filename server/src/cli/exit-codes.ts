/** What the exit code says; of several the highest counts. */
export const EXIT = {
  clean: 0,
  /** An error or a warning was found, or something could not be read. */
  findings: 1,
  /** Wrong use or configuration: nothing was done. */
  usage: 2,
  /** A bug. */
  internal: 3,
  /** Interrupted from the keyboard: 128 and the number of the signal, as shells count. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Wrong use, said so that the person who typed the command can mend it. */
export class UsageError extends Error {}
