/** Where the program `hem` starts: it answers at once what needs nothing, and has what it loads kept compiled. */
import * as nodeModule from 'node:module';
import { version } from '../../../package.json';
import { openTerminal } from './terminal.js';

const [first, ...others] = process.argv.slice(2);
if (others.length === 0 && (first === '--version' || first === '-V')) {
  openTerminal().out.write(`${version}\n`);
} else {
  keepCompiled();
  void import('./main.js');
}

/** Node 22.1 can; NODE_DISABLE_COMPILE_CACHE=1 has it not do so. */
function keepCompiled(): void {
  const { enableCompileCache } = nodeModule as { enableCompileCache?: () => unknown };
  enableCompileCache?.();
}
