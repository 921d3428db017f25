/** Every composition that the review prints: sums, entropies and findings, worked out by hand. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../server/src/model/file.js';

const rows = readFileSync('test/fixtures/review.tsv', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .slice(1)
  .map((line) => {
    const [name = '', structure = '', formula = '', sites = '', finding = ''] = line.split('\t');
    return { name, structure, formula, sites, finding };
  });

/** Rows without open parameters: those that have sites, but for one written with a deficit `3−x`. */
const closed = rows.filter((row) => row.sites !== '' && !/[a-z]?−x/.test(row.formula));

describe('sums and entropies of the review', () => {
  test.each(closed)('$name', ({ name, structure, formula, sites }) => {
    const source = `material "${name}" ${structure === '-' ? '' : `: ${structure} `}= ${formula}`;
    const [material] = analyse(source, 'review.hem').materials;
    const got = material?.sites.map(
      (site) =>
        `${site.name} sum ${Number(site.sum?.valueOf().toFixed(4))} of ${site.multiplicity.valueOf()}, S ${site.entropy.toFixed(4)}`,
    );
    expect(got).toEqual(sites.split(' ; '));
  });
});
