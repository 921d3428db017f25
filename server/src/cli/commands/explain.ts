/** `hem explain`: the page of a rule. */
import { type Command, Option } from 'commander';
import { printable } from '../../reports/columns.js';
import { rulePage } from '../../reports/rule-page.js';
import { rulePretty } from '../../reports/rule-pretty.js';
import { ruleJson, rulesJson } from '../../reports/rules-json.js';
import { rulesPretty } from '../../reports/rules-pretty.js';
import { RULE_IDS, RULES } from '../../rules/registry.js';
import type { Rule } from '../../rules/rule.js';
import { oneOf, similarNames } from '../../rules/similar.js';
import { UsageError } from '../exit-codes.js';
import type { Output, Terminal } from '../terminal.js';

const FORMATS = {
  pretty: (rule: Rule, { paint, width }: Output) => rulePretty(rule, paint, width),
  markdown: rulePage,
  json: ruleJson,
};

/** Where no rule is named. */
const LISTS: Readonly<Record<keyof typeof FORMATS, (output: Output) => string>> = {
  pretty: ({ paint, width }) => rulesPretty(RULES, paint, width),
  markdown: () => RULES.map(rulePage).join('\n'),
  json: () => rulesJson(RULES),
};

const EXAMPLES = `
Exit code: 0, or 2 for wrong use, 3 for a bug in hem.

Examples:
  hem explain site-sum
  hem explain charge-balance --format markdown
  hem explain                            all rules, one a line`;

export function addExplain(program: Command, { out }: Terminal): void {
  program
    .command('explain')
    .description('tell what a rule reports, why, and what to write instead')
    .argument(
      '[rule]',
      'its id, as in brackets behind the severity of a finding; all rules where none is given',
    )
    .addOption(
      new Option('--format <format>', 'how to tell it').choices(Object.keys(FORMATS)).default('pretty'),
    )
    .addHelpText('after', ({ error }) => (error ? '' : EXAMPLES))
    .action((id: string | undefined, { format }: { readonly format: keyof typeof FORMATS }) => {
      out.write(id === undefined ? LISTS[format](out) : FORMATS[format](ruleCalled(id), out));
    });
}

function ruleCalled(id: string): Rule {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (rule) return rule;
  const similar = similarNames(id, RULE_IDS);
  const help = similar.length > 0 ? `did you mean ${oneOf(similar)}?` : '`hem rules` lists them';
  throw new UsageError(`no rule is called \`${printable(id)}\`: ${help}`);
}
