/**
 * From offsets and findings to what the protocol has for them, and back.
 *
 * Positions are lines and UTF-16 code units, as the core counts them too. They are converted with the index of the
 * text that was analysed, never with a document that may have changed since.
 */
import * as lsp from 'vscode-languageserver';
import type { CodeAction } from '../features/code-actions.js';
import { type Lens, lensText } from '../features/code-lens.js';
import { type Diagnostic, diagnosticOf, diagnosticsOf } from '../features/diagnostics.js';
import type { DocumentSymbol } from '../features/document-symbols.js';
import type { InlayHint } from '../features/inlay-hints.js';
import { type Block, toMarkdown, toPlainText } from '../features/markup.js';
import type { Place } from '../features/names.js';
import type { Edit } from '../features/refactorings/refactoring.js';
import type { FileModel } from '../model/file.js';
import { isBuiltInAddress, textAt } from '../model/places.js';
import type { Finding, Severity } from '../rules/rule.js';
import type { Range } from '../syntax/tree.js';
import type { Client } from './client.js';
import type { Analysis } from './documents.js';
import { ruleUri } from './rule-uri.js';

const SEVERITY: Readonly<Record<Severity, lsp.DiagnosticSeverity>> = {
  error: lsp.DiagnosticSeverity.Error,
  warning: lsp.DiagnosticSeverity.Warning,
  information: lsp.DiagnosticSeverity.Information,
  hint: lsp.DiagnosticSeverity.Hint,
};

export const SYMBOL: Readonly<Record<DocumentSymbol['kind'], lsp.SymbolKind>> = {
  material: lsp.SymbolKind.Class,
  structure: lsp.SymbolKind.Struct,
  site: lsp.SymbolKind.Field,
  let: lsp.SymbolKind.Constant,
  convention: lsp.SymbolKind.Property,
  import: lsp.SymbolKind.File,
  measured: lsp.SymbolKind.Event,
  batch: lsp.SymbolKind.Object,
  mixture: lsp.SymbolKind.Class,
};

/** The offset of a position; a column behind the end of its line is at that end. */
export function toOffset({ lines, text }: FileModel, { line, character }: lsp.Position): number {
  const start = lines.offsetAt(line, 0);
  const offset = lines.offsetAt(line, character);
  const length = text.slice(start, offset).search(/[\r\n]/);
  return length < 0 ? offset : start + length;
}

export function toOffsets(model: FileModel, { start, end }: lsp.Range): Range {
  return { start: toOffset(model, start), end: toOffset(model, end) };
}

export function fromOffset({ lines }: Pick<FileModel, 'lines'>, offset: number): lsp.Position {
  const { line, column } = lines.positionAt(offset);
  return { line, character: column };
}

export function fromRange(model: Pick<FileModel, 'lines'>, { start, end }: Range): lsp.Range {
  return { start: fromOffset(model, start), end: fromOffset(model, end) };
}

/** Text as the client reads it. */
export function toMarkup(blocks: readonly Block[], readsMarkdown: boolean): lsp.MarkupContent {
  return readsMarkdown
    ? { kind: lsp.MarkupKind.Markdown, value: toMarkdown(blocks) }
    : { kind: lsp.MarkupKind.PlainText, value: toPlainText(blocks) };
}

/** The findings of a file as its client lists them. */
export function fromFindings(
  findings: readonly Finding[],
  analysis: Pick<Analysis, 'model' | 'uri'>,
  client: Client,
): lsp.Diagnostic[] {
  return diagnosticsOf(findings, analysis.model).map((one) => fromDiagnostic(one, analysis, client));
}

function fromDiagnostic(
  { range, severity, rule, message, related }: Diagnostic,
  analysis: Pick<Analysis, 'model' | 'uri'>,
  client: Client,
): lsp.Diagnostic {
  const places = related.flatMap((place) => {
    const location = fromPlace(place, analysis, client);
    return location ? { location, message: place.message } : [];
  });
  const diagnostic: lsp.Diagnostic = {
    range: fromRange(analysis.model, range),
    severity: SEVERITY[severity],
    source: 'hem',
    message,
  };
  // Thousands are written out at a keystroke, which is fast where they have one shape: a spread gives each its own.
  if (rule) diagnostic.code = rule;
  if (rule && client.showsRules) diagnostic.codeDescription = { href: ruleUri(rule) };
  if (client.showsRelated && places.length > 0) diagnostic.relatedInformation = places;
  return diagnostic;
}

