/** Snippets must be right as they are inserted, and know every structure. */
import { describe, expect, test } from 'vitest';
import { CONVENTIONS } from '../../server/src/chemistry/entropy.js';
import { builtInStructures } from '../../server/src/model/built-in.js';
import { analyse } from '../../server/src/model/file.js';
import { check } from '../../server/src/rules/check.js';
import { parse } from '../../server/src/syntax/parse.js';
import { DECLARATION_WORDS } from '../../server/src/syntax/tokens.js';
import snippets from '../../snippets/hem.json' with { type: 'json' };

const PLACEHOLDER = /\$\{\d+:((?:\\.|[^\\}])*)\}/g;
const CHOICE = /\$\{\d+\|([^|]*)\|\}/;

/** The texts that a snippet inserts when nothing is typed over it: one for each option of its choices. */
function inserted(body: readonly string[]): string[] {
  return chosen(body.join('\n')).map((text) =>
    text.replace(PLACEHOLDER, (_all, words: string) => words.replace(/\\(.)/g, '$1')).replace(/\$\d+/g, ''),
  );
}

function chosen(text: string): string[] {
  const choice = CHOICE.exec(text);
  const options = choice?.[1]?.split(',') ?? [];
  // Each option once; what else there is to choose stays at its first.
  return choice
    ? options.flatMap((option, index) => {
        const rest = chosen(text.replace(CHOICE, () => option));
        return index === 0 ? rest : rest.slice(0, 1);
      })
    : [text];
}

/** What stands in a file before a snippet that refers to it. */
const DECLARED =
  'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n' +
  'material MTS(x = 0.15) : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn{x}Ti{x}Sn{0.45-2x}]O2\n';

/** Around the lines of a body. */
const BODIES: Record<string, readonly [string, string]> = {
  Expectation: ['material m : O3 {\n', '\n}\n'],
  'Expectation in a convention': ['material m : O3 {\n', '\n}\n'],
  Replacement: [`${DECLARED}material m from NCM811 {\n`, '\n}\n'],
};

describe('snippets', () => {
  test.each(Object.entries(snippets))('%s', (name, { body }) => {
    for (const [index, text] of inserted(body).entries()) {
      const [before, after] = BODIES[name] ?? [/ (?:of|from) [A-Z]/.test(text) ? DECLARED : '', ''];
      const source = before + text + after;
      expect(parse(source).problems).toEqual([]);
      // Whether an expectation holds, and whether a formula fits another structure, is not for the snippet to say.
      if (index > 0 || name in BODIES) continue;
      const findings = check(analyse(source, 'snippet.hem'));
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });

  test('there is one for every declaration', () => {
    const prefixes = Object.values(snippets).flatMap(({ prefix }) => prefix);
    expect(prefixes).toEqual(expect.arrayContaining([...DECLARATION_WORDS]));
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });

  test('the choice of structures is all of them, that of conventions, too', () => {
    const choicesIn = (body: readonly string[]) => CHOICE.exec(body.join('\n'))?.[1]?.split(',') ?? [];
    expect(choicesIn(snippets.Material.body).sort()).toEqual([...builtInStructures().keys()].sort());
    expect(choicesIn(snippets.Convention.body)).toEqual(CONVENTIONS);
  });
});
