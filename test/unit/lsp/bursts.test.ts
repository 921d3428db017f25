/** Documents that are edited on and on while they are asked about, by the server within this process. */
import { describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DocumentDiagnosticRequest,
  HoverRequest,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Random } from '../../../bench/support/random.js';
import { Client, LAB, MAIN, SHARED, until } from '../../support/in-process.js';

const TEXT = `import "shared.hem"
material doped from base { M: Co 0.1 -> Al }
material first : O3 = Li[Ni0.5Mn0.6]O2
material second : P2 = Na0.62Mn0.67Ni0.23Cu0.05Mg0.07Ti0.01O2
material third(x = 0.1, 0.2) : O3 = Na[Mn{1-x}Ti{x}]O2
`;
const BASE = 'material base : O3 = LiCoO2\n';
const FILES = { [MAIN]: TEXT, [SHARED]: BASE };
const BURSTS = 40;
const KEYS = ['0', '1', '.', 'Li', '{', '}', '(', '\n', '#', ' ', 'material n = LiF\n', 'base', ''];
const PULLING: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: { configuration: true, didChangeWatchedFiles: { dynamicRegistration: true } },
};

const start = (capabilities: ClientCapabilities) =>
  Client.start({ files: FILES, folders: [LAB], settings: {}, capabilities });

/** A document that is edited here and there, with its texts by version. */
class Edited {
  readonly texts = new Map<number, string>();
  private readonly client: Client;
  private readonly document: TextDocument;
  private readonly random: Random;

  constructor(client: Client, uri: string, text: string, seed: number) {
    this.client = client;
    this.document = TextDocument.create(uri, 'hem', 1, text);
    this.random = new Random(seed);
    this.texts.set(1, text);
  }

  get version(): number {
    return this.document.version;
  }

  get text(): string {
    return this.document.getText();
  }

  /** As one types: nobody waits until the server has it. */
  edit(): void {
    const { random, document, text, version } = this;
    // Now and then somebody takes everything back.
    const isUndone = random.chance(0.1);
    const offset = isUndone ? 0 : random.whole(0, text.length);
    const end = isUndone ? text.length : offset + random.whole(0, 4);
    const change = {
      range: { start: document.positionAt(offset), end: document.positionAt(end) },
      text: isUndone ? (this.texts.get(1) ?? '') : random.one(KEYS),
    };
    TextDocument.update(document, [change], version + 1);
    this.texts.set(version + 1, this.text);
    const { uri } = document;
    this.client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: version + 1 },
      contentChanges: [change],
    });
  }

  burst(): void {
    for (let left = this.random.whole(1, 4); left > 0; left--) this.edit();
  }
}

/** What a server finds that has never seen another text, by text. */
class Anew {
  private readonly known = new Map<string, Promise<Diagnostic[]>>();

  of(text: string): Promise<Diagnostic[]> {
    const found =
      this.known.get(text) ??
      start(PULLING).then(async (client) => {
        await client.open(MAIN, text);
        return client.diagnostics(MAIN);
      });
    this.known.set(text, found);
    return found;
  }
}

