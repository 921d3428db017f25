/** The server in a process of its own, as `--stdio` or `--node-ipc` on its command line says. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { told } from './log.js';
import { startServer } from './server.js';

/** Serves until the client says `exit`, with 0 after a `shutdown` and otherwise 1, or goes away. */
export function serve(): void {
  const connection = createConnection(ProposedFeatures.all);
  process.on('unhandledRejection', (reason) => connection.console.error(`Not handled: ${told(reason)}`));
  startServer(connection);
}
