/** The built server on files that go, come back, and become something else while they are open or imported. */
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type PreviousResultId,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { Workspaces } from './cli';
import { Client, textOf } from './client';

const { Changed, Created, Deleted } = FileChangeType;
const BASE = 'material base : O3 = LiCoO2\n';
const MAIN = 'import "shared.hem"\nmaterial doped from base { M: Co -> Ni }\n';
const OFF = 'material off : O3 = Li[Ni0.5Mn0.6]O2\n';
const NAME = { line: 0, character: 10 };

const workspaces = new Workspaces();
afterAll(() => workspaces.remove());

let client: Client;
let folder: string;
afterEach(() => client.stop());

const path = (name: string) => join(folder, name);
const uri = (name: string) => pathToFileURL(path(name)).href;

async function start(files: Readonly<Record<string, string>>, capabilities: ClientCapabilities = {}) {
  folder = workspaces.create({ '.gitignore': '', ...files });
  client = await Client.start({
    folders: [folder],
    capabilities: {
      ...capabilities,
      workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
    },
  });
}

function tell(...events: readonly (readonly [name: string, type: FileChangeType])[]): Promise<void> {
  const changes = events.map(([name, type]) => ({ uri: uri(name), type }));
  return client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
}

/** Waits until something is said in what is published; without that, until nothing is. */
async function says(document: TextDocument, message?: string): Promise<void> {
  await client.published(document, (found) =>
    message === undefined ? found.length === 0 : found.some((one) => String(one.message).includes(message)),
  );
}

describe('a file that an open one imports', () => {
  const GONE = 'there is no such file';

  async function opened(): Promise<TextDocument> {
    await start({ 'shared.hem': BASE, 'other.hem': BASE });
    const main = await client.open(MAIN, uri('main.hem'));
    await says(main);
    return main;
  }

  it('is deleted, and comes back', async () => {
    const main = await opened();
    unlinkSync(path('shared.hem'));
    await tell(['shared.hem', Deleted]);
    await says(main, GONE);
    writeFileSync(path('shared.hem'), BASE);
    await tell(['shared.hem', Created]);
    await says(main);
  });

  it('has another name, and its own again', async () => {
    const main = await opened();
    renameSync(path('shared.hem'), path('renamed.hem'));
    await tell(['shared.hem', Deleted], ['renamed.hem', Created]);
    await says(main, GONE);
    await client.replace(main, 'shared.hem', 'renamed.hem');
    await says(main);
    renameSync(path('renamed.hem'), path('shared.hem'));
    await tell(['renamed.hem', Deleted], ['shared.hem', Created]);
    await says(main, GONE);
    await client.replace(main, 'renamed.hem', 'shared.hem');
    await says(main);
  });

  it('lies in a folder that goes and comes back', async () => {
    await start({ 'parts/shared.hem': BASE });
    const main = await client.open(MAIN.replace('shared', 'parts/shared'), uri('main.hem'));
    await says(main);
    renameSync(path('parts'), path('elsewhere'));
    await tell(['parts', Deleted], ['elsewhere/shared.hem', Created]);
    await says(main, GONE);
    renameSync(path('elsewhere'), path('parts'));
    await tell(['elsewhere', Deleted], ['parts/shared.hem', Created]);
    await says(main);
  });

  it('is a folder now, and a file again', async () => {
    const main = await opened();
    unlinkSync(path('shared.hem'));
    mkdirSync(path('shared.hem'));
    await tell(['shared.hem', Deleted], ['shared.hem', Created]);
    await says(main, 'it is no file');
    rmSync(path('shared.hem'), { recursive: true });
    writeFileSync(path('shared.hem'), BASE);
    await tell(['shared.hem', Deleted], ['shared.hem', Created]);
    await says(main);
  });

  it('is not UTF-8 text now, and is again', async () => {
    const main = await opened();
    writeFileSync(path('shared.hem'), new Uint8Array([0xff, 0xfe, 0xfd, 0x80]));
    await tell(['shared.hem', Changed]);
    await says(main, 'it is not UTF-8 text');
    writeFileSync(path('shared.hem'), BASE);
    await tell(['shared.hem', Changed]);
    await says(main);
  });

  it.skipIf(process.platform === 'win32')('is a link now: to a file, to nothing, to itself', async () => {
    const main = await opened();
    const link = async (to: string) => {
      unlinkSync(path('shared.hem'));
      symlinkSync(to, path('shared.hem'));
      await tell(['shared.hem', Deleted], ['shared.hem', Created]);
    };
    await link('nowhere.hem');
    await says(main, GONE);
    await link('other.hem');
    await says(main);
    await link('shared.hem');
    await says(main, '`shared.hem` cannot be imported');
    await link('main.hem');
    // There is no such file on disk: what is open under that name is no answer to a link.
    await says(main, GONE);
    await link('other.hem');
    await says(main);
  });

  it('counts as it stands in the editor while it is deleted and replaced on disk', async () => {
    const main = await opened();
    const shared = await client.open(BASE, uri('shared.hem'));
    unlinkSync(path('shared.hem'));
    await tell(['shared.hem', Deleted]);
    await client.replace(shared, 'base', 'basis');
    await says(main, 'No material is called `base`');
    mkdirSync(path('shared.hem'));
    await tell(['shared.hem', Created]);
    await client.replace(shared, 'basis', 'base');
    await says(main);
    await client.close(shared);
    await says(main, 'it is no file');
    rmSync(path('shared.hem'), { recursive: true });
    writeFileSync(path('shared.hem'), BASE);
    await tell(['shared.hem', Deleted], ['shared.hem', Created]);
    await says(main);
  });
});

