/** The card of an expectation: what was found, by member where it is that of a family. */
import { type Claim, checkExpectation, type Outcome } from '../../model/expectation.js';
import type { FileModel } from '../../model/file.js';
import type { DeclaredMaterial } from '../../model/file-model.js';
import type { Material, Site } from '../../model/material.js';
import type { Foundation } from '../../model/quantities/quantity.js';
import {
  alternativesText,
  basisText,
  deviationText,
  expectationText,
  foundText,
  problemText,
} from '../../rules/expectation-wording.js';
import type { Expectation } from '../../syntax/tree.js';
import { type Block, type Inline, paragraph } from '../markup.js';
import { memberTable } from './members.js';
import { hasSolvedStates, hasUsualStates, NOT_CHECKED } from './occupants.js';
import { SOURCE, sourcesText } from './sources.js';

/** A member of a family, or the only material, with what became of the expectation. */
interface Row {
  readonly member: Material;
  readonly outcome: Outcome;
}

export function expectationCard(
  expectation: Expectation,
  { declaration, members }: DeclaredMaterial,
  { text, options }: FileModel,
): Block[] {
  const title = paragraph(
    { strong: expectationText(expectation, text) },
    ` · expected of ${declaration.name?.text ?? ''}`,
  );
  if (declaration.broken) return [title, paragraph(NOT_CHECKED)];
  const rows = members.map((member) => ({
    member,
    outcome: checkExpectation(expectation, member, options),
  }));
  const [first] = rows;
  if (!first) return [title];
  const isSingle = declaration.parameters.length === 0;
  const blocks = isSingle ? single(first, expectation) : family(rows, first, expectation);
  return [title, ...blocks, ...sourcesLine(rows)];
}

function single({ member, outcome }: Row, expectation: Expectation): Block[] {
  switch (outcome.kind) {
    case 'met':
      return [paragraph(`Met: ${foundText(outcome.found, outcome.claim)} (${basisText(outcome.claim)}).`)];
    case 'failed': {
      const { claim, found, deviation } = outcome;
      const off = deviationText(deviation, claim);
      const others = alternativesText(outcome, expectation);
      return [
        paragraph(
          { strong: 'Not met' },
          `: ${foundText(found, claim)} (${basisText(claim)})${off ? `, ${off}` : ''}.`,
        ),
        ...(others ? [paragraph(...withCode(`${capital(others)}.`))] : []),
      ];
    }
    case 'unknown':
      return [paragraph({ strong: 'Cannot be checked' }, `: ${outcome.why}.`)];
    case 'invalid':
      return [paragraph(...withCode(`${problemText(outcome.problem, expectation, member).message}.`))];
  }
}

function family(rows: readonly Row[], first: Row, expectation: Expectation): Block[] {
  if (rows.every(({ outcome }) => outcome.kind === 'invalid')) return single(first, expectation);
  const outcomes = new Map(rows.map(({ member, outcome }) => [member, outcome]));
  const met = rows.filter(({ outcome }) => outcome.kind === 'met').length;
  const claim = rows.flatMap(({ outcome }) => claimOf(outcome) ?? [])[0];
  const basis = claim ? ` (${basisText(claim)})` : '';
  return [
    paragraph(`Met by ${met === rows.length ? 'all ' : `${met} of `}${rows.length} members${basis}.`),
    ...memberTable(
      [{ heading: 'Found', isNumber: true }, { heading: 'Met' }],
      rows.map(({ member }) => member),
      (member) => {
        const outcome = outcomes.get(member);
        return outcome ? [cells({ member, outcome }, expectation)] : [];
      },
    ),
  ];
}

function cells({ member, outcome }: Row, expectation: Expectation): string[] {
  switch (outcome.kind) {
    case 'met':
      return [foundText(outcome.found, outcome.claim), 'yes'];
    case 'failed': {
      const off = deviationText(outcome.deviation, outcome.claim);
      return [foundText(outcome.found, outcome.claim), off ? `no, ${off}` : 'no'];
    }
    case 'unknown':
      return ['not known', outcome.why];
    case 'invalid':
      return ['not known', problemText(outcome.problem, expectation, member).message];
  }
}

function claimOf(outcome: Outcome): Claim | undefined {
  return outcome.kind === 'invalid' ? undefined : outcome.claim;
}

type Source = readonly [what: string, source: string];

const SOURCES: Readonly<Record<Foundation, (sites: readonly Site[]) => readonly Source[]>> = {
  entropy: () => [['Entropy', SOURCE.entropy]],
  'oxidation-states': (sites) => [
    ...(sites.some(hasUsualStates) ? [['Usual states', SOURCE.usualStates] as const] : []),
    ...(sites.some(hasSolvedStates) ? [['Solved states', SOURCE.ladder] as const] : []),
  ],
  'atomic-weights': () => [['Atomic weights', SOURCE.weights]],
};

function sourcesLine(rows: readonly Row[]): Block[] {
  const found = rows.filter(({ outcome }) => outcome.kind === 'met' || outcome.kind === 'failed');
  const quantities = [...new Set(found.flatMap(({ outcome }) => claimOf(outcome)?.quantity ?? []))];
  const foundations = quantities.flatMap(({ restsOn }) => restsOn);
  const sites = found.flatMap(({ member }) => member.sites);
  const used = [
    ...[...new Set(foundations)].flatMap((foundation) => SOURCES[foundation](sites)),
    ...quantities.flatMap(({ sources = [] }) => sources),
  ];
  return used.length > 0 ? [paragraph(sourcesText(used))] : [];
}

/** What messages have in code quotes as code. */
function withCode(text: string): Inline[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? { code: part } : part));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
