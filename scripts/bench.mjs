// Benchmarks: each prints figures of this machine and their ratio to a peer, measured in one run.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, setup } from './setup.mjs';

setup();
const { build } = await import('esbuild');
const outfile = join(root, 'dist/bench-charge.js');
await build({
  absWorkingDir: root,
  entryPoints: ['bench/charge.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  mainFields: ['module', 'main'],
  loader: { '.hem': 'text', '.tsv': 'text' },
  logLevel: 'error',
});
const { status } = spawnSync(process.execPath, [outfile], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
