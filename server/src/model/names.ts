/** What a reference to a material stands for. */
import type { Fraction } from '../chemistry/amount.js';
import type { Range, Reference } from '../syntax/tree.js';
import { type Values, valueIn } from './expression.js';
import type { Resolution } from './file-model.js';
import type { Material } from './material.js';
import { memberName } from './parameters.js';

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
  const wanted = new Map<string, Fraction>();
  for (const [index, parameter] of parameters.entries()) {
    const argument = args[index];
    const value = argument && valueIn(argument, values, unknown);
    if (value) wanted.set(parameter, value);
  }
  if (wanted.size < parameters.length) return { kind: 'open' };
  const material = indexOf(members).get(keyOf(wanted));
  if (material) return { kind: 'material', material };
  return { kind: 'not-a-member', wanted: memberName(name.text, wanted), members };
}

/** Members by their values, made once for each family: one family may refer to another in every member. */
const indices = new WeakMap<readonly Material[], ReadonlyMap<string, Material>>();

function indexOf(members: readonly Material[]): ReadonlyMap<string, Material> {
  const known = indices.get(members);
  if (known) return known;
  const index = new Map(members.map((member) => [keyOf(member.parameters), member]));
  indices.set(members, index);
  return index;
}

function keyOf(values: Values): string {
  return [...values].map(([name, value]) => `${name} ${value.toFraction()}`).join(', ');
}
