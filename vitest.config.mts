import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vitest/config';

/** Tables and built-in structures are imported as text, as esbuild's text loader does in the bundles. */
const asText: Plugin = {
  name: 'as-text',
  enforce: 'pre',
  load(id) {
    return /\.(hem|tsv)$/.test(id) ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))};` : null;
  },
};

export default defineConfig({
  plugins: [asText],
  test: {
    // Generous: how long a test takes says nothing about it on a busy machine.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    include: ['test/{unit,property,protocol,integration}/**/*.test.ts'],
  },
});
