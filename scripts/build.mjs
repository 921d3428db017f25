// Bundles the extension, the server and the command line.
//   --production  minified, without source maps    --watch  rebuild on change    --tests  the editor tests too
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundlesThatShip, shared } from './bundles.mjs';
import { root, setup } from './setup.mjs';

setup();
const { build, context } = await import('esbuild');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');

/** @type {import('esbuild').Plugin} */
const executable = {
  name: 'executable',
  setup({ initialOptions, onEnd }) {
    onEnd(({ errors }) => {
      if (errors.length === 0) chmodSync(join(root, initialOptions.outfile), 0o755);
    });
  },
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = bundlesThatShip(production).map((options) =>
  options.outfile === 'dist/hem.js' ? { ...options, plugins: [...options.plugins, executable] } : options,
);

if (tests) {
  bundles.push({
    ...shared(production),
    entryPoints: ['test/editor/suite/*.ts'],
    outdir: 'test-results/editor-suite',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
  });
}

if (production) {
  // The maps of an earlier development build would end up in the package.
  for (const { outfile } of bundles) if (outfile) rmSync(join(root, `${outfile}.map`), { force: true });
}

if (watch) {
  for (const options of bundles) await (await context({ ...options, logLevel: 'info' })).watch();
} else {
  const results = await Promise.allSettled(bundles.map((options) => build(options)));
  // esbuild has printed its errors.
  if (results.some((result) => result.status === 'rejected')) process.exitCode = 1;
}