describe('an open file', () => {
  /** The rules by file of all files with findings, as the client is told once it asks again. */
  class Survey {
    private readonly known = new Map<string, { id: string; rules: string[] }>();

    async ask(): Promise<Record<string, string[]>> {
      const previousResultIds: PreviousResultId[] = [...this.known].map(([one, { id }]) => ({
        uri: one,
        value: id,
      }));
      const { items } = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
        previousResultIds,
      });
      for (const report of items) {
        if (report.kind === 'unchanged') continue;
        const rules = report.items.map(({ code }) => String(code));
        this.known.set(report.uri, { id: report.resultId ?? '', rules });
      }
      return Object.fromEntries(
        [...this.known].filter(([, { rules }]) => rules.length > 0).map(([one, { rules }]) => [one, rules]),
      );
    }
  }

  const PULLING: ClientCapabilities = { textDocument: { diagnostic: {} } };

  async function opened() {
    await start({ 'off.hem': OFF }, PULLING);
    const survey = new Survey();
    const document = await client.open(OFF, uri('off.hem'));
    expect(await survey.ask()).toEqual({ [uri('off.hem')]: ['site-sum'] });
    return { survey, document };
  }

  async function serves(document: TextDocument): Promise<void> {
    expect(textOf(await client.hover(document, NAME))).toContain('off');
  }

  it('is served when it is deleted, and forgotten when it is closed', async () => {
    const { survey, document } = await opened();
    unlinkSync(path('off.hem'));
    await tell(['off.hem', Deleted]);
    await serves(document);
    expect(await survey.ask()).toEqual({ [document.uri]: ['site-sum'] });
    await client.replace(document, 'Mn0.6', 'Mn0.5');
    expect(await survey.ask()).toEqual({});
    await client.replace(document, 'Mn0.5', 'Mn0.6');
    await client.close(document);
    expect(await survey.ask()).toEqual({});
    // Saved after all, and not open any more.
    writeFileSync(path('off.hem'), OFF);
    await tell(['off.hem', Created]);
    expect(await survey.ask()).toEqual({ [document.uri]: ['site-sum'] });
  });

  it('goes on under another name', async () => {
    const { survey, document } = await opened();
    renameSync(path('off.hem'), path('new.hem'));
    await tell(['off.hem', Deleted], ['new.hem', Created]);
    await client.close(document);
    const renamed = await client.open(OFF, uri('new.hem'));
    await serves(renamed);
    expect(await survey.ask()).toEqual({ [renamed.uri]: ['site-sum'] });
    await client.replace(renamed, 'Mn0.6', 'Mn0.5');
    expect(await survey.ask()).toEqual({});
  });

  it('is served when a folder has its name, in which there is a file', async () => {
    const { survey, document } = await opened();
    unlinkSync(path('off.hem'));
    mkdirSync(path('off.hem'));
    writeFileSync(path('off.hem/inner.hem'), OFF);
    await tell(['off.hem', Deleted], ['off.hem', Created], ['off.hem/inner.hem', Created]);
    await serves(document);
    const inner = uri('off.hem/inner.hem');
    expect(await survey.ask()).toEqual({ [document.uri]: ['site-sum'], [inner]: ['site-sum'] });
    await client.close(document);
    expect(await survey.ask()).toEqual({ [inner]: ['site-sum'] });
    rmSync(path('off.hem'), { recursive: true });
    writeFileSync(path('off.hem'), OFF);
    await tell(['off.hem', Deleted], ['off.hem', Created]);
    expect(await survey.ask()).toEqual({ [document.uri]: ['site-sum'] });
  });

  it.skipIf(process.platform === 'win32')(
    'is served when a link has its name, and nothing is written',
    async () => {
      const { survey, document } = await opened();
      writeFileSync(path('good.hem'), BASE);
      unlinkSync(path('off.hem'));
      symlinkSync('good.hem', path('off.hem'));
      await tell(['good.hem', Created], ['off.hem', Deleted], ['off.hem', Created]);
      await serves(document);
      expect(await survey.ask()).toEqual({ [document.uri]: ['site-sum'] });
      await client.close(document);
      expect(await survey.ask()).toEqual({});
      expect(readFileSync(path('good.hem'), 'utf8')).toBe(BASE);
    },
  );
});
