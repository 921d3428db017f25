/** Expectations and what became of them, in words: of findings and of hovers. */
import { exactNumeral, formatAmount } from '../chemistry/amount.js';
import { CONVENTIONS } from '../chemistry/entropy.js';
import {
  type Claim,
  type Deviation,
  type ExpectationProblem,
  inUnit,
  type Outcome,
  shownIn,
} from '../model/expectation.js';
import type { Material } from '../model/material.js';
import type { Basis, Found, NumberQuantity } from '../model/quantities/quantity.js';
import { QUANTITIES } from '../model/quantities/registry.js';
import type { Expectation, Range } from '../syntax/tree.js';
import { oneOf, similarNames } from './similar.js';

const SYMBOL: Readonly<Record<Expectation['comparison'], string>> = {
  '=': '=',
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
  in: 'in',
};

/** `entropy(M) ≥ 1.2 R`, the numbers as they are written. */
export function expectationText(expectation: Expectation, text: string): string {
  const { quantity, site, comparison, value, range } = expectation;
  const place = site ? `(${site.text})` : '';
  return `${quantity.text}${place} ${SYMBOL[comparison]} ${text.slice(value.range.start, range.end)}`;
}

/** `1.2591 R`, `low, with 0.639 R`. */
export function foundText(found: Found, claim: Claim): string {
  switch (found.kind) {
    case 'exact':
      return formatAmount(found.value).replace('-', '−') + unitText(claim);
    case 'computed':
      return numberText(inUnit(found.value, claim), shownIn(claim)?.decimals) + unitText(claim);
    case 'word': {
      const { value, unit } = found.decidedBy;
      return `${found.word}, with ${numberText(value, unit.decimals)} ${unit.name}`;
    }
  }
}

function numberText(value: number, decimals: number | undefined): string {
  return value === 0 ? '0' : value.toFixed(decimals);
}

/** `sublattice convention, vacancies not counted`: what must stand by every figure. */
export function basisText({ quantity, place, basis }: Claim): string {
  if (!quantity.hasBasis) return quantity.basis ?? 'per formula unit';
  const of = place ? 'per mole of sites' : `${basis.convention} convention`;
  return `${of}, vacancies ${basis.countVacancies ? 'counted' : 'not counted'}`;
}

/** `0.2409 R too low`; undefined where nothing can be told apart. */
export function deviationText(deviation: Deviation | undefined, claim: Claim): string | undefined {
  if (!deviation) return undefined;
  const value = deviation.value.valueOf();
  const size =
    deviation.kind === 'exact'
      ? formatAmount(deviation.value.abs())
      : shortest(Math.abs(value), shownIn(claim)?.decimals ?? 0);
  return Number(size) === 0 ? undefined : `${size}${unitText(claim)} too ${value < 0 ? 'low' : 'high'}`;
}

/** With some decimals, or with as many as it takes to be more than nothing. */
function shortest(value: number, decimals: number): string {
  if (value < 1e-12) return '0';
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? value.toPrecision(1) : text;
}

/** What would meet a failed expectation, as it would have to be written; undefined where no convention matters. */
export function alternativesText(
  outcome: Extract<Outcome, { kind: 'failed' }>,
  expectation: Expectation,
): string | undefined {
  const { claim, alternatives } = outcome;
  const { quantity, place } = claim;
  if (!quantity.hasBasis) return undefined;
  if (alternatives.length === 0) return place ? undefined : 'no other convention would meet it';
  const told = alternatives.map(
    ({ basis, found }) => `\`${subjectIn(basis, expectation)}\` is ${foundText(found, claim)}`,
  );
  return `${told.join('; ')}: ${told.length === 1 ? 'that' : 'each'} would meet it`;
}

/** `entropy per formula counting vacancies`: what to write for a quantity in another convention. */
export function subjectIn({ convention, countVacancies }: Basis, { quantity, site }: Expectation): string {
  const counting = countVacancies ? ' counting vacancies' : '';
  if (!site) return `${quantity.text} per ${convention}${counting}`;
  return `${quantity.text}(${site.text})${counting || ' per sublattice'}`;
}

function unitText({ unit }: Claim): string {
  return unit ? ` ${unit.name}` : '';
}

// -------------------------------------------------------------------------------------------------- problems

/** Why an expectation says nothing that could be checked, and what to write. */
export interface ProblemText {
  readonly message: string;
  readonly help: string;
  /** What may be written in the place of what is wrong, or behind it. */
  readonly proposals: readonly { readonly range: Range; readonly text: string }[];
}

