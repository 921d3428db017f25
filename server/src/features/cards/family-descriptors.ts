/** What descriptors tell of several materials: between which values they lie, and what they share. */
import { type Described, type Disagreement, disagreements } from '../../model/descriptors/registry.js';
import { whyMissing } from '../../model/descriptors/why.js';
import type { EvaluationOptions } from '../../model/evaluate.js';
import type { Material } from '../../model/material.js';
import { labelOf, numeralOf, unitOf } from '../../rules/descriptor-wording.js';
import { partText, rangeText, spanOf } from '../family-figures.js';
import { type Block, paragraph } from '../markup.js';
import { describedOnCard, ON_CARD } from './descriptors.js';

/** Members of which values are found, at most: a card must not take long. */
const MOST_DESCRIBED = 1000;

/** Things that values say and that are told one by one, at most. */
const MOST_SAID = 3;

/** What is told of each member, one after the other; of too many members nothing. */
export type DescribedMembers = readonly (readonly Described[])[];

export function describedMembers(members: readonly Material[], options: EvaluationOptions): DescribedMembers {
  if (members.length > MOST_DESCRIBED) return [];
  return members.map((member) => describedOnCard(member, options));
}

/** A row for each descriptor and each site that it is of, and how many members it is on which they do not agree. */
export function familyDescriptorBlocks(described: DescribedMembers, members: readonly Material[]): Block[] {
  if (members.length > MOST_DESCRIBED) {
    const most = MOST_DESCRIBED.toLocaleString('en-US');
    const instead = { code: 'hem table --columns' };
    return [paragraph(`Descriptors are told of ${most} members at most; `, instead, ' lists those of all.')];
  }
  const groups = groupsIn(described);
  if (groups.length === 0) return [];
  const all = described.length;
  return [
    {
      kind: 'table',
      columns: [{ heading: 'Descriptor' }, { heading: 'Range', isNumber: true }, { heading: 'What it says' }],
      rows: groups.map((group) => [
        `${labelOf(group[0])}, ${group[0].descriptor.name}`,
        groupRange(group, all),
        groupMeaning(group),
      ]),
    },
    ...[...disagreementsIn(described)].map(([of, count]) =>
      paragraph(`On ${of} they disagree for ${count} of ${all}.`),
    ),
  ];
}

/** The values of one descriptor, of one site where it is of sites. */
type Group = readonly [Described, ...Described[]];

/** In the order of the descriptors, and of the sites in the first member that has them. */
function groupsIn(described: DescribedMembers): readonly Group[] {
  const groups = new Map<Described['descriptor'], Map<string, [Described, ...Described[]]>>();
  for (const one of described.flat()) {
    const places = groups.get(one.descriptor) ?? new Map<string, [Described, ...Described[]]>();
    groups.set(one.descriptor, places);
    const label = labelOf(one);
    const known = places.get(label);
    if (known) known.push(one);
    else places.set(label, [one]);
  }
  return [...groups]
    .sort(([a], [b]) => ON_CARD.indexOf(a) - ON_CARD.indexOf(b))
    .flatMap(([, places]) => [...places.values()]);
}

/** `2.69 to 3.10 % for 3 of 4`. */
function groupRange(group: Group, all: number): string {
  const [first] = group;
  const span = spanOf(group.map(({ value: { found } }) => ('value' in found ? found.value : undefined)));
  if (!span) return 'not known';
  const unit = unitOf(first);
  const range = rangeText(span, (value) => numeralOf(value, first.descriptor), ' to ');
  return `${range}${unit && ` ${unit}`}${partText(span, all)}`;
}

/** What all values say, or each thing with how many say it; and why some are not known. */
function groupMeaning(group: Group): string {
  const said = new Map<string, number>();
  for (const { value } of group) {
    if ('missing' in value.found) continue;
    const text = value.verdict?.brief ?? value.verdict?.text ?? '';
    said.set(text, (said.get(text) ?? 0) + 1);
  }
  const missing = group.flatMap(({ value: { found } }) => ('missing' in found ? found.missing : []));
  const unique = [...new Map(missing.map((one) => [`${one.what}\n${one.of}`, one])).values()];
  const why = unique.length > 0 ? `${said.size > 0 ? 'otherwise ' : ''}${whyMissing(unique)}` : '';
  return [saidText(said, group[0]), why].filter(Boolean).join('; ');
}

function saidText(said: ReadonlyMap<string, number>, { descriptor }: Described): string {
  const [first, ...others] = said.keys();
  if (first && others.length === 0) return first;
  if (first === undefined) return '';
  if (first === '' || said.size > MOST_SAID) return descriptor.threshold ?? '';
  return [...said].map(([text, count]) => `${text} (${count})`).join('; ');
}

/** On what predictions of one member do not agree, with the number of such members. */
function disagreementsIn(described: DescribedMembers): ReadonlyMap<Disagreement['of'], number> {
  const counts = new Map<string, number>();
  for (const { of } of described.flatMap(disagreements)) counts.set(of, (counts.get(of) ?? 0) + 1);
  return counts;
}
