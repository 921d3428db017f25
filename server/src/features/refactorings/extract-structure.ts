/** Declares the sites that were inferred for a material as a structure of its own. */

import { structureNameOf } from '../../model/file.js';
import type { DeclaredMaterial, FileModel } from '../../model/file-model.js';
import { speciesBase } from '../../model/formula-text.js';
import { structureOf } from '../../model/structure.js';
import type { TextEdit } from '../../rules/rule.js';
import { parse } from '../../syntax/parse.js';
import { writtenName } from '../../syntax/print.js';
import type { MaterialDeclaration } from '../../syntax/tree.js';
import { declarationAfter, membersOf } from './evaluation.js';
import { blockOf, indentOf, lineEndOf } from './layout.js';
import { freeName, takenNames } from './names.js';
import type { Offer, Refactoring, Refusal } from './refactoring.js';
import { areSame } from './same.js';
import { materialAt, siteOf } from './selection.js';

export const extractStructure: Refactoring = {
  id: 'extract-structure',
  kind: 'refactor.extract',
  offers(request) {
    const declared = materialAt(request);
    if (!declared || declared.declaration.base || structureNameOf(declared.declaration)) return [];
    return [extracting(declared, request.model)];
  },
};

function extracting(declared: DeclaredMaterial, model: FileModel): Offer | Refusal {
  const { declaration, members } = declared;
  const [first] = members;
  const name = freeName(`${declaration.name?.text ?? 'own'}-structure`, takenNames(model));
  const title = `Extract the sites to a structure, ${name}`;
  if (!first || first.sites.length === 0) return { title, why: 'A molecule has no sites' };
  const isAlike = members.every(
    ({ sites }) =>
      sites.length === first.sites.length &&
      sites.every((site) => siteOf(first, site.name)?.multiplicity.equals(site.multiplicity)),
  );
  if (!isAlike) return { title, why: 'The sites are not as large in every member' };
  const text = structureText(name, declared, model);
  const naming = { range: behindHead(declaration, model), text: ` : ${writtenName(name)}` };
  if (!isSameOn(text, naming, declared, model)) {
    return { title, why: 'On a structure of these sites it would be laid out otherwise' };
  }
  const { start } = blockOf(declaration, model);
  const eol = lineEndOf(model);
  return { title, edits: () => [{ range: { start, end: start }, text: `${text}${eol}${eol}` }, naming] };
}

function structureText(name: string, { declaration, members }: DeclaredMaterial, model: FileModel): string {
  const [first] = members;
  const isMetallic = members.some(({ remarks }) =>
    remarks.some((remark) => remark.kind === 'inferred-sites' && remark.nature === 'alloy'),
  );
  const lines = (first?.sites ?? []).map((site) => {
    const occupants = members.flatMap((member) => siteOf(member, site.name)?.occupants ?? []);
    // A vacancy in the list would say that vacancies need not be written.
    const usual = new Set(occupants.filter(({ kind }) => kind !== 'vacancy').map(speciesBase));
    const list = usual.size > 0 ? ` : ${[...usual].join(', ')}` : '';
    return `  ${writtenName(site.name)} *${site.multiplicity.toFraction()}${list}`;
  });
  const head = `structure ${writtenName(name)}${isMetallic ? ' metallic' : ''} {`;
  const indent = indentOf(declaration, model);
  return [head, ...lines, '}'].map((line) => indent + line).join(lineEndOf(model));
}

/** Where the structure is named: behind the name and the parameters. */
function behindHead({ keyword, name, parameters }: MaterialDeclaration, { text }: FileModel) {
  const last = parameters[parameters.length - 1];
  const end = last ? text.indexOf(')', last.range.end) + 1 : (name ?? { range: keyword }).range.end;
  return { start: end, end };
}

/** Whether the material is the same on the structure; its sums must not be judged more strictly than they hold. */
function isSameOn(
  text: string,
  naming: TextEdit,
  { declaration, members }: DeclaredMaterial,
  model: FileModel,
): boolean {
  const [structure] = parse(text).declarations;
  if (structure?.kind !== 'structure' || structure.broken) return false;
  const { file, address } = model;
  const own = structureOf(structure, { file, address, isBuiltIn: false });
  const scope = { ...model, structures: new Map([...model.structures, [own.name, own]]) };
  const after = membersOf(declarationAfter(declaration, [naming], model), scope);
  return after !== undefined && areSame(members, after);
}
