// Everything for a first look: install, build, check the examples, show them as a table, say how to go on.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, setup } from './setup.mjs';

/** Runs a Node script of this project; ends the program when its exit code is none of `expected`. */
function run(expected, script, ...args) {
  const { status, signal } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== null && expected.includes(status)) return;
  console.error(`\n${script} ${args.join(' ')} ended with ${signal ?? `exit code ${status}`}.`);
  process.exit(status || 1);
}

function heading(text) {
  console.log(`\n${text}\n${'─'.repeat(text.length)}`);
}

setup();
run([0], 'scripts/build.mjs');

heading('hem check examples');
// 1 is findings, which some of the examples are there to show.
run([0, 1], 'dist/hem.js', 'check', 'examples');

heading('hem table examples');
run([0], 'dist/hem.js', 'table', 'examples');

heading('In VS Code');
console.log(`Without installing:   code "${root}"   and press F5: a second window opens examples/ with the extension.
Installed for good:   npm run package
                      code --install-extension hem-${packageVersion()}.vsix
                      code "${join(root, 'examples')}"`);

function packageVersion() {
  return process.env.npm_package_version ?? '*';
}
