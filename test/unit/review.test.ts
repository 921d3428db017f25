/** Every composition that the review prints: sums, entropies and findings, worked out by hand. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../server/src/model/file.js';
import { check } from '../../server/src/rules/check.js';

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

function sourceOf({ name, structure, formula, finding }: (typeof rows)[number]): string {
  const doc = finding.includes('called high-entropy') ? '## Called high-entropy in the review.\n' : '';
  return `${doc}material "${name}" ${structure === '-' ? '' : `: ${structure} `}= ${formula}\n`;
}

describe('sums and entropies', () => {
  test.each(closed)('$name', (row) => {
    const [material] = analyse(sourceOf(row), 'review.hem').materials;
    const got = material?.sites.map(
      (site) =>
        `${site.name} sum ${Number(site.sum?.valueOf().toFixed(4))} of ${site.multiplicity.valueOf()}, S ${site.entropy.toFixed(4)}`,
    );
    expect(got).toEqual(row.sites.split(' ; '));
  });
});

/** What the table's words mean in findings: rule, severity, and a part of the message. */
function expectedFindings(finding: string): string[] {
  const sum = /M sums to ([\d.]+)/.exec(finding)?.[1];
  return [
    ...(sum && Number(sum) !== 1
      ? [`site-sum ${finding.includes('within rounding') ? 'hint' : 'error'} M sums to ${Number(sum)}`]
      : []),
    ...(/the stated states leave -0\.34/.test(finding) ? ['charge-balance error −0.34'] : []),
    ...(/charge is -0\.24/.test(finding) ? ['charge-balance error −0.24'] : []),
    ...(/a warning that names them/.test(finding) ? ['charge-balance warning Co4+, Ni4+'] : []),
    ...(/equimolar shorthand/.test(finding) ? ['ambiguous-group hint equimolar'] : []),
    ...(/called high-entropy/.test(finding) ? ['high-entropy-claim warning high entropy'] : []),
  ];
}

describe('findings', () => {
  const judged = ['site-sum', 'charge-balance', 'ambiguous-group', 'high-entropy-claim'];

  test.each(closed)('$name', (row) => {
    const expected = expectedFindings(row.finding);
    const got = check(analyse(sourceOf(row), 'review.hem')).filter(
      (finding) => judged.includes(finding.rule) || finding.severity === 'error',
    );
    const described = got.map(({ rule, severity, message }) => {
      const own = expected.find((one) => {
        const [name, level, ...words] = one.split(' ');
        return name === rule && level === severity && message.includes(words.join(' '));
      });
      return own ?? `${rule} ${severity} ${message}`;
    });
    expect(described.sort()).toEqual([...expected].sort());
  });

  /** The states that the table gives, as words of its finding: `Ni2.875+`, `0.66 Mn4+`. */
  const neutral = closed.filter(({ finding }) => /^neutral|; neutral|neutral (at|as|with)/.test(finding));
  test.each(neutral)('$name is neutral', (row) => {
    const [material] = analyse(sourceOf(row), 'review.hem').materials;
    expect(material?.charge.kind).toBe('known');
    if (material?.charge.kind !== 'known') return;
    expect(material.charge.value.abs().valueOf()).toBeLessThanOrEqual(material.charge.tolerance.valueOf());
    const occupants = material.sites.flatMap((site) => site.occupants);
    const states = occupants.flatMap(({ species, parts, element }) => [
      species,
      ...(parts ?? []).map((part) => `${part.amount.valueOf()} ${element}${part.state}+`),
    ]);
    const [, wanted = ''] = /neutral with (.*)/.exec(row.finding) ?? [];
    for (const [, amount = '', symbol = '', state = ''] of wanted.matchAll(
      /(?:([\d.]+) )?([A-Z][a-z]?)([\d.]+)\+/g,
    )) {
      const known = states.some((one) => {
        if (amount !== '') return one === `${amount} ${symbol}${state}+`;
        const own = one.startsWith(symbol) ? Number(one.slice(symbol.length, -1)) : Number.NaN;
        const places = state.split('.')[1]?.length ?? 0;
        return own.toFixed(places) === state;
      });
      expect(known, `${amount} ${symbol}${state}+ among ${states.join(', ')}`).toBe(true);
    }
  });

  test('a third of the printed rows have something to tell', () => {
    const told = closed.filter((row) => expectedFindings(row.finding).length > 0);
    expect(told.length).toBeGreaterThan(15);
  });
});
