import { strict as assert } from 'node:assert';
import {
  type CodeAction,
  type CodeLens,
  ConfigurationTarget,
  commands,
  type Diagnostic,
  type DocumentSymbol,
  type Hover,
  type InlayHint,
  languages,
  type MarkdownString,
  Position,
  Range,
  type TextDocument,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';

/** Looks again until there is something to see. */
export async function eventually<T>(
  what: string,
  look: () => T | undefined | PromiseLike<T | undefined>,
): Promise<T> {
  const end = Date.now() + 100_000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    assert.ok(Date.now() < end, `waited in vain for ${what}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}

/** An untitled hem document with this text, shown. */
export async function open(content: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ language: 'hem', content });
  await window.showTextDocument(document);
  return document;
}

export function findings(document: TextDocument): Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter((finding) => finding.source === 'hem');
}

/** The rule's id; a server may send it with a link to the rule's page. */
export function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export function finding(document: TextDocument, rule: string): Promise<Diagnostic> {
  return eventually(`a ${rule} finding`, () => findings(document).find((found) => ruleOf(found) === rule));
}

export function noFinding(document: TextDocument): Promise<true> {
  return eventually('no finding', () => (findings(document).length === 0 ? true : undefined));
}

/** What a rule found is gone. */
export function noFindingOf(document: TextDocument, rule: string): Promise<true> {
  return eventually(`no ${rule} finding`, () =>
    findings(document).some((found) => ruleOf(found) === rule) ? undefined : true,
  );
}

/** The place of `text` in the document. */
export function rangeOf(document: TextDocument, text: string): Range {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `no “${text}” in the document`);
  return new Range(document.positionAt(offset), document.positionAt(offset + text.length));
}

export async function replace(document: TextDocument, text: string, by: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, text), by);
  assert.ok(await workspace.applyEdit(edit));
}

/** The text of the hovers one character into `text`. */
export async function hoverOn(document: TextDocument, text: string): Promise<string> {
  const { line, character } = rangeOf(document, text).start;
  const hovers = await commands.executeCommand<Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    new Position(line, character + 1),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : (content as MarkdownString).value))
    .join('\n');
}

/** The titles of the document's code lenses, once there are any. */
export function lenses(document: TextDocument): Promise<string[]> {
  return eventually('code lenses', async () => {
    const found = await commands.executeCommand<CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      100,
    );
    const titles = found.map(({ command }) => command?.title ?? '');
    return titles.length > 0 ? titles : undefined;
  });
}

/** The labels of the document's inlay hints, once there are any. */
export function hints(document: TextDocument): Promise<string[]> {
  const all = new Range(new Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  return eventually('inlay hints', async () => {
    const found = await commands.executeCommand<InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      all,
    );
    const labels = found.map(({ label }) =>
      typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
    );
    return labels.length > 0 ? labels : undefined;
  });
}

/** Does something while a setting of `hem` has a value. */
export async function withSetting(name: string, value: unknown, body: () => Promise<unknown>): Promise<void> {
  const settings = workspace.getConfiguration('hem');
  try {
    await settings.update(name, value, ConfigurationTarget.Global);
    await body();
  } finally {
    await settings.update(name, undefined, ConfigurationTarget.Global);
  }
}

export function symbols(document: TextDocument): Promise<DocumentSymbol[]> {
  return eventually('document symbols', () =>
    commands.executeCommand<DocumentSymbol[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    ),
  );
}

export function fixes(document: TextDocument, { range }: Diagnostic): Thenable<CodeAction[]> {
  return commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    'quickfix',
    100,
  );
}
