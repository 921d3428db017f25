/** What is found in all files of the workspace, by the server within this process. */
import { describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  DocumentDiagnosticRequest,
  FileChangeType,
  HoverRequest,
  LSPErrorCodes,
  type PreviousResultId,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { at, Client, type Options, slowClock, until } from '../../support/in-process.js';

const LAB = 'file:///lab';
const OFFICE = 'file:///office';
const A = `${LAB}/a.hem`;
const B = `${LAB}/cells/b.hem`;
const CONFIG = `${LAB}/hem.json`;

const GOOD = 'material good : O3 = LiCoO2\n';
const OFF = 'material off : O3 = Li[Ni0.5Mn0.6]O2\n';

const WATCHING: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: {
    workspaceFolders: true,
    configuration: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

function start(files: NonNullable<Options['files']>, options: Options = {}): Promise<Client> {
  return Client.start({ capabilities: WATCHING, settings: {}, folders: [LAB], files, ...options });
}

async function ask(
  { connection }: Client,
  previousResultIds: PreviousResultId[] = [],
): Promise<WorkspaceDocumentDiagnosticReport[]> {
  return (await connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds })).items;
}

/** The rules by file, or how else a file is reported. */
function told(reports: readonly WorkspaceDocumentDiagnosticReport[]): Record<string, string[] | string> {
  return Object.fromEntries(
    reports.map((report) => [
      report.uri,
      report.kind === 'full' ? report.items.map(({ code }) => String(code)) : report.kind,
    ]),
  );
}

/** What a client that was answered has to say when it asks again. */
function idsOf(reports: readonly WorkspaceDocumentDiagnosticReport[]): PreviousResultId[] {
  return reports.flatMap(({ uri, resultId }) => (resultId === undefined ? [] : [{ uri, value: resultId }]));
}

/** A client that takes the answer in parts, and keeps what it was told last of each file. */
class Follower {
  readonly shown = new Map<string, string[]>();
  readonly reports: WorkspaceDocumentDiagnosticReport[] = [];
  readonly cancel = new CancellationTokenSource();
  readonly answer: Promise<unknown>;

  constructor({ connection }: Client, previousResultIds: PreviousResultId[] = []) {
    const partialResultToken = 'part';
    connection.onProgress(WorkspaceDiagnosticRequest.partialResult, partialResultToken, ({ items }) => {
      for (const report of items) {
        this.reports.push(report);
        if (report.kind === 'full') {
          this.shown.set(
            report.uri,
            report.items.map(({ code }) => String(code)),
          );
        }
      }
    });
    this.answer = connection
      .sendRequest(
        WorkspaceDiagnosticRequest.type,
        { previousResultIds, partialResultToken },
        this.cancel.token,
      )
      .catch((error: { code: number }) => error.code);
  }

  shows(uri: string, rules: string[]): Promise<void> {
    return until(() => JSON.stringify(this.shown.get(uri)) === JSON.stringify(rules));
  }
}

