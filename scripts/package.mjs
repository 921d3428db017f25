// Packages the extension. What is in it stands here, and is laid out in a folder of its own: "files" in package.json
// says what is in the package for npm, and vsce would take the same.
//   --out FILE  where to write it, in place of hem-VERSION.vsix
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { root, setup } from './setup.mjs';

const CONTENTS = [
  'dist/extension.js',
  'dist/language-client.js',
  'dist/protocol.js',
  'dist/server.js',
  'images',
  'l10n',
  'package.nls.json',
  'schemas',
  'syntaxes',
  'language-configuration.json',
  'examples',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'THIRD_PARTY_NOTICES.md',
];

setup();
const {
  files: _files,
  bin: _bin,
  man: _man,
  scripts: _scripts,
  devDependencies: _own,
  ...manifest
} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const folder = join(root, 'test-results/extension');
rmSync(folder, { recursive: true, force: true });
for (const path of CONTENTS) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  cpSync(join(root, path), join(folder, path), { recursive: true });
}
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);

const at = process.argv.indexOf('--out');
const out = resolve(
  at < 0 ? join(root, `${manifest.name}-${manifest.version}.vsix`) : (process.argv[at + 1] ?? ''),
);
const vsce = createRequire(import.meta.url).resolve('@vscode/vsce/vsce');
const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
const { status } = spawnSync(process.execPath, [vsce, 'package', ...options, '--out', out], {
  cwd: folder,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
