/** What a reference to a material stands for. */
import type { Range, Reference } from '../syntax/tree.js';
import { type Values, valueIn } from './expression.js';
import type { Resolution } from './file-model.js';
import type { Material } from './material.js';

/** The member of a declared material that the arguments of a reference mean. */
export function memberFor(
  { name, arguments: args }: Reference,
  members: readonly Material[],
  parameters: readonly string[],
  values: Values,
  unknown: (name: string, range: Range) => void,
): Resolution {
  if (parameters.length === 0 && args.length > 0) return { kind: 'single', name: name.text };
  if (args.length !== parameters.length) return { kind: 'family', parameters, members };
  const wanted = args.map((argument) => valueIn(argument, values, unknown));
  if (wanted.some((value) => !value)) return { kind: 'open' };
  const material = members.find((member) =>
    [...member.parameters.values()].every((value, index) => wanted[index]?.equals(value)),
  );
  return material ? { kind: 'material', material } : { kind: 'not-a-member', name: name.text, members };
}
