import { describe, expect, test } from 'vitest';
import { documentLinks } from '../../../server/src/features/document-links.js';
import { readFrom } from '../../support/memory.js';

/** Where each linked text leads. */
async function links(text: string): Promise<string[]> {
  const files = { 'main.hem': text, 'sub/shared.hem': 'import "../main.hem"\n' };
  return documentLinks(await readFrom(files, 'main.hem')).map((link) => {
    const written = text.slice(link.range.start, link.range.end);
    return `${written} → ${link.kind === 'file' ? link.address : link.url}`;
  });
}

describe('links', () => {
  test.each([
    ['an import', 'import "sub/shared.hem"', ['sub/shared.hem → sub/shared.hem']],
    ['no import that is missing', 'import "missing.hem"', []],
    ['an import of itself', 'import "main.hem"', ['main.hem → main.hem']],
  ])('%s', async (_, text, expected) => {
    expect(await links(`${text}\n`)).toEqual(expected);
  });

  test.each([
    ['# 10.1038/nmat1234', '10.1038/nmat1234'],
    ['## From doi:10.1038/nmat1234.', '10.1038/nmat1234'],
    ['material a = CuO # (see 10.1016/0022-1902(61)80142-5), table 2', '10.1016/0022-1902(61)80142-5'],
    ['# <10.1000.10/123>, and more', '10.1000.10/123'],
    ['material "a # b" = CuO # 10.1000/a-b_c;d: and more', '10.1000/a-b_c;d'],
    ['# hem-ignore site-sum: 10.1000/1 prints it so', '10.1000/1'],
  ])('a publication in `%s`', async (text, doi) => {
    const [link] = await links(text);
    expect(link?.split(' → ')[0]).toBe(doi);
  });

  test('what a URL cannot have in it is escaped', async () => {
    expect(await links('# 10.1002/(SICI)1521-3951(199911)216:1<135::AID-PSSB135>3.0.CO;2-#')).toEqual([
      '10.1002/(SICI)1521-3951(199911)216:1<135::AID-PSSB135>3.0.CO;2-# → ' +
        'https://doi.org/10.1002/(SICI)1521-3951(199911)216%3A1%3C135%3A%3AAID-PSSB135%3E3.0.CO%3B2-%23',
    ]);
  });

  test.each([
    'material "10.1000/1" = CuO',
    'material "a # 10.1000/1" = CuO',
    '# https://doi.org/10.1000/1',
    '# version 10.1/2, 110.1000/1, 0.10.1000/1',
    '# 10.1000/',
  ])('no publication in `%s`', async (text) => {
    expect(await links(text)).toEqual([]);
  });
});
