/** Completion: what may come next at an offset, the likeliest first. */
import type { FileModel } from '../../model/file.js';
import { RULES } from '../../rules/registry.js';
import { DECLARATION_WORDS } from '../../syntax/tokens.js';
import { paragraph } from '../markup.js';
import { contextAt } from '../place/context.js';
import type { Context } from '../place/place.js';
import { bodyCompletions, structureLineCompletions } from './body.js';
import { type Completion, endOf } from './completion.js';
import { expectationCompletions } from './expectation.js';
import { formulaCompletions } from './formula.js';
import { argumentCompletions, headCompletions, materialCompletions, structureCompletions } from './header.js';
import { listCompletions } from './list.js';
import { constantCompletions, rangeCompletions } from './parameters.js';
import { pathCompletions } from './path.js';
import { recipeCompletions } from './recipe.js';
import { snippetCompletions } from './snippets.js';
import { isLikely } from './trigger.js';
import { usualCompletions } from './usual.js';

export type { Completion } from './completion.js';
export { TRIGGERS } from './trigger.js';

/** How completions are asked for. */
export interface CompletionOptions {
  /** The character whose typing asked: then they are only offered where something is likely to follow it. */
  readonly trigger?: string;
  /** Files that can be imported, by their paths from the folder of the file; none where nobody has looked. */
  readonly paths?: readonly string[];
}

/** In the order in which they should be offered. */
export function completions(
  model: FileModel,
  offset: number,
  { trigger, paths = [] }: CompletionOptions = {},
): Completion[] {
  const context = contextAt(model, offset);
  if (!context || (trigger !== undefined && !isLikely(context, trigger))) return [];
  return completionsIn(context, paths);
}

/** Whether the paths of files would be offered. */
export function wantsPaths(model: FileModel, offset: number): boolean {
  return contextAt(model, offset)?.place.kind === 'path';
}

function completionsIn(context: Context, paths: readonly string[]): Completion[] {
  const { place } = context;
  switch (place.kind) {
    case 'top':
      return topCompletions(context);
    case 'head':
      return headCompletions(context, place.word, place.behind);
    case 'structure':
      return structureCompletions(context);
    case 'material':
      return materialCompletions(context);
    case 'path':
      return pathCompletions(context, paths);
    case 'arguments':
      return argumentCompletions(context, place.family);
    case 'parameters':
      return rangeCompletions(context);
    case 'formula':
      return formulaCompletions(context);
    case 'expression':
      return constantCompletions(context);
    case 'body':
      return bodyCompletions(context);
    case 'structure-body':
      return structureLineCompletions(context);
    case 'list':
      return listCompletions(context);
    case 'usual':
      return usualCompletions(context);
    case 'expectation':
      return expectationCompletions(context);
    case 'recipe':
      return recipeCompletions(context, place.of);
    case 'rule':
      return ruleCompletions(context);
  }
}

/** What each word declares. */
const MEANING: Readonly<Record<string, string>> = {
  material: 'a composition, a family of them, or one derived from another',
  structure: 'sites of one’s own',
  let: 'a number with a name',
  convention: 'what decides the class in this file',
  import: 'what another file declares',
  measured: 'what an analysis found',
  batch: 'what to weigh',
  mixture: 'a liquid electrolyte or any other mixture',
};

function topCompletions(context: Context): Completion[] {
  const partial = /^\s*(\w*)$/.exec(context.before);
  if (!partial) return [];
  const range = endOf(context, partial[1]?.length ?? 0);
  const words = DECLARATION_WORDS.map(
    (word): Completion => ({
      kind: 'keyword',
      label: word,
      insert: `${word} `,
      detail: MEANING[word] ?? '',
      range,
    }),
  );
  return [...words, ...snippetCompletions('top', range)];
}

function ruleCompletions(context: Context): Completion[] {
  const range = endOf(context, /[\w-]*$/.exec(context.before)?.[0].length ?? 0);
  return RULES.map(({ id, documentation }) => ({
    kind: 'rule',
    label: id,
    insert: `${id}: `,
    detail: documentation.what,
    range,
    documentation: () => [
      paragraph({ strong: id }),
      paragraph(documentation.what),
      paragraph(documentation.why),
    ],
  }));
}
