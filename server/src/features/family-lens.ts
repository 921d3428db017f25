/** What the lens of a family says: between which values the figures of its members lie. */
import type { EvaluationOptions } from '../model/evaluate.js';
import type { DeclaredMaterial } from '../model/file-model.js';
import { MOST_MEMBERS } from '../model/parameters.js';
import { familyFigures, membersText, partText, rangeText } from './family-figures.js';
import { conventionText, entropyText, PER } from './figures.js';

export function familyLens(
  declared: DeclaredMaterial,
  options: EvaluationOptions,
): { readonly text: string; readonly tooltip: string } {
  const { members } = declared;
  if (members.length === 0) return { text: whyNoMembers(declared), tooltip: 'See the finding on this line.' };
  const { entropy, classes, charge, molarMass } = familyFigures(members, options);
  const all = members.length;
  const vacancies = options.countVacancies ? ' with vacancies' : '';
  const parts = [
    membersText(all),
    entropy &&
      `${rangeText(entropy, (value) => entropyText(value, 2))} R${PER[options.convention]}${vacancies}${partText(entropy, all)}`,
    classesText(classes.map(([name]) => name)),
    charge,
    molarMass && `${rangeText(molarMass, (mass) => mass.toFixed(1))} g/mol${partText(molarMass, all)}`,
  ].filter((part) => part !== undefined);
  return {
    text: parts.join(' · '),
    tooltip:
      `Least to most over the members: configurational entropy, ${conventionText(options)}; ` +
      'charge and molar mass per formula unit',
  };
}

/** Why a family has no members, in a few words. */
export function whyNoMembers({ problems }: DeclaredMaterial): string {
  const many = problems.find((problem) => problem.kind === 'too-many');
  if (!many) return 'not evaluated: no members';
  const [count, most] = [many.count, MOST_MEMBERS].map((number) => number.toLocaleString('en-US'));
  return `not evaluated: too many members (${count}, at most ${most})`;
}

function classesText(classes: readonly string[]): string | undefined {
  const [lowest, ...others] = classes;
  const highest = others[others.length - 1];
  if (!lowest) return undefined;
  return highest ? `${lowest} to ${highest} entropy` : `${lowest} entropy`;
}
