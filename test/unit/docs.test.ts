/** The docs say what the program does: tables against the structures, code blocks against the checks. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtInStructures } from '../../server/src/model/built-in.js';
import { DESCRIPTORS } from '../../server/src/model/descriptors/registry.js';
import { DEFAULT_PROJECT, readProject } from '../../server/src/model/project.js';
import { check } from '../../server/src/rules/check.js';
import { memory } from '../support/memory.js';

const pages = [
  'README.md',
  ...['docs', 'docs/descriptors'].flatMap((folder) =>
    readdirSync(folder).flatMap((file) => (file.endsWith('.md') ? `${folder}/${file}` : [])),
  ),
];

test('docs/sites.md lists every built-in structure with its sites', () => {
  const rows = readFileSync('docs/sites.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const told = rows.flatMap((row) => {
    const [, names = '', sites = '', empty = ''] = row.split('|').map((cell) => cell.trim());
    return [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => `${name}: ${sites}; ${empty}`);
  });
  const real = [...builtInStructures().values()].map((structure) => {
    const sites = structure.sites.map((site) => `${site.name} ${site.multiplicity.toFraction()}`).join(', ');
    const empty = structure.sites.flatMap((site) => (site.hasImplicitVacancies ? site.name : [])).join(', ');
    return `${structure.name}: ${sites}; ${empty}`;
  });
  expect(told.sort()).toEqual(real.sort());
});

test('docs/descriptors tells of every descriptor what it is, where it applies and where it comes from', () => {
  const rows = pages
    .filter((page) => page.startsWith('docs/descriptors/'))
    .flatMap((page) => readFileSync(page, 'utf8').split('\n'))
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|')));
  for (const descriptor of DESCRIPTORS) {
    const { id, of, symbol, name, unit, appliesTo, basis, threshold, source } = descriptor;
    const place = of === 'material' ? (descriptor.hasTemperature ? 'TEMPERATURE' : '') : of.toUpperCase();
    const head = [`\`${id}${place && `(${place})`}\``, `${symbol}, ${name}`];
    const at = rows.findIndex(([, one, other]) => one === head[0] && other === head[1]);
    expect(
      rows.slice(at, at + 7).map(([, , cell = '']) => (/^-+$/.test(cell) ? '' : cell)),
      id,
    ).toEqual([
      head[1],
      '',
      unit || (id === 'cost' ? 'the currency of hem.json per kilogram' : 'none'),
      appliesTo,
      basis,
      threshold ?? 'none',
      source,
    ]);
  }
});

const known = (text: string | undefined) => (text === undefined ? undefined : { text });

describe('code blocks are free of errors', () => {
  const blocks = pages.flatMap((page) => {
    const codes = [...readFileSync(page, 'utf8').matchAll(/^```hem\n(.*?)^```/gms)].map(
      ([, code = '']) => code,
    );
    // One that begins with the name of a file may be imported by the others of its page.
    const files = Object.fromEntries(codes.map((code) => [/^# (\S+\.hem)\n/.exec(code)?.[1] ?? '', code]));
    return codes.map((code, index) => ({ name: `${page}, block ${index + 1}`, code, files }));
  });
  test.each(blocks)('$name', async ({ code, files }) => {
    // Of what is imported only by way of example nothing is known.
    const sources = { ...memory(files), read: async (path: string) => known(files[path]) };
    const model = await readProject({ address: 'docs.hem', text: code }, sources, () => DEFAULT_PROJECT);
    expect(check(model).filter((finding) => finding.severity === 'error')).toEqual([]);
  });
});

test('links between the docs lead somewhere', () => {
  for (const page of [...pages, 'ARCHITECTURE.md', 'CONTRIBUTING.md']) {
    const folder = dirname(page);
    for (const [, target = ''] of readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)) {
      expect(
        () => readdirSync(`${folder}/${target}`.replace(/[^/]+$/, '')),
        `${page}: ${target}`,
      ).not.toThrow();
      const name = target.replace(/\/$/, '').split('/').pop();
      expect(readdirSync(`${folder}/${target}`.replace(/\/$/, '').replace(/[^/]+$/, '')), page).toContain(
        name,
      );
    }
  }
});

test('links to headings find them', () => {
  const anchorsIn = (path: string) =>
    [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s-]/gu, '')
        .replaceAll(' ', '-'),
    );
  for (const page of pages) {
    for (const [, path = '', anchor = ''] of readFileSync(page, 'utf8').matchAll(
      /\]\(([\w./-]*)#([^)]+)\)/g,
    )) {
      expect(
        anchorsIn(path === '' ? page : join(dirname(page), path)),
        `${page}: ${path}#${anchor}`,
      ).toContain(anchor);
    }
  }
});
