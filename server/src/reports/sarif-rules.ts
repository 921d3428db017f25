/** The rules as SARIF describes them to its readers. */
import type { ReportingConfiguration, ReportingDescriptor } from 'sarif';
import { RULES } from '../rules/registry.js';
import type { Rule, Severity } from '../rules/rule.js';

export const LEVEL: Readonly<Record<Severity, ReportingConfiguration.level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** In the order of the registry. */
export function ruleDescriptors(): ReportingDescriptor[] {
  return RULES.map((rule) => {
    const { what, why, fix } = rule.documentation;
    return {
      id: rule.id,
      shortDescription: { text: what },
      fullDescription: { text: `${what} ${why}` },
      help: { text: `${what}\n\n${why}\n\n${fix}`, markdown: helpOf(rule) },
      defaultConfiguration:
        rule.severity === 'off' ? { enabled: false, level: 'none' } : { level: LEVEL[rule.severity] },
    };
  });
}

/** Without a title, which readers show above it. */
function helpOf({ documentation }: Rule): string {
  const { what, why, example, instead, fix, references = [] } = documentation;
  const code = (text: string) => `\`\`\`hem\n${text}\`\`\``;
  return [
    what,
    why,
    '## Example',
    code(example),
    '## Use instead',
    code(instead),
    '## Fixes',
    fix,
    ...(references.length > 0 ? ['## References', references.map((text) => `- ${text}`).join('\n')] : []),
  ].join('\n\n');
}
