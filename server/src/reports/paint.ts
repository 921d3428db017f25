/** How a report marks what matters. Whoever prints decides what that looks like. */
import type { Severity } from '../rules/rule.js';

export type Paint = Readonly<Record<Severity | 'strong' | 'faint', (text: string) => string>>;

const asIs = (text: string) => text;

/** No marks: for files, pipes and tests. */
export const PLAIN: Paint = {
  error: asIs,
  warning: asIs,
  information: asIs,
  hint: asIs,
  strong: asIs,
  faint: asIs,
};
