/** In an expression: the parameters of the material and the constants of the file. */
import { exactNumeral } from '../../chemistry/amount.js';
import { type Completion, type Context, endOf } from './completion.js';
import { asMaterial } from './sites.js';

/** @param partial what a name that is being written looks like, at the end of the text. */
export function parameterCompletions(context: Context, partial: RegExp): Completion[] {
  const { before, declaration, model } = context;
  const range = endOf(context, partial.exec(before)?.[0].length ?? 0);
  const own = model.declared.find((declared) => declared.declaration === asMaterial(declaration));
  const parameters = (own?.parameters ?? []).map(
    ({ name, values }): Completion => ({
      kind: 'parameter',
      label: name.text,
      detail: values.length === 1 ? 'parameter, 1 value' : `parameter, ${values.length} values`,
      range,
    }),
  );
  const constants = [...model.values].map(
    ([name, value]): Completion => ({
      kind: 'parameter',
      label: name,
      detail: `constant, ${exactNumeral(value)}`,
      range,
    }),
  );
  return [...parameters, ...constants];
}
