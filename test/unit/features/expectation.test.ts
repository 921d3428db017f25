import { expect, test } from 'vitest';
import { hover } from '../../../server/src/features/hover.js';
import { toMarkdown } from '../../../server/src/features/markup.js';
import { analyse } from '../../../server/src/model/file.js';
import { cursor } from '../../support/cursor.js';

const ENTROPY =
  'Sources. Entropy: Zhou et al., the review “… on the role of high-entropy effects”, eqs. (1) to (4) and its ' +
  'thresholds; per formula unit: Sarkar et al.; metric: Dippo and Vecchio, Scr. Mater. 201 (2021) 113974; R: CODATA 2018.';

const TM6 = `material TM6 : DRX {
  M: Li+ 1.3, Mn2+ 0.1, Co2+ 0.1, Mn3+ 0.1, Cr3+ 0.1, Ti4+ 0.1, Nb5+ 0.2
  X: O2- 1.7, F- 0.3
`;

/** The hover at `$0`, as Markdown, without its title. */
function body(snippet: string): string | undefined {
  const { text, offset } = cursor(snippet);
  const found = hover(analyse(text, 'test.hem'), offset);
  return found && toMarkdown(found.blocks).split('\n\n').slice(1).join('\n\n');
}

test('an expectation is hovered as a whole, under its own title', () => {
  const { text, offset } = cursor(`${TM6}  expect entropy(M) >=$0 1.2 R # as measured\n}\n`);
  const found = hover(analyse(text, 'test.hem'), offset);
  expect(text.slice(found?.range.start, found?.range.end)).toBe('expect entropy(M) >= 1.2 R');
  expect(toMarkdown(found?.blocks.slice(0, 1) ?? [])).toBe('**entropy(M) ≥ 1.2 R** · expected of TM6');
});

test.each([
  ['entropy(M) >= 1.2 R', `Met: 1.2592 R (per mole of sites, vacancies not counted).\n\n${ENTROPY}`],
  [
    'entropy per formula = 3.36 R',
    `Met: 3.3638 R (formula convention, vacancies not counted).\n\n${ENTROPY}`,
  ],
  [
    'entropy >= 25 J/(mol K)',
    `**Not met**: 13.984 J/(mol K) (sublattice convention, vacancies not counted), 11.016 J/(mol K) too low.\n\n\`entropy per formula\` is 27.968 J/(mol K): that would meet it.\n\n${ENTROPY}`,
  ],
  [
    'class = low',
    `**Not met**: high, with 1.6819 R (sublattice convention, vacancies not counted).\n\n\`class per atom\` is low, with 0.8410 R: that would meet it.\n\n${ENTROPY}`,
  ],
  [
    'mass = 87.37 g/mol',
    'Met: 87.368 g/mol (per formula unit).\n\nSources. Atomic weights: CIAAW 2021, abridged, doi:10.1515/pac-2019-0603.',
  ],
  ['charge = 0.5', '**Not met**: 0 (per formula unit), 0.5 too low.'],
  ['sum(X) = 2', 'Met: 2 (per formula unit).'],
  [
    'capacity > 200 mAh/g',
    'Met: 245.4 mAh/g (from the composition as written and per its mass; the smaller of what ions and electrons allow).\n\n' +
      'Sources. Q: Faraday’s law, F: CODATA 2018; electrons: the redox ladder, docs/charge.md.',
  ],
])('%s', (line, expected) => {
  expect(body(`${TM6}  exp$0ect ${line}\n}\n`)).toBe(expected);
});

test('what is not known says why', () => {
  expect(body('material a : fcc = CoCrFeMnNi { $0expect charge = 0 }\n')).toBe(
    '**Cannot be checked**: charges mean nothing in an alloy.',
  );
});

test('solved states have their source', () => {
  expect(body('material a : O3 = LiNi0.8Co0.1Mn0.1O2 { $0expect charge = 0 }\n')).toBe(
    'Met: 0 (per formula unit).\n\nSources. Usual states: counts of the ICSD, 2024. ' +
      'Solved states: redox ladder with a source for each couple, docs/charge.md.',
  );
});

test('a declaration that could not be read is not judged', () => {
  expect(body('material a : O3 = LiCo)O2 {\n  $0expect charge = 0\n}\n')).toBe(
    'Not checked: part of this declaration could not be read.',
  );
});

test('a family is told member by member', () => {
  expect(
    body(`material MTS(x = 0, 0.05) : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn{x}Ti{x}Sn{0.45-2x}]O2 {
  $0expect entropy(M) >= 1.5 R
}
`),
  ).toBe(`Met by 1 of 2 members (per mole of sites, vacancies not counted).

| Member | Found | Met |
| --- | ---: | --- |
| MTS(0) | 1.2580 R | no, 0.2420 R too low |
| MTS(0.05) | 1.5657 R | yes |

${ENTROPY}`);
});

test('a large family is told in part, but counted in full', () => {
  const told = body(`material F(x = 0 .. 1 step 0.01) : O3 = Li[Ni{x}Co{1-x}]O2 {
  $0expect sum(M) = 1
}
`);
  expect(told).toContain('Met by all 101 members (per formula unit).');
  expect(told?.match(/\| F\(/g)).toHaveLength(20);
  expect(told).toContain('… and 81 more');
});

test('what no member can be checked for is told once', () => {
  const told = body('material F(x = 0, 1) : O3 = Li[Ni{x}Co{1-x}]O2 {\n  $0expect sum = 1\n}\n');
  expect(told).toBe('`sum` is that of a site, and none is named.');
});