describe('the findings of the workspace', () => {
  it('are offered to clients that ask for diagnostics, by servers that know files', async () => {
    const offered = async (options: Options) =>
      (await Client.start(options)).result.capabilities.diagnosticProvider;
    const workspaceDiagnostics = true;
    expect(await offered({ files: {}, capabilities: WATCHING })).toMatchObject({ workspaceDiagnostics });
    expect(await offered({ capabilities: WATCHING })).toMatchObject({ workspaceDiagnostics: false });
    expect(await offered({ files: {} })).toBeUndefined();
  });

  it('are those of every file that has any, open or not', async () => {
    const client = await start({
      [A]: OFF,
      [B]: 'import "../a.hem"\nmaterial x from nothing { M: Ni -> Co }\n',
      [`${LAB}/good.hem`]: GOOD,
      'file:///elsewhere/c.hem': OFF,
    });
    await client.open(A, `${OFF}${OFF}`);
    const reports = await ask(client);
    expect(told(reports)).toEqual({
      [A]: ['site-sum', 'duplicate-name', 'site-sum'],
      [B]: ['import', 'unknown-material'],
    });
    expect(reports.map(({ version }) => version)).toEqual([1, null]);
    expect(client.failures).toEqual([]);
  });

  it('are without what hem.json leaves out of searches, file by file and folder by folder', async () => {
    const client = await start(
      {
        [CONFIG]: { exclude: ['drafts/', '/cells/*.old.hem', '!keep.old.hem'] },
        [A]: OFF,
        [`${LAB}/drafts/c.hem`]: OFF,
        [`${LAB}/drafts/inner/hem.json`]: {},
        [`${LAB}/drafts/inner/d.hem`]: OFF,
        [`${LAB}/cells/e.old.hem`]: OFF,
        [`${LAB}/cells/keep.old.hem`]: OFF,
        [`${LAB}/cells/own/hem.json`]: { exclude: ['*.hem'] },
        [`${LAB}/cells/own/f.hem`]: OFF,
      },
      { folders: [LAB, `${LAB}/drafts/inner`] },
    );
    expect(Object.keys(told(await ask(client)))).toEqual([A, `${LAB}/cells/keep.old.hem`]);
    // What is opened is looked at all the same, and taken back when it is closed.
    const draft = `${LAB}/drafts/c.hem`;
    await client.open(draft);
    expect((await client.diagnostics(draft)).map(({ code }) => code)).toEqual(['site-sum']);
    expect(told(await ask(client))[draft]).toBe(undefined);
    await client.close(draft);
    expect(told(await ask(client))[draft]).toEqual([]);
    expect(told(await ask(client))[draft]).toBe(undefined);
  });

  it('tell of a file that cannot be read', async () => {
    const client = await start({ [A]: OFF });
    client.unread.set(A, { why: 'it is not UTF-8 text', help: 'save that file as UTF-8' });
    expect(await ask(client)).toMatchObject([
      {
        uri: A,
        items: [{ message: 'Nothing in this file was read: it is not UTF-8 text\nsave that file as UTF-8' }],
      },
    ]);
  });

  it('are none where a setting turns them off, and the findings of what is open stay', async () => {
    const client = await start({ [A]: OFF, [B]: OFF });
    await client.open(A);
    const before = await ask(client);
    expect(told(before)).toEqual({ [A]: ['site-sum'], [B]: ['site-sum'] });
    await client.configure({ workspaceDiagnostics: false });
    const after = await ask(client, idsOf(before));
    expect(told(after)).toEqual({ [A]: ['site-sum'], [B]: [] });
    expect(told(await ask(client, idsOf(after)))).toEqual({ [A]: 'unchanged' });
  });
});

describe('an answer to somebody who asks again', () => {
  it('is that nothing has changed, and costs no reading and no searching', async () => {
    const client = await start({ [CONFIG]: {}, [A]: OFF, [B]: OFF });
    await client.open(A);
    const before = await ask(client);
    const { searches } = client;
    const reads = [...client.reads];
    expect(told(await ask(client, idsOf(before)))).toEqual({ [A]: 'unchanged', [B]: 'unchanged' });
    expect(client.reads).toEqual(reads);
    expect(client.searches).toBe(searches);
  });

  it('is that of the document, too', async () => {
    const client = await start({ [A]: OFF });
    await client.open(A);
    const textDocument = { uri: A };
    const pull = (previousResultId?: string) =>
      client.connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument,
        ...(previousResultId !== undefined && { previousResultId }),
      });
    const { resultId } = await pull();
    expect(resultId).toBeDefined();
    expect(await pull(resultId)).toEqual({ kind: 'unchanged', resultId });
    expect(await ask(client, [{ uri: A, value: resultId ?? '' }])).toMatchObject([
      { kind: 'unchanged', resultId },
    ]);
    await client.change(A, 2, `\n${OFF}`);
    expect(await pull(resultId)).toMatchObject({ kind: 'full', items: [{ code: 'site-sum' }] });
    await client.configure({ rules: { 'site-sum': 'hint' } });
    expect(await pull(resultId)).toMatchObject({ kind: 'full', items: [{ severity: 4 }] });
  });

  it('is read from disk where nobody tells of changes', async () => {
    const client = await start(
      { [A]: OFF, [B]: GOOD },
      { capabilities: { textDocument: { diagnostic: {} } } },
    );
    const before = await ask(client);
    expect(told(before)).toEqual({ [A]: ['site-sum'] });
    expect(told(await ask(client, idsOf(before)))).toEqual({ [A]: 'unchanged' });
    client.disk.set(B, OFF);
    const after = await ask(client, idsOf(before));
    expect(told(after)).toEqual({ [A]: 'unchanged', [B]: ['site-sum'] });
    client.disk.delete(A);
    client.disk.set(CONFIG, '{ "rules": { "site-sum": "off" } }');
    expect(told(await ask(client, idsOf(after)))).toEqual({ [A]: [], [B]: [] });
  });

  it('is made anew for what has changed and for what imports it, and for nothing else', async () => {
    const importing = 'import "cells/b.hem"\nmaterial x from off { M: Ni -> Co }\n';
    const client = await start({ [A]: importing, [B]: OFF, [`${LAB}/c.hem`]: OFF });
    const before = await ask(client);
    expect(told(before)).toMatchObject({ [B]: ['site-sum'], [`${LAB}/c.hem`]: ['site-sum'] });
    client.reads.splice(0);
    await client.write(B, GOOD);
    const after = await ask(client, idsOf(before));
    expect(told(after)).toEqual({
      [A]: ['import', 'unknown-material'],
      [B]: [],
      [`${LAB}/c.hem`]: 'unchanged',
    });
    expect(client.reads).not.toContain(`${LAB}/c.hem`);
    // Unsaved, in another spelling.
    await client.open('file:///lab/cells/%62.hem', OFF);
    expect(told(await ask(client, idsOf(after)))[A]).toEqual(told(before)[A] ?? []);
  });

  it('follows what is imported from outside of the folders, of which nobody tells', async () => {
    const far = 'file:///elsewhere/far.hem';
    const client = await start({
      [A]: 'import "../elsewhere/far.hem"\nmaterial x from far { M: Co -> Ni }\n',
      [B]: GOOD,
      [far]: 'material far : O3 = LiCoO2\n',
    });
    expect(told(await ask(client))).toEqual({});
    client.disk.set(far, GOOD);
    expect(told(await ask(client))).toEqual({ [A]: ['import', 'unknown-material'] });
  });
});

