// What of others is in the bundles that ship, and THIRD_PARTY_NOTICES.md, which says so with their licences.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundlesThatShip } from './bundles.mjs';
import { root } from './setup.mjs';

/** The folder of a package, and within others' folders the innermost, in the path of one of its files. */
const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** Files in which packages say on what terms they are given: their own, and those of what is in them. */
const TERMS = /^(?:licen[cs]e|copying|notice|third-?party-?notices)(?:[-.].*)?$/i;

/**
 * The files of which something is in the bundles, each with the modules that it has from Node or VS Code.
 *
 * @returns {Promise<Map<string, Set<string>>>}
 */
export async function bundledFiles() {
  const { build } = await import('esbuild');
  const files = new Map();
  for (const options of bundlesThatShip(true)) {
    const { inputs, outputs } = (await build({ ...options, write: false, metafile: true })).metafile;
    for (const output of Object.values(outputs)) {
      for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
        if (bytesInOutput === 0) continue;
        const modules = inputs[path].imports.filter(({ external }) => external).map((one) => one.path);
        files.set(path, new Set([...(files.get(path) ?? []), ...modules]));
      }
    }
  }
  return files;
}

/**
 * The name of the package to which a file belongs; undefined for one of ours.
 *
 * @param {string} path from the top of the repository.
 */
export function packageOf(path) {
  const folder = PACKAGE.exec(path)?.[0];
  return folder?.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/**
 * The packages with code in the bundles, by name and version.
 *
 * @returns {Promise<import('./notices.mjs').Package[]>}
 */
export async function bundledPackages() {
  const paths = [...(await bundledFiles()).keys()];
  const folders = new Set(paths.flatMap((path) => PACKAGE.exec(path)?.[0] ?? []));
  const packages = [...folders].map((folder) => {
    const { name, version, license, repository, homepage } = JSON.parse(
      readFileSync(join(root, folder, 'package.json'), 'utf8'),
    );
    const files = readdirSync(join(root, folder)).filter((file) => TERMS.test(file));
    return {
      name,
      version,
      licence: license,
      link: linkOf(repository?.url ?? repository) ?? homepage,
      terms: files.sort(compare).map((file) => clean(readFileSync(join(root, folder, file), 'utf8'))),
    };
  });
  return packages.sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

/** The text of THIRD_PARTY_NOTICES.md. */
export async function thirdPartyNotices() {
  const packages = await bundledPackages();
  const rows = packages.map(
    ({ name, version, licence, link }) => `| [${name}](${link}) | ${version} | ${licence} |`,
  );
  const holders = new Map();
  for (const { name, version, licence, terms } of packages) {
    const told =
      terms.length > 0 ? terms : [`The package has no file with its licence. Its manifest says: ${licence}`];
    for (const text of told) holders.set(text, [...(holders.get(text) ?? []), `${name} ${version}`]);
  }
  const texts = [...holders].map(([text, names]) => `### ${names.join(', ')}\n\n~~~text\n${text}\n~~~\n`);
  return `# Third-party notices

hem itself is under the licence in [LICENSE](LICENSE). Its extension and its programs are bundles, in which there is code
of the packages below, each under its own licence. Written by \`npm run generate\`, of what is in the bundles.

| Package | Version | Licence |
| --- | --- | --- |
${rows.join('\n')}

## Licences and notices

${texts.join('\n')}`;
}

/** A page for people, of the ways in which manifests write repositories. */
function linkOf(repository) {
  if (repository === undefined) return undefined;
  if (/^[\w.-]+\/[\w.-]+$/.test(repository)) return `https://github.com/${repository}`;
  return repository
    .replace(/^(?:git\+)?(?:https?|ssh|git):\/\/(?:git@)?|^git@/, 'https://')
    .replace('github.com:', 'github.com/')
    .replace(/\.git$/, '');
}

/** Line ends and blanks at them are no part of a text. */
function clean(text) {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

/** The same everywhere, whatever the language of the computer. */
function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
