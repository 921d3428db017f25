// Takes the flags with which @vscode/test-electron calls VS Code, and runs the same tests in code-server's
// extension host. Exit code: 0 all passed, 1 a test failed, 2 the tests could not be run.
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launchBrowser, startCodeServer } from './workbench.mjs';

const LIMIT_MS = 300_000;

// Not strict: the flags that only concern Electron are passed over.
const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'extensions-dir': { type: 'string' },
    'user-data-dir': { type: 'string' },
  },
});

async function run() {
  const server = await startCodeServer({
    extensionsDir: values['extensions-dir'],
    userDataDir: values['user-data-dir'],
  });
  const browser = await launchBrowser(server);
  const end = async () => {
    await browser.close();
    await server.close();
  };
  process.once('SIGINT', () => end().finally(() => process.exit(130)));
  process.once('SIGTERM', () => end().finally(() => process.exit(143)));

  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const said = [];
    page.on('console', (message) => said.push(message.text()));
    await page.exposeFunction('codeAutomationLog', (_type, args) => said.push(args.map(String).join(' ')));
    const exit = new Promise((done) => page.exposeFunction('codeAutomationExit', done));

    const remote = (path) => `vscode-remote://${server.address}${resolve(path)}`;
    const payload = [
      ['extensionDevelopmentPath', remote(values.extensionDevelopmentPath)],
      ['extensionTestsPath', remote(values.extensionTestsPath)],
      ['skipWelcome', 'true'],
    ];
    const query = new URLSearchParams({ payload: JSON.stringify(payload) });
    if (positionals[0]) query.set('folder', resolve(positionals[0]));
    await page.goto(`http://${server.address}/?${query}`);

    const limit = new Promise((done) => setTimeout(done, LIMIT_MS, 'late').unref());
    const code = await Promise.race([exit, limit]);
    if (code === 0) return 0;
    console.error(said.slice(-40).join('\n'));
    if (code !== 'late') return 1;
    const picture = join(
      dirname(fileURLToPath(import.meta.url)),
      '../../../test-results/screens/stand-in.png',
    );
    mkdirSync(dirname(picture), { recursive: true });
    await page.screenshot({ path: picture });
    console.error(
      `No end of the tests within ${LIMIT_MS / 1000} s. What was on screen: ${picture}\n${server.log()}`,
    );
    return 2;
  } finally {
    await end();
  }
}

process.exitCode = await run().catch((error) => {
  console.error(error);
  return 2;
});
