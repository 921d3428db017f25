/** A bug, told in a line to those who only use the program and in full to those who look for it. */
export function internalError(error: unknown): string {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const details = process.env.HEM_DEBUG === '1' ? `\n${stack}` : ' (HEM_DEBUG=1 shows where)';
  return `this is a bug in hem: ${message}${details}`;
}
