// A code-server and a Chromium that shows it, for as long as a test needs them.
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { entry, nodeProgram } from './bootstrap.mjs';

const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  // A screenshot must not catch a hover half faded in.
  'workbench.reduceMotion': 'on',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'git.enabled': false,
  'chat.disableAIFeatures': true,
};

const CHROMIUM = [
  // Only pages of this machine are shown, and Chromium's sandbox does not start for root.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** The Chromium to use: HEM_CHROMIUM, or the first of the usual names on the PATH. */
export function findChromium() {
  if (process.env.HEM_CHROMIUM) return process.env.HEM_CHROMIUM;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {}
    }
  }
  return undefined;
}

/**
 * Starts code-server in a home of its own.
 * `vsix` is installed first; `extensionsDir` and `userDataDir` are used where given; `env` reaches the extension host.
 */
export async function startCodeServer({ vsix, extensionsDir, userDataDir, settings = {}, env = {} } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'hem-editor-'));
  const userData = userDataDir ?? join(home, 'user-data');
  mkdirSync(join(userData, 'User'), { recursive: true });
  writeFileSync(join(userData, 'User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }));
  writeFileSync(join(home, 'config.yaml'), 'auth: none\n');
  const common = [
    ...['--config', join(home, 'config.yaml')],
    ...['--user-data-dir', userData],
    ...['--extensions-dir', extensionsDir ?? join(home, 'extensions')],
  ];
  const options = {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, HOME: home, TMPDIR: home },
  };

  let log = '';
  const start = (args) => {
    // Its own process group: the extension host and the language servers end with it.
    const child = spawn(nodeProgram, [entry, ...common, ...args], { ...options, detached: true });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (log += data));
    return child;
  };

  if (vsix) {
    const code = await new Promise((resolve) => start(['--install-extension', vsix]).on('close', resolve));
    if (code !== 0) throw new Error(`${vsix} could not be installed:\n${log}`);
  }

  const server = start([
    ...['--bind-addr', '127.0.0.1:0', '--auth', 'none'],
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-workspace-trust',
    '--disable-getting-started-override',
    '--ignore-last-opened',
    // Without it the tests named in the page's address are ignored.
    ...['--vscode-option', 'enable-smoke-test-driver'],
  ]);
  const ended = new Promise((resolve) => server.on('close', resolve));

  async function close() {
    signal(server, 'SIGTERM');
    const hung = setTimeout(() => signal(server, 'SIGKILL'), 5000);
    await ended;
    clearTimeout(hung);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }

  try {
    const address = await new Promise((resolve, reject) => {
      const look = () => {
        const found = /HTTP server listening on http:\/\/([\d.]+:\d+)/.exec(log);
        if (found) resolve(found[1]);
      };
      server.stdout.on('data', look);
      ended.then(() => reject(new Error(`code-server ended:\n${log}`)));
    });
    return { address, home, close, log: () => log };
  } catch (error) {
    await close();
    throw error;
  }
}

function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // Already gone.
  }
}

export function launchBrowser({ home }) {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('There is no Chromium on the PATH (or set HEM_CHROMIUM).');
  return chromium.launch({
    executablePath,
    headless: true,
    args: CHROMIUM,
    env: { ...process.env, HOME: home },
  });
}
