// How esbuild makes the bundles that ship: the two parts of the extension, the server and the two parts of the command line.
import { root } from './setup.mjs';

/**
 * @param {boolean} production minified, without source maps.
 * @returns {import('esbuild').BuildOptions}
 */
export const shared = (production) => ({
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
});

/**
 * What is loaded only when it is wanted, and stands in a bundle of its own: by the module that is imported.
 * @type {Readonly<Record<string, string>>}
 */
const APART = {
  './language-client.js': './language-client.js',
  './main.js': './hem-main.js',
  '../../lsp/node.js': './server.js',
};

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

/**
 * The bundles that ship.
 *
 * @param {boolean} production minified, without source maps.
 * @returns {(import('esbuild').BuildOptions & { outfile: string })[]}
 */
export function bundlesThatShip(production) {
  const common = shared(production);
  // Without import() in what is built, so that `require` loads the parts, which takes less.
  const inParts = { ...common, supported: { 'dynamic-import': false } };
  return [
    {
      ...inParts,
      entryPoints: ['client/src/extension.ts'],
      outfile: 'dist/extension.js',
      external: ['vscode'],
      plugins: [apart],
    },
    {
      ...common,
      entryPoints: ['client/src/language-client.ts'],
      outfile: 'dist/language-client.js',
      external: ['vscode'],
    },
    { ...common, entryPoints: ['server/src/lsp/node.ts'], outfile: 'dist/server.js' },
    {
      ...inParts,
      entryPoints: ['server/src/cli/hem.ts'],
      outfile: 'dist/hem.js',
      banner: { js: '#!/usr/bin/env node' },
      plugins: [apart],
    },
    {
      ...inParts,
      entryPoints: ['server/src/cli/main.ts'],
      outfile: 'dist/hem-main.js',
      plugins: [apart, lazy],
    },
  ];
}
