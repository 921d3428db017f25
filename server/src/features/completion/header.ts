/** Behind a colon the structures, behind `from` and `of` the materials, in parentheses the values of members. */
import { exactNumeral } from '../../chemistry/amount.js';
import type { DeclaredMaterial } from '../../model/file-model.js';
import { writtenName } from '../../syntax/print.js';
import { materialCard } from '../cards/material.js';
import { structureCard } from '../cards/structure.js';
import { type Completion, type Context, endOf } from './completion.js';

const PARTIAL = /"?[\p{L}\p{N}_.'/+-]*$/u;

export function structureCompletions(context: Context): Completion[] {
  const range = endOf(context, partialLength(context));
  const { structures, declared } = context.model;
  const used = new Map<string, number>();
  for (const { declaration } of declared) {
    const name = declaration.structure?.text;
    if (name) used.set(name, (used.get(name) ?? 0) + 1);
  }
  return [...structures.values()]
    .sort(
      (a, b) =>
        Number(a.source.isBuiltIn) - Number(b.source.isBuiltIn) ||
        (used.get(b.name) ?? 0) - (used.get(a.name) ?? 0) ||
        a.name.localeCompare(b.name),
    )
    .map((structure) => ({
      kind: 'structure',
      label: structure.name,
      insert: writtenName(structure.name),
      detail: structure.description,
      range,
      documentation: () => structureCard(structure.name, structure),
    }));
}

/** Every material but the one that is being written; of a family each member. */
export function materialCompletions(context: Context): Completion[] {
  const range = endOf(context, partialLength(context));
  const { model, declaration: present } = context;
  const imported = model.imports.flatMap(({ outcome }) =>
    outcome?.kind === 'read' ? outcome.model.declared : [],
  );
  return [...model.declared, ...imported]
    .filter(({ declaration }) => declaration !== present && declaration.name)
    .flatMap((declared) => declared.members.slice(0, MOST_MEMBERS).map((member) => ({ member, declared })))
    .map(({ member, declared }) => ({
      kind: 'material',
      label: member.name,
      insert: writtenName(declared.declaration.name?.text ?? '') + valuesText(declared, member),
      detail: member.structure?.name ?? '',
      range,
      documentation: () => materialCard(member, model),
    }));
}

/** Of a large family the first members: its values are completed in the parentheses. */
const MOST_MEMBERS = 20;

export function argumentCompletions(context: Context, family: string): Completion[] {
  const range = endOf(context, /[\d.]*$/.exec(context.before)?.[0].length ?? 0);
  const position = context.before.split(',').length - 1;
  const declared = context.model.declared.find(({ declaration }) => declaration.name?.text === family);
  const parameter = declared?.parameters[position];
  return (parameter?.values ?? []).map((value) => ({
    kind: 'amount',
    label: exactNumeral(value),
    detail: `${parameter?.name.text ?? ''} of ${family}`,
    range,
  }));
}

function valuesText(
  { parameters }: DeclaredMaterial,
  { parameters: values }: DeclaredMaterial['members'][number],
): string {
  return parameters.length === 0 ? '' : `(${[...values.values()].map(exactNumeral).join(', ')})`;
}

function partialLength({ before }: Context): number {
  return PARTIAL.exec(before)?.[0].length ?? 0;
}
