/** The program `hem`: reads the command line, runs a command, and turns whatever happens into an exit code. */
import { WORKER } from './checking/worker-data.js';
import { programFor } from './program.js';
import { tellError } from './tell-error.js';
import { openTerminal } from './terminal.js';

function run(): void {
  const terminal = openTerminal();
  programFor(terminal, process.argv[2])
    .then((program) => program.parseAsync())
    .catch((error: unknown) => {
      process.exitCode = tellError(error, terminal);
    });
}

/** Whether this is a worker; a person may have typed the word as well. */
async function serves(): Promise<boolean> {
  return process.argv[2] === WORKER && (await import('./checking/worker.js')).serveBatches();
}

void serves().then((isWorker) => isWorker || run());
