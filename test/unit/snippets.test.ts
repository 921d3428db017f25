/** Snippets must be right as they are inserted, and know every structure. */
import { describe, expect, test } from 'vitest';
import { builtInStructures } from '../../server/src/model/built-in.js';
import { analyse } from '../../server/src/model/file.js';
import { check } from '../../server/src/rules/check.js';
import snippets from '../../snippets/hem.json' with { type: 'json' };

/** The text that a snippet inserts when nothing is typed over it. */
function inserted(body: readonly string[]): string {
  return body
    .join('\n')
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d+/g, '');
}

describe('snippets', () => {
  test.each(Object.entries(snippets))('%s', (_name, { body }) => {
    const text = inserted(body);
    expect(check(analyse(text, 'snippet.hem')).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('the choice of structures is all of them', () => {
    const choice = /\$\{\d+\|([^|]*)\|\}/.exec(snippets.Material.body.join('\n'))?.[1]?.split(',') ?? [];
    expect([...choice].sort()).toEqual([...builtInStructures().keys()].sort());
  });
});
