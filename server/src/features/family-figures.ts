/** The figures of a family: between which values they lie over its members, and in how many they are known. */

import type { Fraction } from '../chemistry/amount.js';
import type { EntropyClass } from '../chemistry/entropy.js';
import { decidingEntropy } from '../model/entropies.js';
import type { EvaluationOptions } from '../model/evaluate.js';
import type { Charge, Material, Site } from '../model/material.js';
import { chargeText, isNeutral, signed } from './figures.js';

/** The least and the most of what is known of some members. */
export interface Span<T> {
  readonly least: T;
  readonly most: T;
  /** In how many members it is known. */
  readonly count: number;
}

export interface FamilyFigures {
  /** The total that decides the class, in R. */
  readonly entropy: Span<number> | undefined;
  /** Those that occur, lowest first, each with the number of its members. */
  readonly classes: readonly (readonly [EntropyClass, number])[];
  /** In a few words; undefined where charges mean nothing. */
  readonly charge: string | undefined;
  /** g/mol */
  readonly molarMass: Span<number> | undefined;
}

/** All figures in one pass over the members. */
export function familyFigures(members: readonly Material[], options: EvaluationOptions): FamilyFigures {
  const classes = new Map<EntropyClass, number>([
    ['low', 0],
    ['medium', 0],
    ['high', 0],
  ]);
  for (const { class: one } of members) if (one) classes.set(one, (classes.get(one) ?? 0) + 1);
  return {
    entropy: spanOf(members.map((member) => decidingEntropy(member, options))),
    classes: [...classes].filter(([, count]) => count > 0),
    charge: chargesText(members.map(({ charge }) => charge)),
    molarMass: spanOf(members.map(({ molarMass }) => molarMass?.valueOf())),
  };
}

/** Undefined where nothing is known. */
export function spanOf(values: readonly (number | undefined)[]): Span<number> | undefined {
  let [least, most, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const value of values) {
    if (value === undefined) continue;
    if (value < least) least = value;
    if (value > most) most = value;
    count++;
  }
  return count > 0 ? { least, most, count } : undefined;
}

/** The same of exact amounts. */
export function amountSpan(values: readonly (Fraction | undefined)[]): Span<Fraction> | undefined {
  let [least, most]: (Fraction | undefined)[] = [];
  let count = 0;
  for (const value of values) {
    if (!value) continue;
    count++;
    if (!least || !most) [least, most] = [value, value];
    // Most amounts of a family are the same, and cost no comparison here.
    else if (value.n === most.n && value.d === most.d && value.s === most.s) continue;
    else if (value.compare(most) > 0) most = value;
    else if (value.compare(least) < 0) least = value;
  }
  return least && most && { least, most, count };
}

/** The sites of members by name, each with those of the members that have it. */
export function sitesByName(members: readonly Material[]): Map<string, Site[]> {
  const sites = new Map<string, Site[]>();
  for (const member of members) {
    for (const site of member.sites) {
      const known = sites.get(site.name);
      if (known) known.push(site);
      else sites.set(site.name, [site]);
    }
  }
  return sites;
}

/** `1.26–1.75`; one number where both are shown alike. */
export function rangeText<T>({ least, most }: Span<T>, textOf: (value: T) => string, between = '–'): string {
  const [from, to] = [textOf(least), textOf(most)];
  return from === to ? from : from + between + to;
}

/** ` for 3 of 4`, where it is not known of all. */
export function partText({ count }: Span<unknown>, all: number): string {
  return count === all ? '' : ` for ${count} of ${all}`;
}

/** `1 member`, `16 members`. */
export function membersText(count: number): string {
  return `${count} member${count === 1 ? '' : 's'}`;
}

function chargesText(charges: readonly Charge[]): string | undefined {
  const told = charges.filter(({ kind }) => kind !== 'not-applicable');
  const known = told.filter((charge) => charge.kind === 'known');
  const neutral = known.filter(isNeutral).length;
  if (told.length === 0) return undefined;
  if (neutral === charges.length) return 'neutral';
  if (neutral > 0) return `neutral for ${neutral} of ${charges.length}`;
  if (known.length === charges.length) {
    const span = amountSpan(known.map(({ value }) => value));
    return span && rangeText(span, signed, ' to ');
  }
  const words = new Set(
    charges.map((charge) => (charge.kind === 'known' ? 'not neutral' : chargeText(charge))),
  );
  const [word, ...others] = words;
  return others.length === 0 ? word : `neutral for none of ${charges.length}`;
}
