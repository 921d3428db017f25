/**
 * SARIF 2.1.0, the standard of OASIS for what linters find: code scanning on GitHub, Azure DevOps, viewers in editors.
 * Section numbers are those of https://docs.oasis-open.org/sarif/sarif/v2.1.0/.
 */
import type { ArtifactLocation, Location, Log, Region, Result, Fix as SarifFix } from 'sarif';
import { RULE_IDS } from '../rules/registry.js';
import type { Finding, Fix, Related } from '../rules/rule.js';
import type { LineIndex } from '../syntax/line-index.js';
import type { Range } from '../syntax/tree.js';
import { type CheckedFile, placeOf } from './checked-file.js';
import { fingerprintsOf } from './fingerprint.js';
import type { Format } from './format.js';
import { jsonParts } from './json.js';
import { inTwoLines, wellFormed } from './plain.js';
import { LEVEL, ruleDescriptors } from './sarif-rules.js';

/** The folder in which hem runs, as readers of SARIF call it. */
const ROOT = '%SRCROOT%';

export const sarif: Format = {
  name: 'sarif',
  description: 'SARIF 2.1.0, for code scanning on GitHub and for viewers',
  report(files, { version }) {
    const log: Log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'hem', version, semanticVersion: version, rules: ruleDescriptors() } },
          columnKind: 'utf16CodeUnits',
          originalUriBaseIds: { [ROOT]: { description: { text: 'The folder in which hem was run.' } } },
          results: [],
        },
      ],
    };
    return jsonParts(log, resultsOf(files));
  },
};

function* resultsOf(files: readonly CheckedFile[]): Iterable<Result[]> {
  const byName = new Map(files.map((file) => [file.file, file.lines]));
  for (const file of files) {
    const fingerprints = fingerprintsOf(file);
    yield file.findings.map((finding, index) => resultOf(finding, file, fingerprints[index] ?? '', byName));
  }
}

type LinesOf = ReadonlyMap<string, LineIndex>;

function resultOf(finding: Finding, file: CheckedFile, fingerprint: string, linesOf: LinesOf): Result {
  const { rule, severity, range, material, members, related = [], fixes = [] } = finding;
  const ruleIndex = RULE_IDS.indexOf(rule);
  const names = members ?? (material ? [material] : []);
  // A built-in structure is no file that a reader could open.
  const notes = related
    .filter(({ isBuiltIn }) => isBuiltIn)
    .map((one) => `built-in ${one.file}: ${one.message}`);
  const places = related.filter(({ isBuiltIn }) => !isBuiltIn);
  const changes = fixes.filter(({ edits }) => edits.length > 0);
  return {
    ruleId: rule,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: LEVEL[severity],
    message: { text: messageText([inTwoLines(finding), ...notes].join('\n')) },
    locations: [
      {
        physicalLocation: { artifactLocation: artifactOf(file.file), region: regionOf(range, file.lines) },
        ...(names.length > 0 && { logicalLocations: names.map((name) => ({ name, kind: 'material' })) }),
      },
    ],
    ...(places.length > 0 && { relatedLocations: places.map((one) => relatedOf(one, linesOf)) }),
    ...(changes.length > 0 && { fixes: changes.map((fix) => fixOf(fix, file)) }),
    partialFingerprints: { 'finding/v1': fingerprint },
  };
}

/** The lines of a file that was not checked itself are not known: its name has to do. */
function relatedOf({ file, range, message }: Related, linesOf: LinesOf): Location {
  const lines = linesOf.get(file);
  return {
    physicalLocation: {
      artifactLocation: artifactOf(file),
      ...(lines && { region: regionOf(range, lines) }),
    },
    message: { text: messageText(message) },
  };
}

function fixOf({ title, isSafe, edits }: Fix, { file, lines }: CheckedFile): SarifFix {
  return {
    description: { text: messageText(title) },
    artifactChanges: [
      {
        artifactLocation: artifactOf(file),
        replacements: edits.map(({ range, text }) => ({
          deletedRegion: regionOf(range, lines),
          insertedContent: { text },
        })),
      },
    ],
    properties: { safe: isSafe },
  };
}

/** The end is no longer part of it, as in SARIF (3.30.8). */
function regionOf(range: Range, lines: LineIndex): Region {
  const { start, end } = placeOf(range, lines);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** Relative to the root, unless the path is absolute: from `/`, or from the letter of a drive. */
function artifactOf(file: string): ArtifactLocation {
  const [, drive = '', path = file] = /^([A-Za-z]:(?=\/))?(.*)$/s.exec(file) ?? [];
  const uri = wellFormed(path).split('/').map(encodeURIComponent).join('/');
  if (drive) return { uri: `file:///${drive}${uri}` };
  if (path.startsWith('/')) return { uri: `file://${uri}` };
  return { uri, uriBaseId: ROOT };
}

/** As itself: braces would be a placeholder (3.11.5), and `[CN](6)`, as in a formula, a link (3.11.6). */
function messageText(text: string): string {
  return text.replace(/[{}]/g, '$&$&').replaceAll('](', '\\](');
}
