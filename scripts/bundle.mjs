// One bundle of the core for a script, tables and built-in structures as text within it.
import { root } from './setup.mjs';

/** Bundles an entry, or contents given as `stdin`, to a file that Node runs. */
export async function bundle(entry, outfile) {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    ...entry,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    loader: { '.hem': 'text', '.tsv': 'text' },
    logLevel: 'error',
  });
}
