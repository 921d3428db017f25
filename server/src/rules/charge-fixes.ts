/** Fixes that make a material neutral, the smallest change first; each says the charge that results. */
import { exactNumeral, type Fraction, formatAmount, ZERO } from '../chemistry/amount.js';
import { elementOf, isAlkali } from '../chemistry/elements.js';
import { isUnusual } from '../chemistry/redox.js';
import { shortState } from '../model/charge.js';
import type { PartModel } from '../model/file-model.js';
import type { Material, Occupant, Site } from '../model/material.js';
import { isInList } from '../syntax/lookup.js';
import type { Fix } from './rule.js';
import { hasNumber, writeAmount } from './sum-fixes.js';

/** More would be a list to read and no help. */
const MOST_FIXES = 6;

/** @param excess the charge to take away. */
export function fixesForCharge(material: Material, excess: Fraction, model: PartModel): Fix[] {
  return material.sites
    .flatMap((site) =>
      site.occupants.flatMap((occupant) => [
        ...adjustMobileIon(site, occupant, excess, model),
        ...lowerOxygen(site, occupant, excess, model),
        ...setMixedValence(occupant, excess),
        ...site.occupants.flatMap((other) => exchange(site, occupant, other, excess, model)),
      ]),
    )
    .sort((a, b) => a.change - b.change)
    .slice(0, MOST_FIXES)
    .map(({ fix }) => fix);
}

interface Sized {
  /** By how much an amount or the charge of one formula unit is changed. */
  readonly change: number;
  readonly fix: Fix;
}

/** The alkali metal takes up or gives off the charge, as far as its site has room. */
function adjustMobileIon(site: Site, occupant: Occupant, excess: Fraction, model: PartModel): Sized[] {
  const { element = '', amount, written, state, species } = occupant;
  if (!isAlkali(element) || !amount || !state?.value.equals(1) || !site.sum) return [];
  if (!written || !hasNumber(written.unit)) return [];
  const adjusted = amount.sub(excess);
  const isFitting =
    adjusted.compare(ZERO) > 0 &&
    (!site.isMultiplicityGiven || site.sum.sub(excess).compare(site.multiplicity) <= 0) &&
    (site.hasImplicitVacancies || !site.isMultiplicityGiven);
  if (!isFitting) return [];
  const title = `Adjust ${species} to ${formatAmount(adjusted)}: charge 0`;
  const edits = [writeAmount(written.unit, adjusted.div(written.factor), model)];
  return [{ change: excess.abs().valueOf(), fix: { title, isSafe: false, edits } }];
}

/** Too negative a charge is one of too much oxygen; what is missing then is written as a vacancy. */
function lowerOxygen(site: Site, occupant: Occupant, excess: Fraction, model: PartModel): Sized[] {
  const { element, amount, written, state } = occupant;
  if (element !== 'O' || !amount || !state?.value.equals(-2) || excess.compare(ZERO) >= 0) return [];
  if (!written || !hasNumber(written.unit)) return [];
  const less = excess.abs().div(2);
  const adjusted = amount.sub(less);
  if (adjusted.compare(ZERO) <= 0) return [];
  const vacancy = exactNumeral(less.div(written.factor));
  const isVacancyWritten = site.isMultiplicityGiven && !site.hasImplicitVacancies;
  const amountEdit = writeAmount(written.unit, adjusted.div(written.factor), model);
  const edits = !isVacancyWritten
    ? [amountEdit]
    : isInList(written.unit, model.syntax)
      ? [{ ...amountEdit, text: `${amountEdit.text}, Va ${vacancy}` }]
      : [{ ...amountEdit, text: `${amountEdit.text}Va${vacancy}` }];
  const note = isVacancyWritten ? ` with ${formatAmount(less)} Va` : '';
  return [
    {
      change: less.valueOf(),
      fix: { title: `Lower oxygen to ${formatAmount(adjusted)}${note}: charge 0`, isSafe: false, edits },
    },
  ];
}

/** Less of one cation and more of another on the same site, so that its sum stays: both states must be given. */
function exchange(site: Site, less: Occupant, more: Occupant, excess: Fraction, model: PartModel): Sized[] {
  if (!less.state || !more.state || !less.amount || !more.amount || !less.written || !more.written) return [];
  if (!hasNumber(less.written.unit) || !hasNumber(more.written.unit)) return [];
  if (less.state.origin === 'solved' || more.state.origin === 'solved') return [];
  if (less.state.value.compare(ZERO) <= 0 || more.state.value.compare(ZERO) <= 0) return [];
  const step = less.state.value.sub(more.state.value);
  if (step.equals(ZERO)) return [];
  const moved = excess.div(step);
  const left = less.amount.sub(moved);
  const grown = more.amount.add(moved);
  if (moved.compare(ZERO) <= 0 || left.compare(ZERO) <= 0 || !terminates(left)) return [];
  const title = `Lower ${less.species} to ${formatAmount(left)} and raise ${more.species} to ${formatAmount(grown)} on ${site.name}: charge 0`;
  const edits = [
    writeAmount(less.written.unit, left.div(less.written.factor), model),
    writeAmount(more.written.unit, grown.div(more.written.factor), model),
  ];
  return [{ change: 2 * moved.valueOf(), fix: { title, isSafe: false, edits } }];
}

/** Whether a value can be written as a decimal of few places: what is weighed is not weighed in sevenths. */
function terminates(value: Fraction): boolean {
  return /^\d+(\.\d{1,6})?$/.test(exactNumeral(value));
}

/** A stated state of an element with several known ones becomes the mean that balances. */
function setMixedValence({ element = '', amount, state, written }: Occupant, excess: Fraction): Sized[] {
  const charge = written?.unit.charge;
  if (!amount || !charge || state?.origin !== 'stated' || amount.equals(ZERO)) return [];
  const known = (elementOf(element)?.knownStates ?? []).filter(
    (one) => Math.sign(one) === Math.sign(state.value.valueOf()) && !isUnusual(element, one),
  );
  const value = state.value.sub(excess.div(amount));
  const numeral = exactNumeral(value.abs());
  if (known.length < 2 || value.valueOf() < Math.min(...known) || value.valueOf() > Math.max(...known))
    return [];
  if (!terminates(value.abs())) return [];
  const sign = value.s < 0n ? '-' : '+';
  return [
    {
      change: excess.abs().valueOf(),
      fix: {
        title: `Set ${element} to ${shortState(value)}: charge 0`,
        isSafe: false,
        edits: [{ range: charge.range, text: `^${numeral}${sign}` }],
      },
    },
  ];
}
