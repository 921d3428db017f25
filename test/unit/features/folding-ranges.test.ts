import { expect, test } from 'vitest';
import { foldingRanges } from '../../../server/src/features/folding-ranges.js';
import { analyse } from '../../../server/src/model/file.js';

/** `first-last`, lines from zero, with the kind. */
function folds(text: string): string[] {
  return foldingRanges(analyse(text, 'test.hem')).map(
    ({ first, last, kind }) => `${first}-${last}${kind ? ` ${kind}` : ''}`,
  );
}

const BODY = 'material a : DRX {\n  M: Li 1,\n    Mn 1\n  X: O 2\n}\n';

test.each([
  ['bodies, and lists over several lines', BODY, ['0-3', '1-2']],
  ['with lines that end as in Windows', BODY.replaceAll('\n', '\r\n'), ['0-3', '1-2']],
  ['a body whose brace closes behind its last line', 'material a {\n  M: Li\n  X: O }\n', ['0-2']],
  ['a body below its formula', 'material a : O3 = LiCoO2\n{\n  expect charge = 0\n}\n', ['1-2']],
  ['no body in one line', 'material a { M: Li; X: O }\nmaterial b(x = 1) = Li{x}\n', []],
  ['no body that is open', 'material a {\n  M: Li\n', []],
  ['a header with braces', 'structure s "{" { # {\n  A : Li # }\n}\n', ['0-1']],
  ['what is weighed and mixed', 'batch of a {\n  mass 1 g\n}\nmixture m {\n  A = H2O\n}\n', ['0-1', '3-4']],
  ['runs of comments', '# a\n# b\n\n# c\nmaterial a = CuO\n  ## d\n## e\n', ['0-1 comment', '5-6 comment']],
  ['no `#` within a name', 'material "a\n# b" = CuO\n# c\n', ['1-2 comment']],
  [
    'regions, one in another',
    '# a\n# region b\n# c\n#region d\n# e\n# endregion\n# endregion\n# endregion\n',
    ['1-6 region', '3-5 region'],
  ],
  [
    'imports without other declarations between them',
    'import "a.hem"\n\n# b\nimport "b.hem"\nlet x = 1\nimport "c.hem"\nimport "d.hem"\n',
    ['0-3 imports', '5-6 imports'],
  ],
])('%s', (_, text, expected) => {
  expect(folds(text)).toEqual(expected);
});
