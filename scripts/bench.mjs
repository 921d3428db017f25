// Benchmarks: each prints figures of this machine and their ratio to a peer, measured in one run.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { root, setup } from './setup.mjs';

setup();
const outfile = join(root, 'dist/bench-charge.js');
await bundle({ entryPoints: ['bench/charge.ts'] }, outfile);
const { status } = spawnSync(process.execPath, [outfile], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
