/** Completion: what may come next at an offset, the likeliest first. */
import type { FileModel } from '../../model/file.js';
import { RULES } from '../../rules/registry.js';
import { DECLARATION_WORDS } from '../../syntax/tokens.js';
import { bodyCompletions } from './body.js';
import { type Completion, type Context, endOf } from './completion.js';
import { contextAt } from './context.js';
import { expectationCompletions } from './expectation.js';
import { formulaCompletions } from './formula.js';
import { argumentCompletions, materialCompletions, structureCompletions } from './header.js';
import { listCompletions } from './list.js';
import { parameterCompletions } from './parameters.js';
import { recipeCompletions } from './recipe.js';

export type { Completion } from './completion.js';

/** In the order in which they should be offered. */
export function completions(model: FileModel, offset: number): Completion[] {
  const context = contextAt(model, offset);
  return context ? completionsIn(context) : [];
}

function completionsIn(context: Context): Completion[] {
  const { place } = context;
  switch (place.kind) {
    case 'top':
      return topCompletions(context);
    case 'structure':
      return structureCompletions(context);
    case 'material':
      return materialCompletions(context);
    case 'arguments':
      return argumentCompletions(context, place.family);
    case 'formula':
      return formulaCompletions(context);
    case 'expression':
      return parameterCompletions(context, /[a-zα-ω][a-zα-ω0-9_]*$/);
    case 'body':
      return bodyCompletions(context);
    case 'list':
      return listCompletions(context);
    case 'expectation':
      return expectationCompletions(context);
    case 'recipe':
      return recipeCompletions(context);
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
  return DECLARATION_WORDS.map((word) => ({
    kind: 'keyword',
    label: word,
    insert: `${word} `,
    detail: MEANING[word] ?? '',
    range,
  }));
}

function ruleCompletions(context: Context): Completion[] {
  const range = endOf(context, /[\w-]*$/.exec(context.before)?.[0].length ?? 0);
  return RULES.map(({ id, documentation }) => ({
    kind: 'rule',
    label: id,
    insert: `${id}: `,
    detail: documentation.what,
    range,
  }));
}
