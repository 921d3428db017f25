// Installs what package-lock.json names, unless that is what node_modules already holds.
// Imports node: modules only: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const stamp = join(root, 'node_modules', '.hem-setup');

function wanted() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')}\n`;
}

/** Whether `npm install`, run by hand, has left what the lock file names: npm keeps its own account of it. */
function installedByHand() {
  const account = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(account)) return false;
  const { packages: found } = JSON.parse(readFileSync(account, 'utf8'));
  const { packages: locked } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(locked).every(
    ([path, { version, optional }]) =>
      path === '' || (path in found ? found[path].version === version : optional),
  );
}

export function setup() {
  const want = wanted();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return;
  if (installedByHand()) {
    writeFileSync(stamp, want);
    return;
  }
  console.log('Installing the dependencies (npm ci), once …');
  // --loglevel=error: chevrotain's dependencies declare a newer Node than they need, and npm would warn.
  // --ignore-scripts: no package needs its own here, and `prepare` would build what may be broken just now.
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) {
    console.error('npm ci did not succeed: see above.');
    process.exit(3);
  }
  // Last: `npm ci` begins by deleting node_modules, so an interrupted one leaves no stamp.
  writeFileSync(stamp, want);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setup();
