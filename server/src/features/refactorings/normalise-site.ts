/** Scales the amounts of a site so that they add up to its multiplicity. */
import { isSumWrong } from '../../model/charge.js';
import type { DeclaredMaterial, FileModel } from '../../model/file-model.js';
import type { Fix } from '../../rules/rule.js';
import { scale } from '../../rules/sum-fixes.js';
import { membersAfter } from './evaluation.js';
import type { Offer, Refactoring } from './refactoring.js';
import { materialAt, type SiteOfMembers, siteOf, sitesAt } from './selection.js';

export const normaliseSite: Refactoring = {
  id: 'normalise-site',
  kind: 'refactor.rewrite',
  offers(request) {
    const declared = materialAt(request);
    if (!declared) return [];
    return sitesAt(declared, request).flatMap((place) => normalising(place, declared, request.model));
  },
};

function normalising(place: SiteOfMembers, declared: DeclaredMaterial, model: FileModel): Offer[] {
  const fixes = place.sites.map((site): Fix | undefined => {
    const { sum, multiplicity, isMultiplicityGiven, hasImplicitVacancies, occupants } = site;
    if (!sum || !isMultiplicityGiven || sum.equals(multiplicity)) return undefined;
    // What is missing there is vacant.
    if (hasImplicitVacancies && sum.compare(multiplicity) < 0) return undefined;
    return scale(place.name, occupants, sum, multiplicity, model)[0];
  });
  const [fix] = fixes;
  // Other edits for another member would be right for one and wrong for the other.
  const key = JSON.stringify(fix?.edits);
  if (!fix || fixes.some((other) => JSON.stringify(other?.edits) !== key)) return [];
  const after = membersAfter(declared.declaration, fix.edits, model);
  const isNormal = after?.every((member) => {
    const site = siteOf(member, place.name);
    return site?.sum?.equals(site.multiplicity) && member.sites.filter(isSumWrong).length === 0;
  });
  return isNormal ? [{ title: fix.title, edits: () => fix.edits }] : [];
}
