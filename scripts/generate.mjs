// Writes what follows from the rules' registry: the settings by rule in package.json, and a page each in docs/rules.
// A test fails when something is stale.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { root, setup } from './setup.mjs';

setup();
const outfile = join(root, 'test-results/registry.cjs');
const contents = `export { RULES } from './rules/registry';
export { SEVERITIES } from './rules/rule';
export { rulePage } from './reports/rule-page';`;
await bundle({ stdin: { contents, resolveDir: join(root, 'server/src') } }, outfile);
const { RULES, SEVERITIES, rulePage } = createRequire(import.meta.url)(outfile);

const file = join(root, 'package.json');
const manifest = JSON.parse(readFileSync(file, 'utf8'));
manifest.contributes.configuration.properties['hem.rules'].properties = Object.fromEntries(
  RULES.map(({ id, severity, documentation }) => [
    id,
    { type: 'string', enum: [...SEVERITIES, 'off'], default: severity, description: documentation.what },
  ]),
);
writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);

const pages = join(root, 'docs/rules');
rmSync(pages, { recursive: true, force: true });
mkdirSync(pages, { recursive: true });
for (const rule of RULES) writeFileSync(join(pages, `${rule.id}.md`), rulePage(rule));
