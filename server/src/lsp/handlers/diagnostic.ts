import { type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from 'vscode-languageserver';
import type { Client } from '../client.js';
import { fromFinding } from '../convert.js';
import type { Analysis } from '../documents.js';

export function onDiagnostic(analysis: Analysis, _params: unknown, client: Client): DocumentDiagnosticReport {
  const items = analysis.findings.map((finding) => fromFinding(finding, analysis, client));
  return { kind: DocumentDiagnosticReportKind.Full, items };
}
