/** Laws of compositions. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse } from '../../server/src/model/file.js';
import { formulaOf } from '../../server/src/model/formula-text.js';
import type { Material } from '../../server/src/model/material.js';
import { check } from '../../server/src/rules/check.js';
import { applyFix } from '../support/edits.js';

const metals = ['Mg', 'Al', 'Ti', 'V', 'Cr', 'Mn', 'Fe', 'Co', 'Ni', 'Cu', 'Zn', 'Zr', 'Nb', 'Mo', 'Sn'];
/** Parts in hundredths, of different elements. */
const mixture = fc.uniqueArray(
  fc.record({ metal: fc.constantFrom(...metals), parts: fc.integer({ min: 1, max: 40 }) }),
  {
    minLength: 1,
    maxLength: 12,
    selector: ({ metal }) => metal,
  },
);
type Mixture = { metal: string; parts: number }[];

const bracket = (mix: Mixture) =>
  `[${mix.map(({ metal, parts }) => `${metal}${(parts / 100).toFixed(2)}`).join('')}]`;
const sourceOf = (mix: Mixture) => `material m : O3 = Li${bracket(mix)}O2\n`;
const read = (source: string): Material => {
  const [material] = analyse(source, 'law.hem').materials;
  if (!material) throw new Error('no material');
  return material;
};
const siteM = (mix: Mixture) => {
  const site = read(sourceOf(mix)).sites.find(({ name }) => name === 'M');
  if (!site) throw new Error('no site');
  return site;
};

test('the sum is exact, and the entropy of a site at most ln n', () => {
  fc.assert(
    fc.property(mixture, (mix) => {
      const site = siteM(mix);
      expect(site.sum?.mul(100).valueOf()).toBe(mix.reduce((total, { parts }) => total + parts, 0));
      expect(site.entropy).toBeGreaterThanOrEqual(0);
      expect(site.entropy).toBeLessThanOrEqual(Math.log(mix.length) + 1e-12);
    }),
  );
});

test('order changes neither sum nor entropy', () => {
  fc.assert(
    fc.property(mixture, (mix) => {
      const [one, other] = [siteM(mix), siteM([...mix].reverse())];
      expect(other.sum?.toFraction()).toBe(one.sum?.toFraction());
      expect(other.entropy).toBeCloseTo(one.entropy, 12);
    }),
  );
});

test('a formula times a number is the same material', () => {
  fc.assert(
    fc.property(mixture, fc.integer({ min: 2, max: 9 }), (mix, k) => {
      const total = mix.reduce((sum, { parts }) => sum + parts, 0);
      const formula = (factor: number) =>
        `material m : rock-salt = ${mix.map(({ metal, parts }) => `${metal}${parts * factor}/${total}`).join('')}O${factor}`;
      const [one, many] = [read(formula(1)), read(formula(k))];
      expect(formulaOf(many)).toBe(formulaOf(one));
      expect(many.molarMass?.toFraction()).toBe(one.molarMass?.toFraction());
    }),
  );
});

test('each fix of a site sum removes the finding and leaves a composition that reads', () => {
  fc.assert(
    fc.property(mixture, (mix) => {
      const source = sourceOf(mix);
      for (const finding of check(analyse(source, 'law.hem')).filter(({ rule }) => rule === 'site-sum')) {
        for (const fix of finding.fixes ?? []) {
          const fixed = check(analyse(applyFix(source, fix), 'law.hem'));
          expect(
            fixed.filter(({ rule }) => rule === 'site-sum' || rule === 'syntax'),
            `${fix.title}\n${applyFix(source, fix)}`,
          ).toEqual([]);
        }
      }
    }),
  );
});