describe('two folders', () => {
  const files = {
    [CONFIG]: { rules: { 'site-sum': 'warning' } },
    [A]: OFF,
    [`${OFFICE}/hem.json`]: { rules: { 'site-sum': 'off' } },
    [`${OFFICE}/o.hem`]: `${OFF}${OFF}`,
  };
  const severities = (reports: readonly WorkspaceDocumentDiagnosticReport[]) =>
    Object.fromEntries(
      reports.map((report) => [
        report.uri,
        report.kind === 'full'
          ? report.items.map(({ severity, code }) => `${severity} ${code}`)
          : report.kind,
      ]),
    );

  it('have findings by their own hem.json', async () => {
    const client = await start(files, { folders: [LAB, OFFICE] });
    expect(severities(await ask(client))).toEqual({
      [A]: ['2 site-sum'],
      [`${OFFICE}/o.hem`]: ['1 duplicate-name'],
    });
  });

  it('have settings of their own, which are asked for once', async () => {
    const settings = (uri?: string) => ({
      rules: { 'site-sum': uri?.startsWith(OFFICE) ? 'hint' : 'information' },
    });
    const [a, b, o] = [A, B, `${OFFICE}/o.hem`];
    const client = await start({ [a]: OFF, [b]: OFF, [o]: OFF }, { folders: [LAB, OFFICE], settings });
    const before = await ask(client);
    expect(severities(before)).toEqual({ [a]: ['3 site-sum'], [b]: ['3 site-sum'], [o]: ['4 site-sum'] });
    expect(client.scopes.sort()).toEqual([LAB, OFFICE, undefined]);
    // What is only a matter of display changes no finding.
    await client.configure({ rules: { 'site-sum': 'hint' }, codeLens: { enabled: false } });
    expect(severities(await ask(client, idsOf(before)))).toEqual({
      [a]: ['4 site-sum'],
      [b]: ['4 site-sum'],
      [o]: 'unchanged',
    });
  });

  it('come and go', async () => {
    const client = await start(files);
    const before = await ask(client);
    expect(Object.keys(severities(before))).toEqual([A]);
    await client.changeFolders([`${OFFICE}/`], []);
    const after = await ask(client, idsOf(before));
    expect(severities(after)).toEqual({ [A]: 'unchanged', [`${OFFICE}/o.hem`]: ['1 duplicate-name'] });
    await client.changeFolders([], [LAB]);
    expect(severities(await ask(client, idsOf(after)))).toEqual({
      [A]: [],
      [`${OFFICE}/o.hem`]: 'unchanged',
    });
  });

  it('of which one lies in the other are searched once', async () => {
    const client = await start({ [A]: OFF, [B]: OFF }, { folders: [LAB, `${LAB}/cells`] });
    expect((await ask(client)).map(({ uri }) => uri)).toEqual([A, B]);
  });
});

