/** Memory of a server while a document is edited on and on. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import {
  CodeLensRequest,
  DidChangeTextDocumentNotification,
  HoverRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { distinct } from '../../bench/support/compositions.js';
import { Random } from '../../bench/support/random.js';
import { Client, LAB, MAIN, SHARED } from '../support/in-process.js';

const MATERIALS = 50;
const EDITS = 50_000;
const SAMPLES = 20;
/** After how many edits diagnostics are asked for, and after how many everything else. */
const EACH = 10;
const RARELY = 50;
/** A text that has become as much longer or shorter is brought back to what it was. */
const MOST_DRIFT = 400;

const KEYS = [
  ...'0123456789',
  ...'.(),[]{}+-/ ',
  ...'LiNaMnCoO',
  '\n',
  '#',
  '"',
  'material n = LiF\n',
  'let y = 1\n',
];

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Bytes that are in use after a collection. */
async function inUse(): Promise<number> {
  // What waits for its turn has it first.
  await new Promise((next) => setTimeout(next, 300));
  collect();
  return process.memoryUsage().heapUsed;
}

test(
  'fifty thousand random edits leave nothing behind',
  async () => {
    const text = `import "shared.hem"\nmaterial doped from base { M: Co 0.1 -> Al }\n${distinct(MATERIALS)}`;
    const client = await Client.start({
      files: { [SHARED]: 'material base : O3 = LiCoO2\n' },
      folders: [LAB],
      settings: {},
      capabilities: { textDocument: { diagnostic: {} }, workspace: { configuration: true } },
    });
    const { connection } = client;
    await client.open(MAIN, text);
    const document = TextDocument.create(MAIN, 'hem', 1, text);
    const textDocument = { uri: MAIN };
    const random = new Random(50);
    const sizes: number[] = [];
    for (let edit = 1; edit <= EDITS; edit++) {
      const now = document.getText();
      const isFar = Math.abs(now.length - text.length) > MOST_DRIFT;
      const start = isFar ? 0 : random.whole(0, now.length);
      const end = isFar ? now.length : Math.min(now.length, start + random.whole(0, 3));
      const change = {
        range: { start: document.positionAt(start), end: document.positionAt(end) },
        text: isFar ? text : random.one(KEYS),
      };
      TextDocument.update(document, [change], edit + 1);
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri: MAIN, version: edit + 1 },
        contentChanges: [change],
      });
      if (edit % EACH === 0) await client.diagnostics(MAIN);
      if (edit % RARELY === 0) {
        await connection.sendRequest(CodeLensRequest.type, { textDocument });
        await connection.sendRequest(SemanticTokensRequest.type, { textDocument });
        await connection.sendRequest(HoverRequest.type, { textDocument, position: change.range.start });
      }
      if (edit % (EDITS / SAMPLES) === 0) {
        // The same text each time: only what was left behind makes a difference.
        await client.change(MAIN, edit + 1, text);
        await client.diagnostics(MAIN);
        sizes.push(await inUse());
        await client.change(MAIN, edit + 1, document.getText());
      }
    }
    expect(client.failures).toEqual([]);
    // How much of former texts is still in use depends on the last edits, and what is compiled and read late is some
    // MB; the least of many samples has little of it. An edit that left its text behind would come to 60 MB.
    const before = Math.min(...sizes.slice(0, SAMPLES / 2));
    const after = Math.min(...sizes.slice(SAMPLES / 2));
    expect(after, `heap after collections: ${sizes}`).toBeLessThan(1.25 * before);
  },
  // It takes a minute; how long it takes on a busy machine is not what is tested.
  60 * 60_000,
);
