/** How large what ships is. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { benchmark, bytes, root, scratch, skip, tell } from './harness.js';

const SHIPPED = ['extension.js', 'language-client.js', 'protocol.js', 'server.js', 'hem.js', 'hem-main.js'];

benchmark('sizes', 'Size of what ships', () => {
  const build = existsSync(join(root, 'dist/server.js.map')) ? ', a development build' : '';
  const vsix = join(scratch, 'hem.vsix');
  const packaged = spawnSync(process.execPath, [join(root, 'scripts/package.mjs'), '--out', vsix], {
    cwd: root,
    encoding: 'utf8',
  });
  if (packaged.status === 0)
    tell(`The extension for VS Code${build}`, bytes(statSync(vsix).size), '≤ 400 kB');
  else skip('the extension for VS Code', packaged.stderr.trim().split('\n').at(-1) ?? 'it is not packaged');
  for (const name of SHIPPED) {
    const content = readFileSync(join(root, 'dist', name));
    tell(`dist/${name}${build}`, `${bytes(content.length)}, ${bytes(gzipSync(content).length)} by gzip`);
  }
});
