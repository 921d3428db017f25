import {
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import type { Diagnoses } from '../diagnoses.js';
import type { Shown } from '../shown.js';

export const NO_DIAGNOSTICS: DocumentDiagnosticReport = {
  kind: DocumentDiagnosticReportKind.Full,
  items: [],
};

export async function onDiagnostic(
  { textDocument, previousResultId }: DocumentDiagnosticParams,
  diagnoses: Diagnoses,
  shown: Shown,
): Promise<DocumentDiagnosticReport> {
  const diagnosis = await diagnoses.of(textDocument.uri);
  if (!diagnosis) return NO_DIAGNOSTICS;
  const { id, items } = diagnosis;
  if (id === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id };
  shown.note(textDocument.uri, items.length);
  return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: [...items] };
}
