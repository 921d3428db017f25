// How esbuild makes the bundles that ship: the two parts of the extension, the server, the two parts of the command line,
// and the library of the protocol, which client and server have in common.
import { readFile } from 'node:fs/promises';
import { root } from './setup.mjs';

/**
 * The comments of tables, which say where each figure is from, are for who reads and changes them.
 * @type {import('esbuild').Plugin}
 */
const tables = {
  name: 'tables',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsv$/ }, async ({ path }) => {
      const lines = (await readFile(path, 'utf8')).split('\n');
      return { contents: lines.filter((line) => !line.startsWith('#')).join('\n'), loader: 'text' };
    });
  },
};

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
  loader: { '.hem': 'text' },
  plugins: [tables],
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

/** Has all that the packages below it export. */
const PROTOCOL = 'vscode-languageserver-protocol/node';

/**
 * The library of the protocol is an eighth of the extension, and in it once.
 * @type {import('esbuild').Plugin}
 */
const common = {
  name: 'common',
  setup({ onResolve }) {
    const packages = /^vscode-(?:languageserver-protocol|languageserver-types|jsonrpc)(?:\/node)?$/;
    onResolve({ filter: packages }, () => ({ path: './protocol.js', external: true }));
  },
};

/**
 * The bundles that ship.
 *
 * @param {boolean} production minified, without source maps.
 * @returns {(import('esbuild').BuildOptions & { outfile: string })[]}
 */
export function bundlesThatShip(production) {
  const options = shared(production);
  // Without import() in what is built, so that `require` loads the parts, which takes less.
  const inParts = { ...options, supported: { 'dynamic-import': false } };
  return [
    {
      ...inParts,
      entryPoints: ['client/src/extension.ts'],
      outfile: 'dist/extension.js',
      external: ['vscode'],
      plugins: [apart],
    },
    {
      ...options,
      entryPoints: ['client/src/language-client.ts'],
      outfile: 'dist/language-client.js',
      external: ['vscode'],
      plugins: [common],
    },
    {
      ...options,
      entryPoints: ['server/src/lsp/node.ts'],
      outfile: 'dist/server.js',
      plugins: [tables, common],
    },
    { ...options, entryPoints: [PROTOCOL], outfile: 'dist/protocol.js' },
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
      plugins: [tables, apart, lazy],
    },
  ];
}
