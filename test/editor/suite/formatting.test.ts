import { strict as assert } from 'node:assert';
import {
  commands,
  type FormattingOptions,
  type Location,
  Range,
  type SemanticTokens,
  type TextDocument,
  type TextEdit,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { lenses, open, rangeOf } from './support';

const WRITTEN = 'material  A:O3=LiNi0.8Co0.1Mn0.1O2\nmaterial B from A{M:Co->Al}\n';
const OPTIONS: FormattingOptions = { tabSize: 2, insertSpaces: true };

async function formatted(document: TextDocument, command: string, ...more: unknown[]): Promise<string> {
  await lenses(document);
  const edits = await commands.executeCommand<TextEdit[]>(command, document.uri, ...more, OPTIONS);
  const edit = new WorkspaceEdit();
  edit.set(document.uri, edits);
  assert.ok(await workspace.applyEdit(edit));
  return document.getText();
}

describe('a file', () => {
  it('is laid out', async () => {
    assert.equal(
      await formatted(await open(WRITTEN), 'vscode.executeFormatDocumentProvider'),
      'material A : O3 = LiNi0.8Co0.1Mn0.1O2\nmaterial B from A {\n  M: Co -> Al\n}\n',
    );
  });

  it('is laid out in part', async () => {
    const document = await open(WRITTEN);
    assert.equal(
      await formatted(document, 'vscode.executeFormatRangeProvider', rangeOf(document, 'B from A{M:Co->Al}')),
      'material  A:O3=LiNi0.8Co0.1Mn0.1O2\nmaterial B from A {\n  M: Co -> Al\n}\n',
    );
  });
});

describe('a material', () => {
  it('is found wherever it is named', async () => {
    const document = await open(WRITTEN);
    await lenses(document);
    const found = await commands.executeCommand<Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      rangeOf(document, 'A:O3').start,
    );
    assert.deepEqual(
      found.map(({ range: { start } }) => [start.line, start.character]),
      [
        [0, 10],
        [1, 16],
      ],
    );
  });

  it('has its colours where it is looked at', async () => {
    const document = await open(WRITTEN);
    await lenses(document);
    const { data } = await commands.executeCommand<SemanticTokens>(
      'vscode.provideDocumentRangeSemanticTokens',
      document.uri,
      new Range(1, 0, 2, 0),
    );
    assert.ok(data.length > 0 && data[0] === 1, `the tokens begin in line ${data[0]}`);
  });
});
