// Writes what follows from the rules' registry, the settings by rule in package.json and a page each in docs/rules; from
// the keys of hem.json: its schema; and from the grammar in scripts/grammar: docs/grammar.md with its railroad diagrams;
// and from the program: man/hem.1, and the tables of options in docs/command-line.md; and from what is in the bundles:
// THIRD_PARTY_NOTICES.md. A test fails when something is stale.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { thirdPartyNotices } from './notices.mjs';
import { root, setup } from './setup.mjs';

setup();
const outfile = join(root, 'test-results/generate.cjs');
const contents = `export { RULES } from './server/src/rules/registry';
export { SEVERITIES } from './server/src/rules/rule';
export { rulePage } from './server/src/reports/rule-page';
export { configurationSchema } from './server/src/config/schema';
export { diagram } from './scripts/grammar/diagram';
export { grammarPage } from './scripts/grammar/page';
export { PRODUCTIONS } from './scripts/grammar/productions';
export { manualPage } from './scripts/manual/page';
export { commandLinePage } from './scripts/command-line';`;
await bundle({ stdin: { contents, resolveDir: root } }, outfile);
const core = createRequire(import.meta.url)(outfile);
const { RULES, SEVERITIES, rulePage, configurationSchema, diagram, grammarPage, PRODUCTIONS } = core;

const file = join(root, 'package.json');
const manifest = JSON.parse(readFileSync(file, 'utf8'));
manifest.contributes.configuration.properties['hem.rules'].properties = Object.fromEntries(
  RULES.map(({ id, severity, documentation }) => [
    id,
    { type: 'string', enum: [...SEVERITIES, 'off'], default: severity, description: documentation.what },
  ]),
);
writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);

const pages = emptied('docs/rules');
for (const rule of RULES) writeFileSync(join(pages, `${rule.id}.md`), rulePage(rule));

const schemas = emptied('schemas');
writeFileSync(join(schemas, 'hem.schema.json'), `${JSON.stringify(configurationSchema(), null, 2)}\n`);

const diagrams = emptied('docs/images/grammar');
for (const production of PRODUCTIONS) {
  writeFileSync(join(diagrams, `${production.name}.svg`), diagram(production));
}
writeFileSync(join(root, 'docs/grammar.md'), grammarPage());

writeFileSync(join(emptied('man'), 'hem.1'), await core.manualPage());

const commandLine = join(root, 'docs/command-line.md');
writeFileSync(commandLine, await core.commandLinePage(readFileSync(commandLine, 'utf8')));

writeFileSync(join(root, 'THIRD_PARTY_NOTICES.md'), await thirdPartyNotices());

function emptied(path) {
  const folder = join(root, path);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
