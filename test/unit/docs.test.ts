/** The docs say what the program does: tables against the structures, code blocks against the checks. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtInStructures } from '../../server/src/model/built-in.js';
import { analyse } from '../../server/src/model/file.js';
import { check } from '../../server/src/rules/check.js';

const pages = [
  'README.md',
  ...readdirSync('docs').flatMap((file) => (file.endsWith('.md') ? `docs/${file}` : [])),
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

describe('code blocks are free of errors', () => {
  const blocks = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/^```hem\n(.*?)^```/gms)].map(([, code = ''], index) => ({
      name: `${page}, block ${index + 1}`,
      code,
    })),
  );
  test.each(blocks)('$name', ({ code }) => {
    expect(check(analyse(code, 'docs.hem')).filter((finding) => finding.severity === 'error')).toEqual([]);
  });
});

test('links between the docs lead somewhere', () => {
  for (const page of [...pages, 'ARCHITECTURE.md', 'CONTRIBUTING.md']) {
    const folder = page.includes('/') ? 'docs' : '.';
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
