/**
 * No regular expression of the program goes back and forth over a text so often that its length matters: neither the
 * ones that are written in the sources nor those that are put together, nor the patterns of the TextMate grammar.
 */
import { readFileSync } from 'node:fs';
import { checkSync } from 'recheck';
import { describe, expect, test } from 'vitest';
import { builtBy, grammarPatterns, literalsIn, type WrittenExpression } from '../support/regexps.js';

/** Those whose time grows with the square of their text, which is short for a reason: by the beginning of their place. */
const SHORT: Readonly<Record<string, string>> = {
  'server/src/features/completion/':
    'what stands before the cursor: 5000 characters at most, see features/place/context.ts',
  'server/src/features/signature-help/': 'the same',
  'server/src/model/formula-text.ts': 'a species, of which numbers have few digits',
  'server/src/cli/material-names.ts': 'names of materials, of which a line has one',
  'server/src/lsp/rule-uri.ts': 'the page of a rule',
  'server/src/reports/': 'what a line ends with, or a document without its list',
};

/** What is wrong with an expression; undefined where its time grows as its text does. */
function growthOf({ source, flags }: WrittenExpression): string | undefined {
  const result = checkSync(source, flags, { timeout: 60_000 });
  if (result.status === 'safe') return undefined;
  return result.status === 'vulnerable' ? result.complexity.summary : result.error.kind;
}

function told(expressions: readonly WrittenExpression[]): string[] {
  return expressions.flatMap((one) => {
    const growth = growthOf(one);
    return growth ? `${one.place} /${one.source}/${one.flags}: ${growth}` : [];
  });
}

function beyondSquare(expressions: readonly WrittenExpression[]): string[] {
  return told(expressions).filter((one) => !/ 2nd degree polynomial(?: \(fuzz\))?$/.test(one));
}

function isShort({ place }: WrittenExpression): boolean {
  return Object.keys(SHORT).some((start) => place.startsWith(start));
}

describe('time grows with the text, and no faster', { timeout: 600_000 }, () => {
  // The lexer tries its patterns at one place only: it puts them together anew for that.
  const literals = [...literalsIn('server/src'), ...literalsIn('client/src')].filter(
    ({ place }) => !place.startsWith('server/src/syntax/tokens.ts'),
  );

  test('expressions in the sources', () => {
    expect(literals.length).toBeGreaterThan(300);
    expect(told(literals.filter((one) => !isShort(one)))).toEqual([]);
  });

  test('where texts are short it may be their square', () => {
    expect(beyondSquare(literals.filter(isShort))).toEqual([]);
  });

  test('expressions that are put together, those of the lexer among them', async () => {
    const built = await builtBy(async () => {
      await import('../../server/src/lsp/server.js');
      const { lex } = await import('../../server/src/syntax/lexer.js');
      lex('');
    });
    expect(built.length).toBeGreaterThan(30);
    expect(told(built)).toEqual([]);
  });

  test('patterns of the TextMate grammar: the square, as editors leave long lines without colours', () => {
    const patterns = grammarPatterns(readFileSync('syntaxes/hem.tmLanguage.json', 'utf8'));
    expect(patterns.length).toBeGreaterThan(50);
    expect(beyondSquare(patterns)).toEqual([]);
  });
});
