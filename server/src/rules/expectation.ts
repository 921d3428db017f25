import { exactNumeral } from '../chemistry/amount.js';
import {
  type Claim,
  checkExpectation,
  comparedDecimals,
  inUnit,
  type Outcome,
} from '../model/expectation.js';
import type { PartModel } from '../model/file-model.js';
import type { Material } from '../model/material.js';
import type { Found } from '../model/quantities/quantity.js';
import type { Expectation, Range } from '../syntax/tree.js';
import {
  alternativesText,
  basisText,
  deviationText,
  expectationText,
  foundText,
  problemText,
  subjectIn,
} from './expectation-wording.js';
import type { Fix, Report, Rule } from './rule.js';

export const expectation: Rule = {
  id: 'expectation',
  severity: 'error',
  documentation: {
    what: 'Reports what a file expects of a material and does not hold, or cannot be checked.',
    why:
      'An `expect` line turns a file into a test: whoever changes an amount, a structure or a convention later is told ' +
      'what no longer holds, in the editor and in CI. What is not known, because an amount is open or no oxidation ' +
      'states can be found, does not hold either; nor what is not told of a material, such as the tolerance factor of a spinel.',
    example:
      'material TM6 : DRX {\n' +
      '  M: Li+ 1.3, Mn2+ 0.1, Co2+ 0.1, Mn3+ 0.1, Cr3+ 0.1, Ti4+ 0.1, Nb5+ 0.2\n' +
      '  X: O2- 1.7, F- 0.3\n' +
      '  expect entropy >= 3 R\n' +
      '}\n',
    instead:
      'material TM6 : DRX {\n' +
      '  M: Li+ 1.3, Mn2+ 0.1, Co2+ 0.1, Mn3+ 0.1, Cr3+ 0.1, Ti4+ 0.1, Nb5+ 0.2\n' +
      '  X: O2- 1.7, F- 0.3\n' +
      '  expect entropy per formula >= 3 R\n' +
      '}\n',
    fix:
      'Names the convention in which it holds, or expects what was found. Each changes what is tested, so none is ' +
      'applied without looking: the composition may be what is wrong.',
    references: ['docs/expectations.md has every quantity with its units and what `=` means for it'],
  },
  checkDeclarations(model, report) {
    for (const material of model.materials) {
      if (material.declaration.broken) continue;
      for (const expected of material.declaration.expectations) {
        const outcome = checkExpectation(expected, material, model.options);
        const told = tell(outcome, expected, material, model);
        if (told) report({ material: material.name, ...told });
      }
    }
  },
};

function tell(
  outcome: Outcome,
  expected: Expectation,
  material: Material,
  { text }: PartModel,
): Report | undefined {
  switch (outcome.kind) {
    case 'met':
      return undefined;
    case 'failed':
      return failed(outcome, expected, text);
    case 'unknown':
      return {
        range: expected.quantity.range,
        message: `Expected ${expectationText(expected, text)}, which cannot be checked: ${outcome.why}`,
      };
    case 'invalid': {
      const { message, help, proposals } = problemText(outcome.problem, expected, material);
      return {
        range: outcome.problem.range,
        message,
        help,
        fixes: proposals.map(({ range, text: proposal }) => ({
          title: `Write ${proposal.trim()}`,
          isSafe: false,
          edits: [{ range, text: proposal }],
        })),
      };
    }
  }
}

function failed(outcome: Extract<Outcome, { kind: 'failed' }>, expected: Expectation, text: string): Report {
  const { claim, found } = outcome;
  const off = deviationText(outcome.deviation, claim);
  const helps = [decimalsHelp(outcome, expected), alternativesText(outcome, expected)];
  const help = helps.filter((part) => part !== undefined).join('; ');
  return {
    range: { start: expected.value.range.start, end: expected.range.end },
    message: `Expected ${expectationText(expected, text)}, found ${foundText(found, claim)} (${basisText(claim)})${off ? `: ${off}` : ''}`,
    ...(help && { help }),
    fixes: [...conventionFixes(outcome, expected, text), foundFix(outcome, expected, text)],
  };
}

/** `entropy = 1.7 R`, where 1.75 R was found: with one decimal more than is written. */
function decimalsHelp(
  { found, claim }: Extract<Outcome, { kind: 'failed' }>,
  { comparison, value, tolerance }: Expectation,
): string | undefined {
  if (comparison !== '=' || tolerance || found.kind !== 'computed' || value.kind !== 'number')
    return undefined;
  const off = Math.abs(inUnit(found.value, claim) - value.value.valueOf());
  return off <= 0.5 * 10 ** -value.decimals
    ? `it is compared to ${comparedDecimals(claim, value)} decimals: write them, or a tolerance as in \`± 0.05\``
    : undefined;
}

// ----------------------------------------------------------------------------------------------------- fixes

/** Decimals of a computed number that are more than noise. */
const MOST_DECIMALS = 12;

function conventionFixes(
  { alternatives, claim }: Extract<Outcome, { kind: 'failed' }>,
  expected: Expectation,
  text: string,
): Fix[] {
  const range = { start: expected.quantity.range.start, end: comparisonOf(expected, text).start };
  return alternatives.map(({ basis, found }) => {
    const subject = subjectIn(basis, expected);
    return {
      title: `Expect ${subject}: ${foundText(found, claim)}`,
      isSafe: false,
      edits: [{ range, text: `${subject} ` }],
    };
  });
}

function foundFix(
  { found, claim }: Extract<Outcome, { kind: 'failed' }>,
  expected: Expectation,
  text: string,
): Fix {
  const { value, tolerance, range } = expected;
  const number = numberToWrite(found, claim, expected);
  const unit = expected.unit ? ` ${expected.unit.text}` : '';
  const isKept = expected.comparison === '=' && tolerance;
  return {
    title: `Expect what is found: ${number}${found.kind === 'word' ? '' : unit}`,
    isSafe: false,
    edits: [
      isKept
        ? { range: value.range, text: number }
        : {
            range: { start: comparisonOf(expected, text).start, end: range.end },
            text: `= ${number}${found.kind === 'word' ? '' : unit}`,
          },
    ],
  };
}

/** Exact, or with as many decimals as it takes to be met; never more than a computed number has. */
function numberToWrite(found: Found, claim: Claim, { value, tolerance }: Expectation): string {
  if (found.kind === 'word') return found.word;
  if (found.kind === 'exact') return exactNumeral(found.value);
  let decimals = comparedDecimals(claim, value);
  const most = tolerance?.value.valueOf() ?? Number.POSITIVE_INFINITY;
  while (decimals < MOST_DECIMALS && 0.5 * 10 ** -decimals > most) decimals++;
  return inUnit(found.value, claim).toFixed(Math.min(decimals, MOST_DECIMALS));
}

/** The comparison stands right before the value. */
function comparisonOf({ value, quantity }: Expectation, text: string): Range {
  const before = text.slice(quantity.range.start, value.range.start);
  const at = before.search(/(?:[<>]=|[<>=≤≥]|in)\s*$/);
  return { start: quantity.range.start + at, end: value.range.start };
}