/** A place in a document, or in a file that this knows of; undefined where the client cannot show it. */
export function fromPlace(
  { address, range }: Place,
  { model, uri }: Pick<Analysis, 'model' | 'uri'>,
  client: Client,
): lsp.Location | undefined {
  const file = textAt(address, model);
  if (!file || (isBuiltInAddress(address) && !client.showsBuiltIns)) return undefined;
  return { uri: address === model.address ? uri : address, range: fromRange(file, range) };
}

/** A lens is text, and some are there to be clicked on where the client has the command for it. */
export function fromLens(lens: Lens, analysis: Analysis, client: Client): lsp.CodeLens {
  const { text: title, tooltip } = lensText(lens);
  const action = actionOf(lens, analysis);
  const isOffered = action && client.commands.has(action.command);
  return {
    range: fromRange(analysis.model, lens.range),
    command: { title, tooltip, command: '', ...(isOffered && action) },
  };
}

/** By a command of the client: see client/src/commands. */
function actionOf(
  lens: Lens,
  { uri, version, model }: Analysis,
): Pick<lsp.Command, 'command' | 'arguments'> | undefined {
  if (lens.kind === 'uses') {
    return { command: 'hem.showReferences', arguments: [uri, fromOffset(model, lens.range.start)] };
  }
  if (lens.kind !== 'fix') return undefined;
  const edits = lens.fix.edits.map(({ range, text }) => ({ range: fromRange(model, range), newText: text }));
  return { command: 'hem.applyFix', arguments: [uri, version, edits] };
}

/** A state belongs to its element: there is no gap around it. Anything else stands apart from what is written. */
export function fromHint({ kind, offset, text, tooltip }: InlayHint, model: FileModel): lsp.InlayHint {
  const isApart = kind !== 'charge';
  return {
    position: fromOffset(model, offset),
    label: text,
    tooltip,
    paddingLeft: isApart,
    paddingRight: isApart && /\S/.test(model.text.charAt(offset)),
  };
}

export function fromSymbol(symbol: DocumentSymbol, model: FileModel): lsp.DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: SYMBOL[symbol.kind],
    range: fromRange(model, symbol.range),
    selectionRange: fromRange(model, symbol.selection),
    children: symbol.children.map((child) => fromSymbol(child, model)),
  };
}

/** For clients that know no outline with levels. */
export function fromTopSymbol(symbol: DocumentSymbol, { model, uri }: Analysis): lsp.SymbolInformation {
  return {
    name: symbol.name,
    kind: SYMBOL[symbol.kind],
    location: { uri, range: fromRange(model, symbol.range) },
  };
}

/** Edits of the text that was analysed. Where the client can tell, they are refused once the document has changed. */
export function fromEdits(
  edits: readonly Edit[],
  { model, uri, version }: Pick<Analysis, 'model' | 'uri' | 'version'>,
  client: Client,
): lsp.WorkspaceEdit {
  const plain = edits.map(({ range, text }) => ({ range: fromRange(model, range), newText: text }));
  if (!client.takesVersions) return { changes: { [uri]: plain } };
  const own = edits.map(({ range, text, snippet }): lsp.TextEdit | lsp.SnippetTextEdit =>
    snippet !== undefined && client.takesSnippets
      ? { range: fromRange(model, range), snippet: { kind: 'snippet', value: snippet } }
      : { range: fromRange(model, range), newText: text },
  );
  return { documentChanges: [{ textDocument: { uri, version }, edits: own }] };
}

export function fromAction(action: CodeAction, analysis: Analysis, client: Client): lsp.CodeAction {
  return {
    title: action.title,
    kind: lsp.CodeActionKind.QuickFix,
    diagnostics: [fromDiagnostic(diagnosticOf(action.finding, analysis.model), analysis, client)],
    edit: fromEdits(action.edits, analysis, client),
    ...(action.isPreferred && { isPreferred: true }),
  };
}
