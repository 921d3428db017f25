/** The server in a process of its own, as the command line says: `--stdio`, `--node-ipc`, `--socket` or `--pipe`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { disk } from './disk.js';
import { told } from './log.js';
import { startServer } from './server.js';

/** Serves until the client says `exit`, with 0 after a `shutdown` and otherwise 1, or goes away. */
export function serve(): void {
  if (!process.argv.some((argument) => /^--(stdio|node-ipc|socket|pipe)\b/.test(argument))) {
    process.stderr.write('The language server needs to be told how to talk: --stdio or --node-ipc\n');
    process.exitCode = 2;
    return;
  }
  const connection = createConnection(ProposedFeatures.all);
  process.on('unhandledRejection', (reason) => connection.console.error(`Not handled: ${told(reason)}`));
  startServer(connection, disk);
}
