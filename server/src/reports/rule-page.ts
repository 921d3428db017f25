/** The page of a rule in Markdown: what it does, why, an example and its remedy. */
import type { Rule } from '../rules/rule.js';

export function rulePage({ id, severity, documentation }: Rule): string {
  const { what, why, example, instead, fix, references } = documentation;
  const sources = references
    ? `\n## References\n\n${references.map((reference) => `- ${reference}\n`).join('')}`
    : '';
  return `# ${id}

${what} Severity by default: ${severity}.

## Why

${why}

## Example

\`\`\`hem
${example}\`\`\`

## Use instead

\`\`\`hem
${instead}\`\`\`

## Fixes

${fix}
${sources}
## Quieting it

Above the declaration, with a reason: \`# hem-ignore ${id}: REASON\`. For a project: \`"rules": { "${id}": "off" }\` in its
[hem.json](../configuration.md).
`;
}
