/** In the head of a declaration: structures, materials, the values of members, and the words between them. */
import { exactNumeral } from '../../chemistry/amount.js';
import { CONVENTION_MEANING, CONVENTIONS } from '../../chemistry/entropy.js';
import type { DeclaredMaterial } from '../../model/file-model.js';
import { writtenName } from '../../syntax/print.js';
import type { Range } from '../../syntax/tree.js';
import { materialCard } from '../cards/material.js';
import { structureCard } from '../cards/structure.js';
import type { Context, HeadPart } from '../place/place.js';
import { apart, type Completion, endOf } from './completion.js';

const PARTIAL = /(?:"[^"]*|[\p{L}\p{N}_.'/+-]*)$/u;

/** A name that is being written, in quotes or not. */
function nameRange(context: Context): Range {
  const typed = PARTIAL.exec(context.before)?.[0] ?? '';
  const range = endOf(context, typed.length);
  // An editor closes quotes as soon as they are opened.
  return typed.startsWith('"') && context.after.startsWith('"') ? { ...range, end: range.end + 1 } : range;
}

/** A name as it is inserted: in quotes where they are needed or already there. */
function nameText(name: string, { model }: Context, { start }: Range): string {
  const isQuoted = model.text.charAt(start) === '"';
  return isQuoted ? `"${name.replace(/["\\]/g, '\\$&')}"` : writtenName(name);
}

export function structureCompletions(context: Context): Completion[] {
  const range = nameRange(context);
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
    .map((structure) => {
      const text = nameText(structure.name, context, range);
      return {
        kind: 'structure',
        label: structure.name,
        insert: apart(text, context, range),
        ...(text.startsWith('"') && { filter: text }),
        detail: structure.description,
        range,
        documentation: () => structureCard(structure.name, structure),
      };
    });
}

/** Members and materials that are listed, at most: the rest is found by typing. */
const MOST = 200;
const MOST_MEMBERS = 20;

/** Every material but the one that is being written; of a family each member. */
export function materialCompletions(context: Context): Completion[] {
  const range = nameRange(context);
  const { model, declaration: present } = context;
  const typed = (PARTIAL.exec(context.before)?.[0] ?? '').replace(/^"/, '').toLowerCase();
  return declaredIn(context)
    .filter(
      ({ declaration }) =>
        declaration !== present &&
        declaration.name?.text &&
        mayBe(declaration.name.text.toLowerCase(), typed),
    )
    .slice(0, MOST)
    .flatMap((declared) => declared.members.slice(0, MOST_MEMBERS).map((member) => ({ member, declared })))
    .slice(0, MOST)
    .map(({ member, declared }) => {
      const text = nameText(declared.declaration.name?.text ?? '', context, range);
      return {
        kind: 'material',
        label: member.name,
        insert: text + valuesText(declared, member),
        ...(text.startsWith('"') && { filter: text }),
        detail: member.structure?.name ?? '',
        range,
        documentation: () => materialCard(member, model),
      };
    });
}

/** Whether the letters of what is typed come one behind the other in a name, as editors match them. */
function mayBe(name: string, typed: string): boolean {
  let at = 0;
  for (const char of typed) {
    at = name.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function declaredIn({ model }: Context): readonly DeclaredMaterial[] {
  const imported = model.imports.flatMap(({ outcome }) =>
    outcome?.kind === 'read' ? outcome.model.declared : [],
  );
  return [...model.declared, ...imported];
}

export function argumentCompletions(context: Context, family: string): Completion[] {
  const range = endOf(context, /[\d.]*$/.exec(context.before)?.[0].length ?? 0);
  const position = context.before.split(',').length - 1;
  const declared = declaredIn(context).find(({ declaration }) => declaration.name?.text === family);
  const parameter = declared?.parameters[position];
  return (parameter?.values ?? []).slice(0, MOST).map((value) => ({
    kind: 'amount',
    label: exactNumeral(value),
    insert: apart(exactNumeral(value), context, range),
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

// -------------------------------------------------------------------------------------------------- words

/** What may come behind a part of a head. */
export function headCompletions(context: Context, word: string, behind: HeadPart): Completion[] {
  // Behind a name that is still being written, more of it comes first.
  const typed = /(?:^|\s)([a-z]*)$/.exec(context.before);
  if (!typed) return [];
  const range = endOf(context, typed[1]?.length ?? 0);
  const one = (label: string, detail: string, insert = `${label} `): Completion => ({
    kind: 'keyword',
    label,
    detail,
    insert,
    range,
    continues: insert.endsWith(' '),
  });
  const body: Completion = {
    ...one('{', word === 'material' ? 'its sites, a line each' : 'what it holds', '{'),
    snippet: '{\n  $0\n}',
  };
  switch (word) {
    case 'material': {
      const formula = one('=', 'a formula');
      if (behind === 'name')
        return [one(':', 'a structure'), formula, one('from', 'derived from another material'), body];
      if (behind === 'structure') return [formula, body];
      return behind === 'base' ? [body] : [];
    }
    case 'structure':
      return behind === 'keyword' ? [] : [one('metallic', 'charges mean nothing in it'), body];
    case 'measured':
    case 'batch':
      return behind === 'base' ? [body] : [one('of', 'a material')];
    case 'mixture':
      return behind === 'keyword' ? [] : [body];
    case 'let':
      return behind === 'keyword' ? [] : [one('=', 'its value')];
    case 'convention':
      return conventionCompletions(context, range, behind);
    default:
      return [];
  }
}

function conventionCompletions({ model, offset }: Context, range: Range, behind: HeadPart): Completion[] {
  const line = model.text.slice(model.text.lastIndexOf('\n', offset - 1) + 1, offset);
  const words: Completion[] = CONVENTIONS.map((convention) => ({
    kind: 'keyword',
    label: convention,
    detail: CONVENTION_MEANING[convention],
    range,
  }));
  const counting: Completion = {
    kind: 'keyword',
    label: 'counting vacancies',
    detail: 'with vacancies as a species',
    range,
  };
  return [...(behind === 'keyword' ? words : []), ...(/\bcounting\b/.test(line) ? [] : [counting])];
}
