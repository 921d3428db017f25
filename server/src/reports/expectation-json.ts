/** An expectation with what became of it, for programs. Numbers are in its unit. */
import type { EvaluationOptions } from '../model/evaluate.js';
import { checkExpectation, inUnit, type Outcome, shownIn } from '../model/expectation.js';
import type { Material } from '../model/material.js';
import { problemText } from '../rules/expectation-wording.js';
import type { Expectation, ExpectedValue } from '../syntax/tree.js';
import { plain, rounded } from './numbers.js';

/** What is expected of a material; `met` and `found` are null where it cannot be checked, and `why` says why. */
export function expectationsJson(material: Material, options: EvaluationOptions) {
  return material.declaration.expectations.map((expectation) => {
    const outcome = checkExpectation(expectation, material, options);
    return {
      quantity: expectation.quantity.text,
      site: expectation.site?.text ?? null,
      ...basisJson(outcome),
      comparison: expectation.comparison,
      expected: expectedJson(expectation.value),
      upper: expectation.upper ? expectedJson(expectation.upper) : null,
      tolerance: plain(expectation.tolerance?.value),
      unit: expectation.unit?.text ?? null,
      found: foundJson(outcome),
      met: outcome.kind === 'met' ? true : outcome.kind === 'failed' ? false : null,
      why: whyJson(outcome, expectation, material),
    };
  });
}

function expectedJson(value: ExpectedValue): number | string | null {
  return value.kind === 'word' ? value.text : plain(value.value);
}

/** Null where no convention matters, as for the entropy of one site; both null where nothing does. */
function basisJson(outcome: Outcome) {
  const claim = outcome.kind === 'invalid' ? undefined : outcome.claim;
  const hasBasis = claim?.quantity.hasBasis;
  return {
    convention: hasBasis && !claim.place ? claim.basis.convention : null,
    vacancies: hasBasis ? claim.basis.countVacancies : null,
  };
}

function foundJson(outcome: Outcome): number | string | null {
  if (outcome.kind !== 'met' && outcome.kind !== 'failed') return null;
  const { claim, found } = outcome;
  switch (found.kind) {
    case 'exact':
      return plain(found.value);
    case 'computed': {
      return rounded(inUnit(found.value, claim), shownIn(claim)?.decimals ?? 6);
    }
    case 'word':
      return found.word;
  }
}

function whyJson(outcome: Outcome, expectation: Expectation, material: Material): string | null {
  if (outcome.kind === 'unknown') return outcome.why;
  return outcome.kind === 'invalid' ? problemText(outcome.problem, expectation, material).message : null;
}
