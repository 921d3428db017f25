/** Whole forms to be filled in: the same that the extension ships. */
import snippets from '../../../../snippets/hem.json' with { type: 'json' };
import { DECLARATION_WORDS } from '../../syntax/tokens.js';
import type { Range } from '../../syntax/tree.js';
import { type Block, paragraph } from '../markup.js';
import type { Completion } from './completion.js';

interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const ALL: readonly (readonly [name: string, snippet: Snippet])[] = Object.entries(snippets);

/** Those that are declarations or comments, or those that are lines of a body. */
export function snippetCompletions(where: 'top' | 'body', range: Range): Completion[] {
  return ALL.filter(([, { body }]) => isDeclaration(body[0] ?? '') === (where === 'top')).map(
    ([name, { prefix, description, body }]): Completion => {
      const text = body.join('\n').replaceAll('\t', '  ');
      const [label = name] = [prefix].flat();
      return {
        kind: 'snippet',
        label,
        snippet: text,
        detail: description,
        range,
        documentation: () => preview(name, text),
      };
    },
  );
}

/** What a declaration with a word looks like; nothing where no snippet has it. */
export function exampleOf(word: string): Block[] {
  const known = ALL.find(([, { prefix }]) => [prefix].flat().includes(word));
  return known ? preview(known[0], known[1].body.join('\n').replaceAll('\t', '  ')) : [];
}

function isDeclaration(line: string): boolean {
  return line.startsWith('#') || DECLARATION_WORDS.some((word) => line.startsWith(`${word} `));
}

/** What a snippet inserts when nothing is typed over it. */
function preview(name: string, text: string): Block[] {
  const plain = text
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1')
    .replace(/\$\d+/g, '')
    .replace(/\\(.)/g, '$1');
  const lines = plain.split('\n').filter((line) => line !== '');
  return [paragraph({ strong: name }), ...lines.map((line) => paragraph({ code: line.trim() }))];
}
