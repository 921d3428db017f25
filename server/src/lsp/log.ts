/** Where the server says what happens to it: the client's log. */
export interface Log {
  error(message: string): void;
  warn(message: string): void;
}

/** What was thrown, with where it came from. */
export function told(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
