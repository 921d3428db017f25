import { expect, test } from 'vitest';
import { matcherOf } from '../../../server/src/config/exclude.js';

test.each([
  [['drafts/'], 'drafts/a.hem', true],
  [['drafts/'], 'deep/drafts/a.hem', true],
  [['/drafts/'], 'deep/drafts/a.hem', false],
  [['drafts/'], 'drafts/', true],
  [['drafts/'], 'drafts', false],
  [['drafts/**'], 'drafts/deep/a.hem', true],
  [['*.old.hem'], 'deep/a.old.hem', true],
  [['**/old/*.hem', '!**/old/kept.hem'], 'x/old/a.hem', true],
  [['**/old/*.hem', '!**/old/kept.hem'], 'x/old/kept.hem', false],
  [['Drafts/'], 'drafts/a.hem', false],
  [[], 'a.hem', false],
] as const)('%j and %s: %s', (patterns, path, isExcluded) => {
  expect(matcherOf(patterns)(path)).toBe(isExcluded);
});

test.each(['[', '\\', '!', '/', '**', '(', '{a,b', '#', ' ', 'a\u0000b'])(
  'the pattern %j harms nothing',
  (pattern) => {
    expect(typeof matcherOf([pattern])('a.hem')).toBe('boolean');
  },
);
