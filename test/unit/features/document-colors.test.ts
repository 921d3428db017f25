import { expect, test } from 'vitest';
import { documentColors } from '../../../server/src/features/document-colors.js';
import { analyse } from '../../../server/src/model/file.js';

function colors(text: string): string {
  return documentColors(analyse(text, 'test.hem'))
    .map(({ range, color }) => `${text.slice(range.start, range.end)} ${color.join(',')}`)
    .join('; ');
}

test('elements have the colours that Jmol gives them', () => {
  expect(colors('material a : O3 = Li[Mn{x}(Og,Co)]O2\n')).toBe(
    'Li 204,128,255; Mn 156,122,199; Co 240,144,160; O 255,13,13',
  );
});

test('wherever they are written', () => {
  const text = `structure s { A : Na }
material a from b { A: Na -> K }
measured of a { Na 1.0 }
batch of a { from Na2CO3; excess Na 1 % }
mixture m { W = H2O }
`;
  expect(colors(text).replace(/[\d, ]/g, '')).toBe('Na;Na;K;Na;Na;C;O;Na;H;O');
});
