/** Oxidation states that were solved from neutrality, in words. */
import { formatAmount } from '../chemistry/amount.js';
import type { StateAmount } from '../chemistry/redox.js';
import type { Charge, Material, Occupant } from '../model/material.js';

/** An element whose state was solved: it has the same mean state wherever it sits. */
export interface SolvedElement {
  readonly element: string;
  readonly species: string;
  /** What a mean state is made up of, per formula unit over all sites. */
  readonly parts?: readonly StateAmount[];
}

/** Each of them once, in the order of the sites. */
export function solvedElements({ sites }: Material): SolvedElement[] {
  const found = new Map<string, SolvedElement>();
  for (const { element, species, state, parts } of sites.flatMap((site) => site.occupants)) {
    if (!element || state?.origin !== 'solved') continue;
    const before = found.get(element)?.parts;
    const all = parts?.map((part) => ({
      ...part,
      amount: before?.find((one) => one.state === part.state)?.amount.add(part.amount) ?? part.amount,
    }));
    found.set(element, { element, species, ...(all && { parts: all }) });
  }
  return [...found.values()];
}

/** `0.1 Ni2+`, `0.7 Ni3+`; nothing for a state that is whole. */
export function partTexts({ element, parts }: Pick<Occupant, 'element' | 'parts'>): string[] {
  return parts?.map(({ state, amount }) => `${formatAmount(amount)} ${element}${state}+`) ?? [];
}

/** How solved states were found. */
export function solvedBy(charge: Charge): string {
  const host = charge.kind === 'known' ? charge.solution?.host : undefined;
  return host ? `from neutrality by the redox ladder of ${host}s` : 'from neutrality';
}