describe('a client that takes the answer in parts', () => {
  it('is told of every change, and the request stays open', async () => {
    const client = await start({ [A]: OFF, [B]: GOOD });
    const follower = new Follower(client);
    await follower.shows(A, ['site-sum']);
    expect([...follower.shown.keys()]).toEqual([A]);
    await client.write(B, OFF);
    await follower.shows(B, ['site-sum']);
    await client.write(CONFIG, { rules: { 'site-sum': 'off' } });
    await follower.shows(A, []);
    await follower.shows(B, []);
    await client.write(CONFIG, { exclude: ['cells'] });
    await follower.shows(A, ['site-sum']);
    await client.write(CONFIG, undefined);
    await follower.shows(B, ['site-sum']);
    await client.write(A, undefined);
    await follower.shows(A, []);
    await client.write(`${LAB}/new.hem`, OFF);
    await follower.shows(`${LAB}/new.hem`, ['site-sum']);
    await client.configure({ rules: { 'site-sum': 'off' } });
    await follower.shows(`${LAB}/new.hem`, []);
    follower.cancel.cancel();
    expect(await follower.answer).toBe(LSPErrorCodes.RequestCancelled);
    expect(client.failures).toEqual([]);
  });

  it('is told what it knows already, once, and of nothing while nothing changes', async () => {
    const client = await start({ [A]: OFF });
    const ids = idsOf(await ask(client));
    const follower = new Follower(client, ids);
    await until(() => follower.reports.length === 1);
    expect(told(follower.reports)).toEqual({ [A]: 'unchanged' });
    const reads = client.reads.length;
    await client.write(B, GOOD);
    await client.write(`${LAB}/c.hem`, OFF);
    await follower.shows(`${LAB}/c.hem`, ['site-sum']);
    expect(follower.reports).toHaveLength(2);
    expect(client.reads.slice(reads).filter((uri) => uri === A)).toEqual([]);
  });

  it('is told to take back what was found in a document that was never saved so', async () => {
    const client = await start({ [A]: GOOD });
    await client.open(A, OFF);
    const follower = new Follower(client);
    expect(await client.diagnostics(A)).toHaveLength(1);
    await client.close(A);
    await follower.shows(A, []);
  });

  it('is told of a folder that is gone', async () => {
    const client = await start({ [A]: OFF, [B]: OFF });
    const follower = new Follower(client);
    await follower.shows(B, ['site-sum']);
    client.disk.delete(B);
    await client.tell(`${LAB}/cells`, FileChangeType.Deleted);
    await follower.shows(B, []);
    expect(follower.shown.get(A)).toEqual(['site-sum']);
  });

  it('is told what is found by other rules of what to ignore', async () => {
    const client = await start({ [A]: OFF, [B]: OFF });
    const follower = new Follower(client);
    await follower.shows(B, ['site-sum']);
    client.hidden.add(B);
    await client.tell(`${LAB}/.gitignore`, FileChangeType.Created);
    await follower.shows(B, []);
  });

  it('gets its answer at once where it tells of no changes', async () => {
    const client = await start({ [A]: OFF }, { capabilities: { textDocument: { diagnostic: {} } } });
    const follower = new Follower(client);
    expect(await follower.answer).toEqual({ items: [] });
    expect(told(follower.reports)).toEqual({ [A]: ['site-sum'] });
  });
});

describe('a large workspace', () => {
  const MANY = 150;
  const uris = Array.from({ length: MANY }, (_, index) => `${LAB}/${String(index).padStart(3, '0')}.hem`);
  const many = Object.fromEntries(uris.map((uri) => [uri, `import "shared.hem"\n${OFF.repeat(6)}`]));
  const files = { ...many, [`${LAB}/shared.hem`]: GOOD };

  it('is told of as it is read, with how far that is', async () => {
    slowClock(10);
    const client = await start(files);
    const told: (WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd)[] = [];
    client.connection.onProgress(WorkDoneProgress.type, 'work', (word) => {
      told.push(word);
    });
    const { items } = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
      previousResultIds: [],
      workDoneToken: 'work',
    });
    expect(items).toHaveLength(MANY);
    expect(told[0]).toMatchObject({ kind: 'begin', title: 'Checking .hem files' });
    expect(told.at(-1)).toEqual({ kind: 'end' });
    expect(told.length).toBeGreaterThan(2);
    for (const word of told.slice(1, -1)) {
      expect(word).toMatchObject({ kind: 'report', message: expect.stringMatching(/^\d+ of 151$/) });
    }
    // What many import is read once for all of them, and once for itself.
    expect(client.reads.filter((uri) => uri.endsWith('/shared.hem')).length).toBeLessThanOrEqual(2);
  });

  it('keeps nobody waiting who asks about a document', async () => {
    slowClock();
    const client = await start(files);
    await client.open(A, GOOD);
    let isDone = false;
    const asked = ask(client).then(() => {
      isDone = true;
    });
    const position = { line: 0, character: 10 };
    for (let times = 0; times < 3; times++) {
      expect(
        await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri: A }, position }),
      ).not.toBeNull();
      expect(isDone).toBe(false);
    }
    await asked;
  });

  it('is given up where nobody waits for the answer any more', async () => {
    const client = await start(files);
    await client.open(A, GOOD);
    client.beforeReading = async (uri) => {
      if (uri !== uris[10]) return;
      follower.cancel.cancel();
      // What is answered was sent behind it.
      await client.connection.sendRequest(HoverRequest.type, at(A, GOOD, 'good'));
    };
    const follower = new Follower(client);
    expect(await follower.answer).toBe(LSPErrorCodes.RequestCancelled);
    expect(client.reads).not.toContain(uris.at(-1));
    expect(client.failures).toEqual([]);
  });
});
