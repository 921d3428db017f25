/**
 * Fixtures: .hem files whose comments say what is expected of the line above them.
 *
 * ```hem
 * material A : O3 = LiNi0.8Co0.2Xq0.1O2
 * #                            ^^ unknown-element error: `Xq` is no element
 * ```
 *
 * The carets stand under the range, which begins the line after `#<`; the message is a part of the real one. Every finding must be annotated, and
 * every annotation must be found. What it imports may follow in the same file, behind lines such as `#--- file: other.hem`.
 * A first line such as `# rules: { "critical-elements": "hint" }` is what hem.json would say.
 */
import type { FileModel } from '../../server/src/model/file.js';
import { type CheckOptions, DEFAULT_CHECK } from '../../server/src/rules/check.js';
import type { Finding } from '../../server/src/rules/rule.js';

export interface Expectation {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
}

const ANNOTATION = /^#(<| *)(\^+) ([\w-]+) (\w+): (.*)$/;

/** The files in a fixture, of which the first has the fixture's own name. */
export function filesIn(text: string, name: string): Record<string, string> {
  const [own = '', ...others] = text.split(/^#--- file: (.+)\r?\n/m);
  const files: Record<string, string> = { [name]: own };
  for (let index = 0; index < others.length; index += 2) files[others[index] ?? ''] = others[index + 1] ?? '';
  return files;
}

/** The severities in force in a fixture. */
export function checkOptionsIn(text: string): CheckOptions {
  const [, written] = /^# rules: (\{.*\})$/m.exec(text) ?? [];
  return written ? { severities: JSON.parse(written) } : DEFAULT_CHECK;
}

export function expectationsIn(text: string): Expectation[] {
  const found: Expectation[] = [];
  let above = 0;
  text.split(/\r?\n/).forEach((line, index) => {
    const match = ANNOTATION.exec(line);
    if (!match) {
      above = index;
      return;
    }
    const [, indent = '', carets = '', rule = '', severity = '', message = ''] = match;
    const from = indent === '<' ? 0 : indent.length + 1;
    found.push({ line: above, from, to: from + carets.length, rule, severity, message });
  });
  return found;
}

/** A finding in the same terms, its message cut to what was expected where that is a part of it. */
export function describeFinding(
  finding: Finding,
  model: FileModel,
  expected: readonly Expectation[],
): Expectation {
  const start = model.lines.positionAt(finding.range.start);
  const end = model.lines.positionAt(finding.range.end);
  const own = {
    line: start.line,
    from: start.column,
    to: end.line === start.line ? end.column : Number.POSITIVE_INFINITY,
    rule: finding.rule,
    severity: finding.severity,
  };
  const match = expected.find(
    (one) =>
      one.line === own.line &&
      one.from === own.from &&
      one.rule === own.rule &&
      finding.message.includes(one.message),
  );
  return { ...own, message: match?.message ?? finding.message };
}
