/** In an expression: the parameters of the material and the constants of the file. */

import { exactNumeral } from '../../chemistry/amount.js';
import { declaredAs } from '../../model/file-model.js';
import { constantCard, parameterCard } from '../cards/family.js';
import { asMaterial } from '../filling/subject.js';
import type { Context } from '../place/place.js';
import { type Completion, endOf } from './completion.js';

/** A name that is being written at the end of a text. */
const NAME = /[a-zα-ω][a-zα-ω0-9_]*$/;

/** The names that an expression may have in it. */
export function parameterCompletions(context: Context): Completion[] {
  const { before, declaration, model } = context;
  const range = endOf(context, NAME.exec(before)?.[0].length ?? 0);
  const own = declaredAs(asMaterial(declaration), model);
  const parameters = (own?.parameters ?? []).map(
    ({ name, values }): Completion => ({
      kind: 'parameter',
      label: name.text,
      detail: values.length === 1 ? 'parameter, 1 value' : `parameter, ${values.length} values`,
      range,
      ...(own && { documentation: () => parameterCard(name.text, own) }),
    }),
  );
  return [...parameters, ...constantCompletions(context)];
}

/** In the value of a constant or of a parameter: only constants, and not the one that is being written. */
export function constantCompletions(context: Context): Completion[] {
  const { before, declaration, model } = context;
  const range = endOf(context, NAME.exec(before)?.[0].length ?? 0);
  const present = declaration?.kind === 'let' ? declaration.name?.text : undefined;
  return [...model.values]
    .filter(([name]) => name !== present)
    .map(([name, value]) => ({
      kind: 'parameter',
      label: name,
      detail: `constant, ${exactNumeral(value)}`,
      range,
      documentation: () => constantCard(name, model),
    }));
}

/** Between the parentheses that declare parameters: what makes a range of two values, and constants. */
export function rangeCompletions(context: Context): Completion[] {
  const group = /[^;(]*$/.exec(context.before)?.[0] ?? '';
  if (!group.includes('=')) return [];
  const word = /[a-z.]*$/.exec(group)?.[0] ?? '';
  const isBehindValue = /[=,.\s](?:\d[\d./]*|[a-zα-ω][\w]*)\s+[a-z.]*$/.test(group);
  const one = (label: string, detail: string): Completion => ({
    kind: 'keyword',
    label,
    insert: `${label} `,
    detail,
    range: endOf(context, word.length),
  });
  if (!isBehindValue) return constantCompletions(context);
  if (/\bstep\b/.test(group)) return [];
  return group.includes('..')
    ? [one('step', 'a range: 0 .. 1.5 step 0.1')]
    : [one('..', 'a range: 0 .. 1.5 step 0.1')];
}
