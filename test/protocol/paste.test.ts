/** `hem/convert`, the request behind “Paste Formula”. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, cursor } from './client';

let client: Client;
beforeEach(async () => {
  client = await Client.start();
});
afterEach(() => client.stop());

async function convert(snippet: string, pasted: unknown) {
  const { text, position } = cursor(snippet);
  const document = await client.open(text);
  const params = { textDocument: { uri: document.uri }, position, text: pasted };
  const answer = await client.connection.sendRequest<{
    edit: TextEdit;
    converted: number;
    kept: number;
  } | null>('hem/convert', params);
  return answer && { ...answer, text: TextDocument.applyEdits(document, [answer.edit]) };
}

it('answers with an edit', async () => {
  const answer = await convert('material A = LiCo$0O2\n', 'A: P2-Na0.7MnO2\nLiMO2\n');
  expect(answer).toMatchObject({ converted: 1, kept: 1 });
  expect(answer?.text).toMatch(
    /^material A = LiCoO2\n# note: called A .*\nmaterial A-2 : P2 = Na0\.7MnO2\n# not read: LiMO2\n# reason: .*\n$/,
  );
});

it('answers nothing where there is nothing to paste, or no text', async () => {
  expect(await convert('$0', ' \n')).toBeNull();
  expect(await convert('$0', 7)).toBeNull();
});
