import { expect, test } from 'vitest';
import { pathBetween } from '../../../server/src/model/places.js';

test.each([
  ['/w/a.hem', '/w/b.hem', 'b.hem'],
  ['/w/a.hem', '/w/sub/b.hem', 'sub/b.hem'],
  ['/w/sub/a.hem', '/w/b.hem', '../b.hem'],
  ['/w/sub/a.hem', '/v/other/b.hem', '../../v/other/b.hem'],
  ['/w/a.hem', '/w/a.hem', 'a.hem'],
  ['/w/50%25/a.hem', '/w/50%25/b%20c.hem', 'b%20c.hem'],
  ['file:///w/my%20cells/a.hem', 'file:///w/my%20files/b%20c.hem', '../my files/b c.hem'],
  ['file:///c%3A/w/a.hem', 'file:///c%3A/v/b.hem', '../v/b.hem'],
  ['C:\\w\\a.hem', 'C:\\v\\b.hem', '../v/b.hem'],
  ['C:\\w\\a.hem', 'D:\\v\\b.hem', 'D:/v/b.hem'],
  ['untitled:Untitled-1', 'file:///w/b.hem', 'file:///w/b.hem'],
  ['sub/a.hem', 'b.hem', '../b.hem'],
  ['a.hem', 'sub/b.hem', 'sub/b.hem'],
])('from %s to %s: %s', (from, to, way) => expect(pathBetween(from, to)).toBe(way));