export function problemText(
  problem: ExpectationProblem,
  expectation: Expectation,
  material: Material,
): ProblemText {
  const { range } = problem;
  const written = writtenAt(range, expectation);
  const { quantity, site, convention } = expectation;
  const name = quantity.text;
  const plain = (message: string, help: string): ProblemText => ({ message, help, proposals: [] });
  const similar = (message: string, help: string, known: readonly string[]): ProblemText => ({
    message,
    help,
    proposals: similarNames(written, known).map((proposal) => ({ range, text: proposal })),
  });
  switch (problem.kind) {
    case 'unknown-quantity':
      return similar(
        `\`${written}\` is nothing that hem knows to check`,
        `what can be expected: ${quantities().join(', ')}`,
        QUANTITIES.map((known) => known.name),
      );
    case 'no-site':
      return plain(
        `\`${name}\` is that of a site, and none is named`,
        `name the site in parentheses: \`${name}(M)\``,
      );
    case 'needless-site':
      return plain(
        `\`${name}\` is that of the whole material and not of a site`,
        `leave \`(${written})\` out`,
      );
    case 'unknown-site':
      return similar(
        `${material.name} has no site \`${written}\``,
        problem.sites.length > 0 ? `its sites are ${problem.sites.join(', ')}` : 'it has no sites',
        problem.sites,
      );
    case 'unknown-convention':
      return similar(
        `\`${written}\` is no convention for the entropy`,
        `write ${oneOf(CONVENTIONS)} behind \`per\``,
        CONVENTIONS,
      );
    case 'needless-convention':
      return plain(
        `\`${name}\` does not depend on a convention, nor on whether vacancies are counted`,
        `leave \`${convention ? `per ${convention.text}` : 'counting vacancies'}\` out`,
      );
    case 'convention-of-site':
      return plain(
        `The entropy of a site is told per mole of its sites, and not per ${written}`,
        `write \`${name}(${site?.text ?? 'M'})\`, or \`${name} per ${written}\` for the whole material`,
      );
    case 'unknown-unit':
      return { ...unknownUnit(written, name, problem.quantity), proposals: unitsAt(range, problem.quantity) };
    case 'no-unit': {
      const after = { start: range.end, end: range.end };
      const first = problem.quantity.units[0]?.name ?? '';
      return {
        message: `The unit of \`${name}\` is missing`,
        help: `write \`${written} ${first}\`; the units are ${unitNames(problem.quantity)}`,
        proposals: problem.quantity.units.map((unit) => ({ range: after, text: ` ${unit.name}` })),
      };
    }
    case 'word-for-number':
      return plain(
        `\`${name}\` is a number, and \`${written}\` is none`,
        wordHelp(written, name, problem.quantity),
      );
    case 'number-for-word':
      return plain(`\`${name}\` is a word and not a number`, `write ${oneOf(problem.words)}`);
    case 'unknown-word':
      return similar(`\`${written}\` is no ${name}`, `write ${oneOf(problem.words)}`, problem.words);
    case 'tolerance-of-word':
      return plain('A word has no tolerance', `leave \`± ${written}\` out`);
    case 'negative-tolerance':
      return plain('A tolerance below zero is met by nothing', 'write it without its sign');
    case 'empty-range':
      return plain(
        'This range ends below where it begins, so that nothing lies in it',
        'write the smaller end first',
      );
  }
}

/** The part of an expectation that a problem is about. */
function writtenAt(
  range: Range,
  { quantity, site, convention, unit, value, upper, tolerance }: Expectation,
): string {
  const name = [quantity, site, convention, unit].find((part) => part?.range === range);
  if (name) return name.text;
  const written = [value, upper, tolerance].find((part) => part?.range === range);
  return written?.kind === 'number' ? exactNumeral(written.value) : (written?.text ?? '');
}

/** With the site in parentheses that it takes. */
function quantities(): string[] {
  return QUANTITIES.map(({ name, of }) => (of === 'site' ? `${name}(SITE)` : name));
}

function unknownUnit(
  written: string,
  name: string,
  quantity: NumberQuantity,
): { message: string; help: string } {
  if (quantity.units.length === 0) {
    return { message: `\`${name}\` has no unit`, help: `leave \`${written}\` out` };
  }
  // The energy −TΔS of papers.
  const isEnergy = quantity.hasBasis && /^(?:m?eV|k?J|kcal)(?:\/(?:atom|mol))?$/.test(written);
  return {
    message: isEnergy
      ? `\`${written}\` is a unit of energy, and an entropy is none: −TΔS hangs on a temperature`
      : `\`${written}\` is no unit of \`${name}\``,
    help: `${quantity.units.length === 1 ? 'its unit is' : 'its units are'} ${unitNames(quantity)}${quantity.isUnitOptional ? ', and may be left out' : ''}`,
  };
}

function unitNames({ units }: NumberQuantity): string {
  return oneOf(units.map(({ name }) => name));
}

/** The unit instead, where there is no other. */
function unitsAt(range: Range, { units }: NumberQuantity): ProblemText['proposals'] {
  const [only, ...others] = units;
  return only && others.length === 0 ? [{ range, text: only.name }] : [];
}

function wordHelp(written: string, name: string, { units }: NumberQuantity): string {
  const other = QUANTITIES.find((known) => known.kind === 'word' && known.words.includes(written));
  const unit = units[0] ? ` ${units[0].name}` : '';
  return other
    ? `write \`${other.name} = ${written}\`, or a number${unit && ` with its unit,${unit}`}`
    : `write a number${unit && `, as in \`${name} >= 1.5${unit}\``}`;
}