describe.each([3, 17, 2024])('edits in bursts (%i)', (seed) => {
  it('are followed by what is pulled', async () => {
    const client = await start(PULLING);
    const { connection } = client;
    await client.open(MAIN, TEXT);
    const main = new Edited(client, MAIN, TEXT, seed);
    const pulled: Promise<{ asked: number; report: { kind: string; items?: unknown } }>[] = [];
    const surveyed: Promise<unknown>[] = [];
    const told: { version: number | null; items: unknown; asked: number }[] = [];
    const position = { line: 2, character: 10 };
    for (let burst = 0; burst < BURSTS; burst++) {
      main.burst();
      const { version: asked } = main;
      const textDocument = { uri: MAIN };
      pulled.push(
        connection
          .sendRequest(DocumentDiagnosticRequest.type, { textDocument })
          .then((report) => ({ asked, report })),
      );
      surveyed.push(connection.sendRequest(HoverRequest.type, { textDocument, position }));
      surveyed.push(
        connection
          .sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] })
          .then(({ items }) => {
            for (const report of items) {
              if (report.uri === MAIN && report.kind === 'full') told.push({ ...report, asked });
            }
          }),
      );
      // Sometimes the server gets a moment, and sometimes it does not.
      if (burst % 3 === 0) await new Promise((next) => setTimeout(next));
    }
    const answers = await Promise.all(pulled);
    await Promise.all(surveyed);

    const anew = new Anew();
    for (const { asked, report } of answers) {
      // Of the version that was asked about, or of one that came while it was looked at.
      const later = [...main.texts].filter(([version]) => version >= asked);
      const possible = await Promise.all(later.map(([, text]) => anew.of(text)));
      expect(possible).toContainEqual(report.items);
    }
    expect(told.length).toBeGreaterThan(0);
    for (const { version, items, asked } of told) {
      expect(version).toBeGreaterThanOrEqual(asked);
      expect(items).toEqual(await anew.of(main.texts.get(version ?? 0) ?? ''));
    }
    expect(await client.diagnostics(MAIN)).toEqual(await anew.of(main.text));
    expect(client.failures).toEqual([]);
  });

  it('are followed by what is published', async () => {
    const client = await start({ workspace: { configuration: true } });
    await client.open(MAIN, TEXT);
    const main = new Edited(client, MAIN, TEXT, seed);
    for (let burst = 0; burst < BURSTS; burst++) {
      main.burst();
      // Long enough to begin with, and often not to end.
      if (burst % 4 === 0) await new Promise((next) => setTimeout(next, 25));
    }
    await until(() => client.published.at(-1)?.version === main.version);
    const anew = new Anew();
    const versions = client.published.map(({ version }) => version ?? 0);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    for (const { version, diagnostics } of client.published) {
      expect(diagnostics).toEqual(await anew.of(main.texts.get(version ?? 0) ?? ''));
    }
    expect(client.failures).toEqual([]);
  });

  it('in a file and in one that it imports end in what is found in both', async () => {
    const client = await start(PULLING);
    await client.open(MAIN, TEXT);
    await client.open(SHARED);
    const main = new Edited(client, MAIN, TEXT, seed);
    const shared = new Edited(client, SHARED, BASE, seed + 1);
    const asked: Promise<unknown>[] = [];
    for (let burst = 0; burst < BURSTS; burst++) {
      main.burst();
      asked.push(client.diagnostics(MAIN));
      shared.burst();
      asked.push(client.diagnostics(SHARED), client.diagnostics(MAIN));
      if (burst % 3 === 0) await new Promise((next) => setTimeout(next));
    }
    await Promise.all(asked);
    const other = await start(PULLING);
    await other.open(SHARED, shared.text);
    await other.open(MAIN, main.text);
    for (const uri of [MAIN, SHARED]) {
      expect(await client.diagnostics(uri)).toEqual(await other.diagnostics(uri));
    }
    expect(client.failures).toEqual([]);
  });
});

describe('an imported file that changes right behind an edit', () => {
  const GOOD = 'import "shared.hem"\nmaterial doped from base { M: Co -> Ni }\n';

  it('changes what is published', async () => {
    const client = await start({ workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } });
    await client.open(MAIN, GOOD);
    await until(() => client.last(MAIN)?.length === 0);
    await client.change(MAIN, 2, `${GOOD}# edited\n`);
    await until(() => client.published.at(-1)?.version === 2);
    await client.write(SHARED, undefined);
    await until(() => client.last(MAIN)?.some(({ code }) => code === 'import') === true);
  });

  it('is a reason to ask for diagnostics again', async () => {
    const client = await start({
      ...PULLING,
      workspace: { ...PULLING.workspace, diagnostics: { refreshSupport: true } },
    });
    await client.open(MAIN, GOOD);
    expect(await client.diagnostics(MAIN)).toEqual([]);
    await client.change(MAIN, 2, `${GOOD}# edited\n`);
    expect(await client.diagnostics(MAIN)).toEqual([]);
    await client.write(SHARED, undefined);
    await until(() => client.refreshes === 1);
    expect((await client.diagnostics(MAIN)).map(({ code }) => code)).toContain('import');
  });
});
