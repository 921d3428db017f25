/** Which fix the lens of a material offers. */
import type { FileModel } from '../model/file.js';
import type { Finding, Fix } from '../rules/rule.js';
import type { MaterialDeclaration } from '../syntax/tree.js';

export interface OfferedFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** Of each material with an error that has a fix: the first safe one, or else the first one of the first error. */
export function fixesIn(
  model: FileModel,
  findings: readonly Finding[],
): Map<MaterialDeclaration, OfferedFix> {
  const offers = findings
    .filter(({ severity }) => severity === 'error')
    .flatMap((finding) => (finding.fixes ?? []).map((fix): OfferedFix => ({ finding, fix })))
    .sort((a, b) => a.finding.range.start - b.finding.range.start);
  const found = new Map<MaterialDeclaration, OfferedFix>();
  let next = 0;
  for (const { declaration } of model.declared) {
    const { start, end } = declaration.range;
    const own: OfferedFix[] = [];
    for (let offer = offers[next]; offer && offer.finding.range.start < end; offer = offers[++next]) {
      if (offer.finding.range.start >= start) own.push(offer);
    }
    const offered = own.find(({ fix }) => fix.isSafe) ?? own[0];
    if (offered) found.set(declaration, offered);
  }
  return found;
}
