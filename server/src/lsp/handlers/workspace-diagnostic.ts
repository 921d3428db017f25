import {
  type CancellationToken,
  DocumentDiagnosticReportKind,
  type ResultProgressReporter,
  type WorkDoneProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Diagnoses, Diagnosis } from '../diagnoses.js';
import type { Documents } from '../documents.js';
import type { Shown } from '../shown.js';
import { canonical } from '../uri.js';
import { Work } from '../work.js';

/** Reports that are sent at once where a client takes the answer in parts. */
const AT_ONCE = 50;

/** How long to collect them, in ms. */
const PATIENCE = 200;

interface Known {
  readonly uri: string;
  readonly id: string;
}

/**
 * Reports all files of the workspace.
 *
 * To a client that takes the answer in parts the request stays open, as the protocol has it: whatever is found later
 * follows on it, and an idle workspace is not asked about again and again. That wants a client that tells of changes of
 * files; to others, and to those that want the answer as a whole, it is given at once.
 */
export async function onWorkspaceDiagnostic(
  { previousResultIds }: WorkspaceDiagnosticParams,
  { documents, diagnoses, shown }: { documents: Documents; diagnoses: Diagnoses; shown: Shown },
  token: CancellationToken,
  progress: WorkDoneProgressReporter | undefined,
  partial: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
): Promise<WorkspaceDiagnosticReport> {
  const known = new Map<string, Known>(
    previousResultIds.map(({ uri, value }) => [canonical(uri), { uri, id: value }]),
  );
  const out = new Outgoing(partial);
  const round = async (work: Work, tellsUnchanged: boolean) => {
    for await (const report of reports(known, documents, diagnoses, shown, work)) {
      if (tellsUnchanged || report.kind === DocumentDiagnosticReportKind.Full) out.add(report);
    }
    out.flush();
  };
  const staysOpen = partial !== undefined && documents.watchesFiles;
  // What is open goes before.
  if (staysOpen) await diagnoses.quiet(token);
  let seen = diagnoses.state;
  const work = new Work(token, progress);
  await work.titled('Checking .hem files', () => round(work, true));
  while (staysOpen && !token.isCancellationRequested) {
    await diagnoses.change(seen, token);
    await diagnoses.quiet(token);
    seen = diagnoses.state;
    if (!token.isCancellationRequested) await round(new Work(token), false);
  }
  return { items: out.items };
}

/** Reports what is other than the client knows it, and takes down that it knows it now. */
async function* reports(
  known: Map<string, Known>,
  documents: Documents,
  diagnoses: Diagnoses,
  shown: Shown,
  work: Work,
): AsyncGenerator<WorkspaceDocumentDiagnosticReport> {
  const present = new Set<string>();
  const reportOn = ({ address, uri, version, id, items }: Diagnosis): WorkspaceDocumentDiagnosticReport[] => {
    present.add(address);
    if (known.get(address)?.id === id) {
      return [{ kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId: id }];
    }
    // Of what was and is fine there is nothing to tell.
    if (items.length === 0 && !known.has(address) && !shown.has(address)) return [];
    known.set(address, { uri, id });
    shown.note(uri, items.length);
    return [{ kind: DocumentDiagnosticReportKind.Full, uri, version, resultId: id, items: [...items] }];
  };
  for await (const diagnosis of diagnoses.all(work)) yield* reportOn(diagnosis);
  const shownBefore = [...shown].map(([address, uri]) => [address, { uri }] as const);
  for (const [address, { uri }] of new Map([...shownBefore, ...known])) {
    if (present.has(address)) continue;
    // What is open is looked at although it is left out of searches; who shows it asks for it.
    const isOpen = documents.documentAt(address) !== undefined;
    if (isOpen && !known.has(address)) continue;
    const diagnosis = isOpen ? await diagnoses.of(documents.uriOf(address)) : undefined;
    if (diagnosis) {
      yield* reportOn(diagnosis);
    } else {
      known.delete(address);
      shown.note(uri, 0);
      yield { kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] };
    }
  }
}

/** Reports on their way: in parts where the client takes them so, otherwise all in the end. */
class Outgoing {
  items: WorkspaceDocumentDiagnosticReport[] = [];
  private readonly partial: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined;
  private since = performance.now();

  constructor(partial: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined) {
    this.partial = partial;
  }

  add(report: WorkspaceDocumentDiagnosticReport): void {
    this.items.push(report);
    if (this.items.length >= AT_ONCE || performance.now() - this.since >= PATIENCE) this.flush();
  }

  flush(): void {
    this.since = performance.now();
    if (!this.partial || this.items.length === 0) return;
    this.partial.report({ items: this.items });
    this.items = [];
  }
}
