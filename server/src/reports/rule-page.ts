/** The page of a rule in Markdown: what it does, why, an example and its remedy. */
import type { Rule } from '../rules/rule.js';

export function rulePage({ id, severity, documentation }: Rule): string {
  const level = severity === 'off' ? 'Off by default.' : `Severity by default: ${severity}.`;
  const { what, why, example, instead, fix, references } = documentation;
  const sources = references
    ? `\n## References\n\n${references.map((reference) => `- ${reference}\n`).join('')}`
    : '';
  return `# ${id}

${what} ${level}

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
${severity === 'off' ? turningOn(id) : quieting(id)}`;
}

function quieting(id: string): string {
  return `## Quieting it

Above the declaration, with a reason: \`# hem-ignore ${id}: REASON\`. For a project: \`"rules": { "${id}": "off" }\` in its
[hem.json](../configuration.md).
`;
}

function turningOn(id: string): string {
  return `## Turning it on

\`"rules": { "${id}": "information" }\`, or another severity, turns it on for a project; above a declaration,
\`# hem-ignore ${id}: REASON\` quiets it. Rules are set in the project’s
[hem.json](../configuration.md).
`;
}
