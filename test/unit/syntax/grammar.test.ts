/** The grammar itself, by Chevrotain's own validations, which are left out of the program for speed. */
import { Lexer } from 'chevrotain';
import { expect, test } from 'vitest';
import { HemParser } from '../../../server/src/syntax/grammar/parser.js';
import { MODES } from '../../../server/src/syntax/tokens.js';

test('every token can be found by its first character', () => {
  const lexer = new Lexer(MODES, { positionTracking: 'onlyOffset', ensureOptimizations: true });
  expect(lexer.lexerDefinitionErrors).toEqual([]);
});

test('no alternative hides another, beyond those that are told apart by their place', () => {
  // The validations group alternatives with a function that Node 20 lacks.
  const object = Object as { groupBy?: unknown };
  object.groupBy ??= (items: Iterable<unknown>, key: (item: unknown) => string) => {
    const groups: Record<string, unknown[]> = {};
    for (const item of items) {
      const name = key(item);
      groups[name] = [...(groups[name] ?? []), item];
    }
    return groups;
  };
  expect(() => new HemParser({ skipValidations: false })).not.toThrow();
});
