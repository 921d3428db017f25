import { describe, expect, test } from 'vitest';
import { selectionRanges } from '../../../server/src/features/selection-ranges.js';
import { analyse } from '../../../server/src/model/file.js';
import { cursor } from '../../support/cursor.js';

/** What is selected at `$0`, step by step. */
function steps(snippet: string): string[] {
  const { text, offset } = cursor(snippet);
  const ranges = selectionRanges(analyse(text, 'test.hem'), offset);
  ranges.forEach(({ start, end }, index) => {
    const inner = ranges[index - 1] ?? { start: offset, end: offset };
    expect(start <= inner.start && inner.end <= end).toBe(true);
  });
  return ranges.map(({ start, end }) => text.slice(start, end));
}

describe('selection grows', () => {
  test('from an element in a formula', () => {
    const text = '## doc\nmaterial a : O3 = Li[N$0i0.8(Co,Mn)0.2]O2\n';
    expect(steps(text)).toEqual([
      'Ni',
      'Ni0.8',
      'Ni0.8(Co,Mn)0.2',
      '[Ni0.8(Co,Mn)0.2]',
      'Li[Ni0.8(Co,Mn)0.2]O2',
      'material a : O3 = Li[Ni0.8(Co,Mn)0.2]O2',
      '## doc\nmaterial a : O3 = Li[Ni0.8(Co,Mn)0.2]O2',
      '## doc\nmaterial a : O3 = Li[Ni0.8(Co,Mn)0.2]O2\n',
    ]);
    expect(steps(text.replace('N$0i', 'Ni').replace('Co,', 'C$0o,')).slice(0, 3)).toEqual([
      'Co',
      'Co,Mn',
      '(Co,Mn)0.2',
    ]);
  });

  test('from an amount in a list', () => {
    expect(steps('let x = 1\nmaterial a : DRX {\n  M: Li+ 1.$03, Mn2+ 0.1\n  X: O 2\n}\n')).toEqual([
      '1.3',
      'Li+ 1.3',
      'M: Li+ 1.3, Mn2+ 0.1',
      'M: Li+ 1.3, Mn2+ 0.1\n  X: O 2',
      '{\n  M: Li+ 1.3, Mn2+ 0.1\n  X: O 2\n}',
      'material a : DRX {\n  M: Li+ 1.3, Mn2+ 0.1\n  X: O 2\n}',
      'let x = 1\nmaterial a : DRX {\n  M: Li+ 1.3, Mn2+ 0.1\n  X: O 2\n}\n',
    ]);
  });

  test('from a precursor', () => {
    expect(steps('batch of a {\n  from N$0a2CO3 99.5 %\n}').slice(0, 4)).toEqual([
      'Na',
      'Na2',
      'Na2CO3',
      'Na2CO3 99.5 %',
    ]);
  });

  test('from the second of two neighbours', () => {
    expect(steps('material a : O3 = LiNi0.8$0Co0.2O2').slice(0, 2)).toEqual(['Co', 'Co0.2']);
  });

  test('to the whole file outside of declarations', () => {
    expect(steps('let x = 1\n\n$0\nlet y = 2\n')).toEqual(['let x = 1\n\n\nlet y = 2\n']);
    expect(steps('$0')).toEqual(['']);
  });
});
