import type { TextEditor } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

/** The client in use, once it is loaded; undefined before the first start. */
export type CurrentClient = () => Promise<LanguageClient> | undefined;

/**
 * What the server answers to a request beyond the protocol about the place of the cursor. Undefined where no server
 * answers; the client has logged why.
 */
export async function askAtCursor<Answer>(
  client: CurrentClient,
  method: string,
  { document, selection }: TextEditor,
  more: object = {},
): Promise<Answer | undefined> {
  const running = await client();
  if (!running) return undefined;
  const { asUri, asPosition } = running.code2ProtocolConverter;
  const params = {
    textDocument: { uri: asUri(document.uri) },
    position: asPosition(selection.active),
    ...more,
  };
  return running.sendRequest<Answer>(method, params).catch(() => undefined);
}
