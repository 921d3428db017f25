/** Completion: what may come next at an offset, the likeliest first. */
import type { FileModel } from '../../model/file.js';
import { check } from '../../rules/check.js';
import { RULES } from '../../rules/registry.js';
import type { Rule } from '../../rules/rule.js';
import { DECLARATION_WORDS } from '../../syntax/tokens.js';
import type { Range } from '../../syntax/tree.js';
import { rulePage } from '../cards/rule.js';
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
import { exampleOf, snippetCompletions } from './snippets.js';
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
    case 'comment':
      return commentCompletions(context);
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
      documentation: () => exampleOf(word),
    }),
  );
  return [...words, ...snippetCompletions('top', range)];
}

/** Those of what is found in the file come first: of the declaration below, then of the others. */
function ruleCompletions(context: Context): Completion[] {
  const { before, model, offset } = context;
  const range = endOf(context, /[\w-]*$/.exec(before)?.[0].length ?? 0);
  const written = new Set(before.slice(0, before.length - (offset - range.start)).match(/[\w-]+/g) ?? []);
  // What is written here quiets nothing yet, which is no reason to quiet that.
  const found = check(model).filter(({ range: { start, end } }) => offset < start || end < offset);
  const below = model.syntax.declarations.find(({ keyword }) => keyword.start > offset);
  const isBelow = (rule: string) =>
    found.some((one) => one.rule === rule && below && isWithin(one.range, below.range));
  const isFound = (rule: string) => found.some((one) => one.rule === rule);
  const rank = ({ id }: Rule) => (isBelow(id) ? 0 : isFound(id) ? 1 : 2);
  return RULES.filter(({ id }) => !written.has(id))
    .sort((a, b) => rank(a) - rank(b))
    .map((rule) => ({
      kind: 'rule',
      label: rule.id,
      insert: `${rule.id}: `,
      detail: rule.documentation.what,
      range,
      documentation: () => rulePage(rule),
    }));
}

function isWithin(inner: Range, outer: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** In a comment that begins like them: the words that quiet findings. */
function commentCompletions(context: Context): Completion[] {
  const range = endOf(context, /[\w-]*$/.exec(context.before)?.[0].length ?? 0);
  const one = (label: string, detail: string): Completion => ({
    kind: 'keyword',
    label,
    insert: `${label} `,
    detail,
    range,
    continues: true,
  });
  return [
    one('hem-ignore', 'quiets a rule in the declaration below: # hem-ignore RULE: REASON'),
    one('hem-ignore-file', 'quiets a rule in this file: # hem-ignore-file RULE: REASON'),
  ];
}
