/** One finding for what members of a family share: it says for which values. */
import { exactNumeral, type Fraction } from '../chemistry/amount.js';
import { type DeclaredMaterial, isFamily } from '../model/file-model.js';
import type { Material } from '../model/material.js';
import type { Finding, Fix } from './rule.js';

/** Values that are listed one by one, at most. */
const MOST_LISTED = 6;

/** A member of a family, with what declares it. */
interface Known {
  readonly declared: DeclaredMaterial;
  readonly member: Material;
}

/** Members of families by their names. */
export type Members = ReadonlyMap<string, Known>;

export function addMembers(members: Map<string, Known>, families: readonly DeclaredMaterial[]): void {
  for (const declared of families) {
    if (!isFamily(declared)) continue;
    for (const member of declared.members) members.set(member.name, { declared, member });
  }
}

/** Findings of one rule, those of members of a family at the same place put together. */
export function mergeFamilies(findings: readonly Finding[], members: Members): readonly Finding[] {
  if (members.size === 0) return findings;
  const groups: Group[] = [];
  for (const finding of findings) {
    const known = finding.material === undefined ? undefined : members.get(finding.material);
    const group = known && groups.find((candidate) => isOneWith(candidate, finding, known.declared));
    if (!group) {
      groups.push({
        first: finding,
        findings: [finding],
        names: new Set([finding.material]),
        declared: known?.declared,
      });
      continue;
    }
    group.findings.push(finding);
    group.names.add(finding.material);
  }
  return groups.map(({ first, findings: own, declared }) =>
    declared ? merged(first, own, declared) : first,
  );
}

interface Group {
  readonly first: Finding;
  readonly findings: Finding[];
  readonly names: Set<string | undefined>;
  readonly declared: DeclaredMaterial | undefined;
}

/** Whether a finding is another member's at the same place; a species of which there is none may have moved its ends. */
function isOneWith(
  group: Group,
  { range, severity, material }: Finding,
  declared: DeclaredMaterial,
): boolean {
  const { first } = group;
  return (
    group.declared === declared &&
    first.severity === severity &&
    !group.names.has(material) &&
    first.range.start < range.end &&
    range.start < first.range.end
  );
}

function merged(
  first: Finding,
  group: readonly Finding[],
  { declaration, members }: DeclaredMaterial,
): Finding {
  const names = new Set(group.flatMap(({ material }) => material ?? []));
  const concerned = members.filter(({ name }) => names.has(name));
  const isEvery = concerned.length === members.length;
  const { fixes: _, ...rest } = first;
  const shared = isEvery ? sharedFixes(first, group) : [];
  return {
    ...rest,
    range: {
      start: Math.min(...group.map(({ range }) => range.start)),
      end: Math.max(...group.map(({ range }) => range.end)),
    },
    message: `${first.message} (${valuesOf(first, group, concerned, isEvery)})`,
    ...(shared.length > 0 && { fixes: shared }),
    ...(concerned.length > 1 && { material: declaration.name?.text ?? '', members: [...names] }),
  };
}

/** What every one of the findings offers: anything else would be right for one member and wrong for another. */
function sharedFixes(first: Finding, group: readonly Finding[]): Fix[] {
  const editsOf = (fix: Fix) => JSON.stringify(fix.edits);
  return (first.fixes ?? []).flatMap((fix) => {
    const offers = group.map(({ fixes = [] }) => fixes.find((other) => editsOf(other) === editsOf(fix)));
    if (offers.some((offer) => !offer)) return [];
    return [{ ...fix, isSafe: offers.every((offer) => offer?.isSafe) }];
  });
}

function valuesOf(
  first: Finding,
  group: readonly Finding[],
  concerned: readonly Material[],
  isEvery: boolean,
): string {
  const [one, ...others] = concerned;
  if (!one) return '';
  const names = [...one.parameters.keys()].join(' and ');
  const isAlike = group.every(({ message }) => message === first.message);
  if (isAlike && isEvery) return `for every ${names}`;
  if (isAlike || others.length === 0) return `for ${listed(concerned)}`;
  return `for ${listed([one])}; likewise for ${isEvery ? `every other ${names}` : listed(others)}`;
}

function listed(members: readonly Material[]): string {
  const [first, ...others] = members;
  if (!first) return '';
  const [parameter, ...more] = [...first.parameters.keys()];
  const texts =
    more.length === 0
      ? members.map((member) => valueText([...member.parameters.values()][0]))
      : members.map(({ parameters }) =>
          [...parameters].map(([name, value]) => `${name} = ${valueText(value)}`).join(', '),
        );
  const shown = texts.slice(0, MOST_LISTED);
  const rest = others.length + 1 - shown.length;
  const list = shown.join(more.length === 0 ? ', ' : '; ') + (rest > 0 ? ` and ${rest} more` : '');
  return more.length === 0 ? `${parameter} = ${list}` : list;
}

function valueText(value: Fraction | undefined): string {
  return value ? exactNumeral(value) : '?';
}
