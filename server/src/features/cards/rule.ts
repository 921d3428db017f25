/** The card of a rule that an ignore comment names. */
import { RULES } from '../../rules/registry.js';
import type { IgnoreComment } from '../../syntax/tree.js';
import { type Block, paragraph } from '../markup.js';

export function ruleCard(id: string, ignore: IgnoreComment): Block[] {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (!rule) return [paragraph({ strong: id }), paragraph('No rule has this name.')];
  return [
    paragraph({ strong: id }, ` · ${rule.severity}`),
    paragraph(rule.documentation.what),
    paragraph(rule.documentation.why),
    paragraph(
      ignore.reason
        ? `Quieted in the declaration below: ${ignore.reason}`
        : 'Nothing is quieted: a reason is missing behind a colon.',
    ),
  ];
}
