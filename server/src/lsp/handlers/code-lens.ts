import type { CodeLens, CodeLensParams, TextDocumentIdentifier } from 'vscode-languageserver';
import type { Client } from '../client.js';
import { fromLens, fromRange } from '../convert.js';
import type { Analysis } from '../documents.js';
import { member } from '../settings.js';

/** What a lens that has no text yet carries along: the document, which of its lenses it is, and what that is of. */
interface LensData {
  readonly uri: string;
  readonly index: number;
  readonly kind: string;
  readonly subject: string;
}

export function onCodeLens(analysis: Analysis, _params: CodeLensParams, client: Client): CodeLens[] {
  const { uri, model, settings } = analysis;
  if (!settings.codeLens) return [];
  return analysis.lenses().map((lens, index) => {
    if (!client.resolvesLenses) return fromLens(lens, analysis, client);
    const { kind, subject } = lens;
    return { range: fromRange(model, lens.range), data: { uri, index, kind, subject } satisfies LensData };
  });
}

/** The text is that of the document as it is now; a lens that is no longer there has none. */
export function onCodeLensResolve(analysis: Analysis, lens: CodeLens, client: Client): CodeLens {
  const { index, kind, subject } = lens.data as LensData;
  const lenses = analysis.lenses();
  const same = [lenses[index], ...lenses].find((one) => one?.kind === kind && one.subject === subject);
  const command = same && fromLens(same, analysis, client).command;
  return { ...lens, command: command ?? { title: '', command: '' } };
}

/** The document of a lens, or of anything else that carries it along. */
export function documentOf(item: { readonly data?: unknown }): TextDocumentIdentifier {
  return { uri: String(member(item.data, 'uri')) };
}
