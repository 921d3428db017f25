/** The server within this process, on files in memory: what is decided by the hem.json of a document. */
import { describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  DiagnosticSeverity,
  HoverRequest,
  RenameRequest,
} from 'vscode-languageserver/node';
import { Client, type Options, until } from '../../support/in-process.js';

const ROOT = 'file:///lab';
const MAIN = `${ROOT}/cells/main.hem`;
const CONFIG = `${ROOT}/hem.json`;

const OFF = 'material off : O3 = Li[Ni0.5Mn0.6]O2\n';

const PULLING: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: {
    workspaceFolders: true,
    configuration: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
};

const SEVERITIES: Readonly<Record<number, string>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Hint]: 'hint',
};

function start(files: NonNullable<Options['files']>, options: Options = {}): Promise<Client> {
  return Client.start({ capabilities: PULLING, settings: {}, folders: [ROOT], files, ...options });
}

/** Severity and rule of each finding. */
async function findings(client: Client, uri: string): Promise<string[]> {
  const found = await client.diagnostics(uri);
  return found.map(({ severity, code }) => `${SEVERITIES[severity ?? 0]}: ${code}`);
}

/** What was last published for a file. */
function last(client: Client, uri: string): string[] | undefined {
  return client.last(uri)?.map(({ message }) => String(message));
}

describe('findings', () => {
  it('are those of the nearest hem.json, of each document its own', async () => {
    const client = await start({
      [CONFIG]: { rules: { 'site-sum': 'warning' } },
      [MAIN]: OFF,
      [`${ROOT}/other/hem.json`]: { rules: { 'site-sum': 'off' } },
      [`${ROOT}/other/b.hem`]: OFF,
    });
    await client.open(MAIN);
    await client.open(`${ROOT}/other/b.hem`);
    expect(await findings(client, MAIN)).toEqual(['warning: site-sum']);
    expect(await findings(client, `${ROOT}/other/b.hem`)).toEqual([]);
  });

  it('hang on the settings of the editor only where there is no hem.json', async () => {
    const settings = { rules: { 'site-sum': 'hint' }, entropy: { convention: 'atom' } };
    const client = await start({ [MAIN]: OFF, [CONFIG]: {} }, { settings });
    await client.open(MAIN);
    await client.open('untitled:Untitled-1', OFF);
    expect(await findings(client, MAIN)).toEqual(['error: site-sum']);
    expect(await findings(client, 'untitled:Untitled-1')).toEqual(['hint: site-sum']);
    await client.write(CONFIG, undefined);
    await until(() => client.refreshes > 0);
    expect(await findings(client, MAIN)).toEqual(['hint: site-sum']);
  });

  it('change when a hem.json comes, changes, and when what it extends does', async () => {
    const client = await start({ [MAIN]: OFF });
    await client.open(MAIN);
    expect(await findings(client, MAIN)).toEqual(['error: site-sum']);
    await client.write(CONFIG, { rules: { 'site-sum': 'warning' } });
    await until(() => client.refreshes === 1);
    expect(await findings(client, MAIN)).toEqual(['warning: site-sum']);
    await client.write(`${ROOT}/cells/hem.json`, { extends: '../team.json' });
    await until(() => client.refreshes === 2);
    expect(await findings(client, MAIN)).toEqual(['error: site-sum']);
    client.disk.set(`${ROOT}/team.json`, '{ "rules": { "site-sum": "off" } }');
    await client.change(MAIN, 2, `# edited\n${OFF}`);
    expect(await findings(client, MAIN)).toEqual([]);
  });

  it('are published again where the client does not ask for them', async () => {
    const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
    const client = await start({ [MAIN]: OFF }, { capabilities });
    await client.open(MAIN);
    await until(() => client.last(MAIN)?.length === 1);
    await client.write(CONFIG, { rules: { 'site-sum': 'off' } });
    await until(() => client.last(MAIN)?.length === 0);
  });
});

describe('what is wrong with a hem.json', () => {
  const WRONG = { rules: { 'no-rule': 'off' }, extends: 'nothing.json' };
  const UNKNOWN = expect.stringContaining('`no-rule` is not the id of a rule');
  const MISSING = expect.stringContaining('`nothing.json` cannot be extended: there is no such file');

  it('is told in that file, once for all documents, until it is mended or no document is open', async () => {
    const client = await start({ [CONFIG]: WRONG, [MAIN]: OFF, [`${ROOT}/b.hem`]: '' });
    await client.open(MAIN);
    await client.open(`${ROOT}/b.hem`);
    await until(() => last(client, CONFIG) !== undefined);
    expect(last(client, CONFIG)).toEqual([UNKNOWN, MISSING]);
    await client.change(MAIN, 2, '');
    await client.write(CONFIG, { extends: 'nothing.json' });
    await until(() => last(client, CONFIG)?.length === 1);
    expect(client.published.filter(({ uri }) => uri === CONFIG)).toHaveLength(2);
    await client.close(MAIN);
    await client.close(`${ROOT}/b.hem`);
    await until(() => last(client, CONFIG)?.length === 0);
  });
});

describe('evaluation', () => {
  it('of an imported file is that of its own hem.json', async () => {
    const client = await start({
      [CONFIG]: { entropy: { convention: 'formula' } },
      [MAIN]: 'import "../shared/base.hem"\nmaterial a from base { M: Ni -> Co 0.1 }\n',
      [`${ROOT}/shared/hem.json`]: { entropy: { convention: 'atom' } },
      [`${ROOT}/shared/base.hem`]: 'material base : O3 = Li[Ni0.5Mn0.5]O2\n',
    });
    await client.open(MAIN);
    await client.open(`${ROOT}/shared/base.hem`);
    const hover = async (uri: string, line: number) => {
      const found = await client.connection.sendRequest(HoverRequest.type, {
        textDocument: { uri },
        position: { line, character: 9 },
      });
      return JSON.stringify(found?.contents);
    };
    expect(await hover(MAIN, 1)).toContain('formula convention');
    expect(await hover(`${ROOT}/shared/base.hem`, 0)).toContain('atom convention');
  });

  it('knows the structures of the project, as they stand in the editor, and renames them everywhere', async () => {
    const structures = `${ROOT}/structures.hem`;
    const text = 'structure layered {\n  A : Na\n  M : Ni, Mn\n  X *2 : O\n}\n';
    const main = 'material a : layered = NaNi0.5Mn0.6O2\n';
    const client = await start({
      [CONFIG]: { structures: ['structures.hem'] },
      [structures]: text,
      [MAIN]: main,
    });
    await client.open(MAIN);
    expect(await findings(client, MAIN)).toEqual(['error: site-sum']);
    const edit = await client.connection.sendRequest(RenameRequest.type, {
      textDocument: { uri: MAIN },
      position: { line: 0, character: 15 },
      newName: 'sheets',
    });
    expect(Object.keys(edit?.changes ?? {}).sort()).toEqual([MAIN, structures].sort());
    await client.open(structures, text.replace('M :', 'M *1.1 :'));
    await until(() => client.refreshes > 0);
    expect(await findings(client, MAIN)).toEqual([]);
  });
});
