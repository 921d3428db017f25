/** Derives a material from one above it from which it differs on one site. */
import type { DeclaredMaterial, FileModel } from '../../model/file-model.js';
import type { Material } from '../../model/material.js';
import type { TextEdit } from '../../rules/rule.js';
import { writtenName } from '../../syntax/print.js';
import type { MaterialDeclaration } from '../../syntax/tree.js';
import { isKept } from './evaluation.js';
import { linesFor } from './expand-formula.js';
import { hasComment, indentOf, lineEndOf } from './layout.js';
import type { Offer, Refactoring } from './refactoring.js';
import { haveSameAmounts } from './same.js';
import { materialAt, textOf } from './selection.js';

/** How many declarations up a base is looked for. */
const FARTHEST = 50;

export const deriveMaterial: Refactoring = {
  id: 'derive-material',
  kind: 'refactor.rewrite',
  offers(request) {
    const { model } = request;
    const declared = materialAt(request);
    if (!declared || !isSingle(declared) || declared.declaration.base) return [];
    const at = model.declared.indexOf(declared);
    const above = model.declared
      .slice(Math.max(0, at - FARTHEST), at)
      .filter(isSingle)
      .reverse();
    for (const base of above) {
      const offer = deriving(declared, base, model);
      if (offer) return [offer];
    }
    return [];
  },
};

function isSingle({ declaration, members }: DeclaredMaterial): boolean {
  return declaration.parameters.length === 0 && members.length === 1 && !declaration.broken;
}

function deriving(declared: DeclaredMaterial, base: DeclaredMaterial, model: FileModel): Offer | undefined {
  const { declaration, members } = declared;
  const [material] = members;
  const [former] = base.members;
  const { name } = base.declaration;
  if (!material || !former || !name || material.structure !== former.structure) return undefined;
  if (isDerivedFrom(former, declaration)) return undefined;
  const differing = material.sites.filter(({ name: site }, index) => {
    const other = former.sites[index];
    return site !== other?.name || !haveSameAmounts(material.sites.slice(index, index + 1), [other]);
  });
  const [site] = differing;
  if (!site || differing.length > 1 || material.sites.length !== former.sites.length) return undefined;
  const line = lineOf(site.name, declared, model);
  const edit = line && derived(name.text, line, declaration, model);
  if (!edit || !isKept(declared, [edit], model)) return undefined;
  return { title: `Derive it from ${name.text}, from which ${site.name} differs`, edits: () => [edit] };
}

function isDerivedFrom(material: Material, declaration: MaterialDeclaration): boolean {
  for (let { base } = material; base; { base } = base) if (base.declaration === declaration) return true;
  return false;
}

/** What is on a site, as a line of the long form. */
function lineOf(site: string, declared: DeclaredMaterial, model: FileModel): string | undefined {
  const { sites } = declared.declaration;
  if (!sites) return linesFor(declared, model)?.get(site);
  const [line, ...others] = sites.filter((one) => one.site.text === site);
  return line && others.length === 0 ? textOf(line.range, model) : undefined;
}

/** The declaration with a base; undefined where comments would be lost. */
function derived(
  base: string,
  line: string,
  declaration: MaterialDeclaration,
  model: FileModel,
): TextEdit | undefined {
  const { name, range, expectations } = declaration;
  if (!name || hasComment(textOf(range, model))) return undefined;
  const eol = lineEndOf(model);
  const indent = indentOf(declaration, model);
  const lines = [line, ...expectations.map((expectation) => textOf(expectation.range, model))];
  const text = ` from ${writtenName(base)} {${lines.map((one) => `${eol}${indent}  ${one}`).join('')}${eol}${indent}}`;
  return { range: { start: name.range.end, end: range.end }, text };
}
