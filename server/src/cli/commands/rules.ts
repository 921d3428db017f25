/** `hem rules`: all rules. */
import { type Command, Option } from 'commander';
import { rulesJson } from '../../reports/rules-json.js';
import { rulesPretty } from '../../reports/rules-pretty.js';
import { RULES } from '../../rules/registry.js';
import type { Output, Terminal } from '../terminal.js';

const FORMATS = {
  pretty: ({ paint, width }: Output) => rulesPretty(RULES, paint, width),
  json: () => rulesJson(RULES),
};

const EXAMPLES = `
Severities are those by default; \`hem config\` shows those in force.

Exit code: 0, or 2 for wrong use, 3 for a bug in hem.

Examples:
  hem rules
  hem rules --format json
  hem explain site-sum                   everything about one rule`;

export function addRules(program: Command, { out }: Terminal): void {
  program
    .command('rules')
    .description('list the rules of hem check')
    .addOption(
      new Option('--format <format>', 'how to list them').choices(Object.keys(FORMATS)).default('pretty'),
    )
    .addHelpText('after', ({ error }) => (error ? '' : EXAMPLES))
    .action(({ format }: { readonly format: keyof typeof FORMATS }) => {
      out.write(FORMATS[format](out));
    });
}
