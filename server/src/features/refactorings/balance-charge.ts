/** Adjusts the amount at the cursor so that the charge is zero, whatever the amount of anything else. */

import { type Fraction, formatAmount, ZERO } from '../../chemistry/amount.js';
import { isSumWrong } from '../../model/charge.js';
import type { DeclaredMaterial, FileModel } from '../../model/file-model.js';
import type { Charge, Material, Occupant } from '../../model/material.js';
import { isSharing } from '../../model/pieces.js';
import type { TextEdit } from '../../rules/rule.js';
import { hasNumber, writeNumeral } from '../../rules/sum-fixes.js';
import { touches } from '../../syntax/lookup.js';
import type { Unit } from '../../syntax/tree.js';
import { membersAfter } from './evaluation.js';
import { amountFor } from './numerals.js';
import type { Offer, Refactoring, Refusal } from './refactoring.js';
import { materialAt, siteOf, unitsIn } from './selection.js';

export const balanceCharge: Refactoring = {
  id: 'balance-charge',
  kind: 'refactor.rewrite',
  offers(request) {
    const declared = materialAt(request);
    if (!declared) return [];
    const touched = unitsIn(declared.declaration).filter(
      ({ unit }) => unit.kind !== 'vacancy' && !isSharingGroup(unit) && touches(unit.range, request.range),
    );
    // Between two of them it may be the one or the other; of a longer selection it is none.
    if (touched.length > MOST_TOUCHED) return [];
    return touched.flatMap(({ unit }) => balancing(unit, declared, request.model));
  },
};

const MOST_TOUCHED = 2;

function isSharingGroup(unit: Unit): boolean {
  return unit.kind === 'group' && isSharing(unit);
}

/** The occupant that a unit is in one member, with what its amount would have to be. */
interface Balanced {
  readonly site: string;
  readonly occupant: Occupant;
  readonly amount: Fraction;
  /** The number to write. */
  readonly written: Fraction;
}

function balancing(unit: Unit, declared: DeclaredMaterial, model: FileModel): (Offer | Refusal)[] {
  const { declaration, members } = declared;
  if (!hasNumber(unit) || members.every(({ charge }) => excessOf(charge)?.equals(ZERO) ?? true)) return [];
  const all = members.map((member) => balanced(unit, member));
  const [first] = all;
  if (!first || !all.every((one) => one !== undefined)) return [];
  const { species } = first.occupant;
  const isSame = all.every(({ amount }) => amount.equals(first.amount));
  const title = isSame
    ? `Adjust ${species} to ${formatAmount(first.amount)}: charge 0`
    : `Adjust ${species} in each member: charge 0`;
  if (all.some(({ amount }) => amount.compare(ZERO) <= 0)) {
    return [{ title, why: `No amount of ${species} makes this neutral` }];
  }
  const numeral = amountFor(
    all.map(({ written }) => written),
    members,
  );
  if (numeral === undefined) {
    return [{ title, why: 'It would be another amount in each member, which no parameter gives' }];
  }
  const edits = [writeNumeral(unit, numeral, model)];
  return isBalanced(edits, declared, model)
    ? [{ title, edits: () => edits }]
    : [{ title, why: wrongSum(first.site, membersAfter(declaration, edits, model)) }];
}

/** The charge to take away; undefined where it is not known. */
function excessOf(charge: Charge): Fraction | undefined {
  if (charge.kind === 'known') return charge.value;
  if (charge.kind !== 'unreachable') return undefined;
  return charge.least.compare(ZERO) > 0 ? charge.least : charge.most;
}

function balanced(unit: Unit, { sites, charge }: Material): Balanced | undefined {
  const excess = excessOf(charge);
  for (const { name, occupants } of sites) {
    const occupant = occupants.find(({ written }) => written?.unit.range.start === unit.range.start);
    if (!occupant) continue;
    const { amount, state, written } = occupant;
    const isGiven = state && state.origin !== 'solved' && !state.value.equals(ZERO);
    if (!excess || !amount || !isGiven || !written) return undefined;
    const adjusted = amount.sub(excess.div(state.value));
    return { site: name, occupant, amount: adjusted, written: adjusted.div(written.factor) };
  }
  return undefined;
}

function isBalanced(
  edits: readonly TextEdit[],
  { declaration, members }: DeclaredMaterial,
  model: FileModel,
) {
  const after = membersAfter(declaration, edits, model);
  return members.every((member, index) => {
    const next = after?.[index];
    if (next?.charge.kind !== 'known' || !next.charge.value.equals(ZERO)) return false;
    return next.sites.filter(isSumWrong).length <= member.sites.filter(isSumWrong).length;
  });
}

function wrongSum(name: string, after: readonly Material[] | undefined): string {
  for (const member of after ?? []) {
    const site = siteOf(member, name);
    if (!site?.sum || !isSumWrong(site)) continue;
    return `${name} would sum to ${formatAmount(site.sum)}, not ${formatAmount(site.multiplicity)}`;
  }
  return 'Read again, it would not be neutral';
}
