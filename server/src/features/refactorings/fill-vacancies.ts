/** Writes the vacancies of a site that is not full. */
import { type Fraction, formatAmount, ZERO } from '../../chemistry/amount.js';
import type { DeclaredMaterial, FileModel } from '../../model/file-model.js';
import type { Material, Site } from '../../model/material.js';
import type { TextEdit } from '../../rules/rule.js';
import { vacancyEdits } from '../../rules/sum-fixes.js';
import { membersAfter } from './evaluation.js';
import { amountFor } from './numerals.js';
import type { Offer, Refactoring } from './refactoring.js';
import { haveSameAmounts } from './same.js';
import { materialAt, type SiteOfMembers, siteOf, sitesAt } from './selection.js';

export const fillVacancies: Refactoring = {
  id: 'fill-vacancies',
  kind: 'refactor.rewrite',
  offers(request) {
    const declared = materialAt(request);
    if (!declared) return [];
    return sitesAt(declared, request).flatMap((place) => filling(place, declared, request.model));
  },
};

function filling(
  { name, sites, units }: SiteOfMembers,
  declared: DeclaredMaterial,
  model: FileModel,
): Offer[] {
  const { declaration, members } = declared;
  if (sites.some(({ occupants }) => occupants.some(({ kind }) => kind === 'vacancy'))) return [];
  const missing = sites.map(missingOn);
  if (!missing.every((amount) => amount !== undefined)) return [];
  if (missing.every((amount) => amount.equals(ZERO))) return [];
  // In a list, `rest` is right for every member, and stays right.
  const isListed = declaration.sites !== undefined;
  const edits = isListed
    ? vacancyEdits(units, () => 'rest', model)
    : vacancyEdits(units, (factor) => amountInFormula(missing, factor, members), model);
  if (!edits || !isFilled(name, edits, declared, model)) return [];
  const [first] = missing;
  const isSame = first && missing.every((amount) => amount.equals(first));
  const amount = isSame ? `${formatAmount(first)} Va` : 'Va';
  return [{ title: `Fill with vacancy: ${amount} on ${name}`, edits: () => edits }];
}

/** How much is vacant without being written; undefined where that is not known. */
function missingOn({ sum, multiplicity, isMultiplicityGiven }: Site): Fraction | undefined {
  if (!sum || !isMultiplicityGiven || sum.compare(multiplicity) > 0) return undefined;
  return multiplicity.sub(sum);
}

function amountInFormula(
  missing: readonly Fraction[],
  factor: Fraction,
  members: readonly Material[],
): string {
  const written = missing.map((amount, index) => amount.mul(members[index]?.formulaUnits ?? 1).div(factor));
  // What is not read is not offered.
  return amountFor(written, members) ?? '';
}

function isFilled(
  name: string,
  edits: readonly TextEdit[],
  { declaration, members }: DeclaredMaterial,
  model: FileModel,
): boolean {
  const after = membersAfter(declaration, edits, model);
  return members.every((member, index) => {
    const filled = after?.[index];
    const site = filled && siteOf(filled, name);
    if (!filled || !site?.sum?.equals(site.multiplicity)) return false;
    return haveSameAmounts(withoutVacancies(member), withoutVacancies(filled));
  });
}

function withoutVacancies({ sites }: Material): Site[] {
  return sites.map((site) => ({
    ...site,
    occupants: site.occupants.filter(({ kind }) => kind !== 'vacancy'),
  }));
}
