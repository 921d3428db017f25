// Bundles the extension, the server and the command line.
//   --production  minified, without source maps    --watch  rebuild on change    --tests  the editor tests too
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, setup } from './setup.mjs';

setup();
const { build, context } = await import('esbuild');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  loader: { '.hem': 'text', '.tsv': 'text' },
  // Not \u2212 for each minus sign.
  charset: 'utf8',
  minify: production,
  sourcemap: !production,
  logLevel: 'warning',
};

/** @type {import('esbuild').Plugin} */
const executable = {
  name: 'executable',
  setup({ initialOptions, onEnd }) {
    onEnd(({ errors }) => {
      if (errors.length === 0) chmodSync(join(root, initialOptions.outfile), 0o755);
    });
  },
};

/**
 * What is loaded only when it is wanted, and stands in a bundle of its own: by the module that is imported.
 * @type {Readonly<Record<string, string>>}
 */
const APART = { './main.js': './hem-main.js', '../../lsp/node.js': './server.js' };

/** @type {import('esbuild').Plugin} */
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === 'dynamic-import' && path in APART ? { path: APART[path], external: true } : undefined,
    );
  },
};

/**
 * Packages that take long to load and that few runs need. Their functions load them when they are called.
 * @type {import('esbuild').Plugin}
 */
const lazy = {
  name: 'lazy',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^string-width$/ }, ({ path, namespace }) =>
      namespace === 'lazy' ? undefined : { path, namespace: 'lazy' },
    );
    onLoad({ filter: /./, namespace: 'lazy' }, ({ path }) => ({
      contents: `export default (...args) => require(${JSON.stringify(path)}).default(...args);`,
      resolveDir: root,
    }));
  },
};

/** A part of the program `hem`. Without import() in what is built, so that `require` loads the parts, which takes less. */
const program = { ...shared, supported: { 'dynamic-import': false } };

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  { ...shared, entryPoints: ['client/src/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  { ...shared, entryPoints: ['server/src/lsp/node.ts'], outfile: 'dist/server.js' },
  {
    ...program,
    entryPoints: ['server/src/cli/hem.ts'],
    outfile: 'dist/hem.js',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [apart, executable],
  },
  {
    ...program,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/hem-main.js',
    plugins: [apart, lazy],
  },
];

if (tests) {
  bundles.push({
    ...shared,
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
