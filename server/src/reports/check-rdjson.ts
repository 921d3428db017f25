/**
 * The diagnostic format of reviewdog, which comments on changes wherever they are reviewed.
 * https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
 */
import { type Fix, SEVERITIES, type Severity } from '../rules/rule.js';
import type { LineIndex } from '../syntax/line-index.js';
import type { Range } from '../syntax/tree.js';
import type { CheckedFile } from './checked-file.js';
import type { Format } from './format.js';
import { jsonParts } from './json.js';
import { inTwoLines } from './plain.js';

/** A line, and a column in bytes of UTF-8, both from one. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** The end is no longer part of it. */
interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

interface Diagnostic {
  readonly message: string;
  readonly location: { readonly path: string; readonly range: PositionRange };
  readonly severity: 'ERROR' | 'WARNING' | 'INFO';
  readonly code: { readonly value: string };
  /** Each is a change of its own, the first that one would take first. */
  readonly suggestions: readonly { readonly range: PositionRange; readonly text: string }[];
}

const SEVERITY: Readonly<Record<Severity, Diagnostic['severity']>> = {
  error: 'ERROR',
  warning: 'WARNING',
  information: 'INFO',
  hint: 'INFO',
};

export const rdjson: Format = {
  name: 'rdjson',
  description: 'for reviewdog: comments with suggestions in reviews',
  report(files) {
    const worst = SEVERITIES.find((severity) =>
      files.some(({ findings }) => findings.some((finding) => finding.severity === severity)),
    );
    const whole = { source: { name: 'hem' }, ...(worst && { severity: SEVERITY[worst] }), diagnostics: [] };
    return jsonParts(whole, diagnosticsOf(files));
  },
};

function* diagnosticsOf(files: readonly CheckedFile[]): Iterable<Diagnostic[]> {
  for (const { file, text, lines, findings } of files) {
    const rangeOf = findings.length > 0 ? byteRanges(text, lines) : undefined;
    if (!rangeOf) continue;
    yield findings.map((finding) => ({
      message: inTwoLines(finding),
      location: { path: file, range: rangeOf(finding.range) },
      severity: SEVERITY[finding.severity],
      code: { value: finding.rule },
      suggestions: (finding.fixes ?? [])
        .filter(({ edits }) => edits.length > 0)
        .map((fix) => {
          const { range, text: suggested } = asOneEdit(fix, text);
          return { range: rangeOf(range), text: suggested };
        }),
    }));
  }
}

/** A suggestion replaces one range: what stands between the edits of a fix is kept. */
function asOneEdit({ edits }: Fix, text: string): { readonly range: Range; readonly text: string } {
  const inOrder = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  const start = inOrder[0]?.range.start ?? 0;
  let [end, suggested] = [start, ''];
  for (const { range, text: written } of inOrder) {
    suggested += text.slice(end, range.start) + written;
    end = range.end;
  }
  return { range: { start, end }, text: suggested };
}

/** Counts the bytes of a text once, for all places in it. */
function byteRanges(text: string, lines: LineIndex): (range: Range) => PositionRange {
  const bytes = new Uint32Array(text.length + 1);
  for (let index = 0; index < text.length; index++) {
    bytes[index + 1] = (bytes[index] ?? 0) + byteLength(text, index);
  }
  const at = (offset: number): Position => {
    const { line, column } = lines.positionAt(offset);
    const start = lines.offsetAt(line, 0);
    return { line: line + 1, column: (bytes[start + column] ?? 0) - (bytes[start] ?? 0) + 1 };
  };
  return ({ start, end }) => ({ start: at(start), end: at(end) });
}

/** In UTF-8; the first half of a character counts for both. */
function byteLength(text: string, index: number): number {
  const code = text.codePointAt(index) ?? 0;
  if (code > 0xffff) return 4;
  if (code >= 0xdc00 && code <= 0xdfff && (text.codePointAt(index - 1) ?? 0) > 0xffff) return 0;
  return code > 0x7ff ? 3 : code > 0x7f ? 2 : 1;
}
