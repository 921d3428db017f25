import { describe, expect, it } from 'vitest';
import {
  type Block,
  paragraph,
  paragraphsOf,
  toMarkdown,
  toPlainText,
} from '../../../server/src/features/markup';

const TABLE: Block = {
  kind: 'table',
  columns: [{ heading: 'Site' }, { heading: 'S / R', isNumber: true }],
  rows: [
    ['M', '1.61'],
    [{ code: 'a|b' }, '0'],
  ],
};

describe('Markdown', () => {
  for (const [block, expected] of [
    [
      paragraph('a*b* _c_ `d` [e](f) <g> h|i ~j~ #k &amp; \\'),
      'a\\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\<g\\> h\\|i \\~j\\~ \\#k \\&amp; \\\\',
    ],
    [paragraph({ strong: 'a**b' }, ' c'), '**a\\*\\*b** c'],
    [paragraph({ code: 'Li[Ni0.5]O2' }), '`Li[Ni0.5]O2`'],
    [paragraph({ code: 'a`b``c' }), '``` a`b``c ```'],
    [paragraph('two\n  lines'), 'two lines'],
    [paragraph('- no list'), '\\- no list'],
    [paragraph('---'), '\\---'],
    [paragraph('2. no list'), '2\\. no list'],
    [paragraph('0.25 of 1'), '0.25 of 1'],
    [paragraph('+1 as written'), '+1 as written'],
    [{ kind: 'list', items: [['one'], ['two ', { strong: 'x' }]] }, '- one\n- two **x**'],
    [TABLE, '| Site | S / R |\n| --- | ---: |\n| M | 1.61 |\n| `a\\|b` | 0 |'],
  ] as [Block, string][]) {
    it(JSON.stringify(expected), () => expect(toMarkdown([block])).toBe(expected));
  }

  it('separates blocks by an empty line', () => {
    expect(toMarkdown([paragraph('a'), paragraph('b')])).toBe('a\n\nb');
  });
});

describe('plain text', () => {
  it('has no markup', () => {
    const blocks = [paragraph({ strong: 'NCM_811' }, ' [x] ', { code: 'LiO2' }), TABLE];
    expect(toPlainText(blocks)).toBe('NCM_811 [x] LiO2\n\nSite  S / R\nM      1.61\na|b       0');
  });

  it('has lists', () => {
    expect(toPlainText([{ kind: 'list', items: [['one'], ['two']] }])).toBe('- one\n- two');
  });
});

it('a doc comment is paragraphs', () => {
  expect(toMarkdown(paragraphsOf('one\nline\n \nanother'))).toBe('one line\n\nanother');
  expect(paragraphsOf('')).toEqual([]);
});
