import { applyPatch } from 'diff';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../../server/src/reports/unified-diff.js';

describe('a unified diff', () => {
  it('has the lines that change, with three around them', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng\nh\n';
    expect(unifiedDiff('x.hem', before, before.replace('e', 'E'))).toBe(
      '--- a/x.hem\n+++ b/x.hem\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n',
    );
  });

  it('is empty where nothing changes', () => {
    expect(unifiedDiff('x.hem', 'a\n', 'a\n')).toBe('');
  });

  it.each([
    ['a last line without an end', 'a\nb', 'a\nb\n'],
    ['line ends of Windows', 'a\r\nb\r\n', 'a\r\nc\r\n'],
    ['nothing before', '', 'a\n'],
    ['nothing after', 'a\n', ''],
    ['ten thousand lines, all of them', 'a  b\n'.repeat(10_000), 'a b\n'.repeat(10_000)],
    ['ten thousand lines, the last without an end', `${'a  b\n'.repeat(10_000)}a`, 'a b\n'.repeat(10_000)],
    ['ten thousand lines that go', 'a\n'.repeat(10_000), ''],
  ])('leads from one text to the other: %s', (_, before, after) => {
    expect(applyPatch(before, unifiedDiff('x.hem', before, after))).toBe(after);
  });
});
