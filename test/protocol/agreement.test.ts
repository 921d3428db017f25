/** The built server and the built program find the same, in every example and fixture, under every kind of hem.json. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import {
  type Diagnostic,
  DiagnosticSeverity,
  DocumentDiagnosticRequest,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import { filesIn } from '../support/annotations';
import { hem, Workspaces } from './cli';
import { Client } from './client';

const workspaces = new Workspaces();
afterAll(() => workspaces.remove());

/** Every example and fixture, each fixture in a folder of its own with what it imports. */
function everyFile(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const name of readdirSync('examples')) {
    if (name.endsWith('.hem')) files[`examples/${name}`] = readFileSync(join('examples', name), 'utf8');
  }
  for (const name of readdirSync('test/fixtures/rules')) {
    const text = readFileSync(join('test/fixtures/rules', name), 'utf8');
    for (const [file, own] of Object.entries(filesIn(text, name))) {
      files[`fixtures/${name.replace('.hem', '')}/${file}`] = own;
    }
  }
  return files;
}

const FILES = everyFile();

/** What stands in the folder beside them. */
const CONFIGURATIONS: Readonly<Record<string, Readonly<Record<string, object | string>>>> = {
  'no hem.json': {},
  'an empty one': { 'hem.json': {} },
  'severities and rules that are off': {
    'hem.json': {
      rules: {
        'site-sum': 'warning',
        'charge-balance': 'hint',
        'high-entropy-claim': 'error',
        'inferred-sites': 'warning',
        'unused-ignore': 'off',
        syntax: 'information',
      },
    },
  },
  'rules that are on only here': {
    'hem.json': { rules: { 'critical-elements': 'information', 'toxic-elements': 'warning' } },
  },
  'another convention and other thresholds': {
    'hem.json': { entropy: { convention: 'formula', countVacancies: true, high: 1.2, medium: 0.5 } },
  },
  'prices of elements, and temperatures': {
    'hem.json': {
      prices: { currency: 'EUR', perKilogram: { Co: 30, O: 0 } },
      entropy: { temperatures: [298.15, 1173.15] },
    },
  },
  'tolerances, and what is left out of searches': {
    'hem.json': { tolerance: { sum: 0.05, charge: 0.1 }, exclude: ['/fixtures/syntax/'] },
    // No say in what lies further up, and another one in what lies here.
    'fixtures/syntax/hem.json': { exclude: ['!*'] },
    'fixtures/hem.json': { extends: '../hem.json', exclude: ['no-such-file.hem'] },
  },
  'a file for each folder, one extended, structures for all': {
    'hem.json': {
      rules: { 'unknown-structure': 'warning' },
      structures: ['structures.hem'],
    },
    'structures.hem':
      'structure nowhere { A : Li\n M : Ni\n X *2 : O }\nstructure layers { A : Na\n M : Mn }\n',
    'examples/hem.json': { extends: '../hem.json', entropy: { convention: 'atom' } },
    'fixtures/hem.json': { extends: ['../hem.json'], tolerance: { sum: 0 } },
    'fixtures/import/hem.json': {},
  },
};

/** A finding as both have it; lines and columns from one. */
interface Told {
  readonly file: string;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly start: string;
  readonly end: string;
}

const SEVERITIES: Readonly<Record<number, string>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

async function byProgram(cwd: string): Promise<Told[]> {
  const { stdout, stderr } = await hem(['check', '--format', 'json'], { cwd });
  expect(stderr).toBe('');
  const { findings } = JSON.parse(stdout);
  return findings.map(
    ({ file, rule, severity, message, help, range: { start, end } }: ReturnType<typeof JSON.parse>) => {
      const lines = readFileSync(join(cwd, file), 'utf8').split(/\r\n|\r|\n/);
      // An editor underlines the first line of what a finding is about.
      const last =
        end.line === start.line
          ? end
          : { line: start.line, column: (lines[start.line - 1] ?? '').length + 1 };
      return {
        file,
        rule,
        severity,
        message: help === null ? message : `${message}\n${help}`,
        start: `${start.line}:${start.column}`,
        end: `${last.line}:${last.column}`,
      };
    },
  );
}

function toldBy(file: string, { code, severity, message, range: { start, end } }: Diagnostic): Told {
  return {
    file,
    rule: String(code),
    severity: SEVERITIES[severity ?? 0] ?? '',
    message: String(message),
    start: `${start.line + 1}:${start.character + 1}`,
    end: `${end.line + 1}:${end.character + 1}`,
  };
}

function order(a: Told, b: Told): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}

describe('the server and the program', () => {
  let client: Client;
  afterEach(() => client.stop());

  async function start(folder: string, settings: object): Promise<void> {
    client = await Client.start({
      folders: [folder],
      settings,
      capabilities: { textDocument: { diagnostic: {} } },
    });
  }

  /** File by file as they are opened. */
  async function byDocument(folder: string, files: readonly string[]): Promise<Told[]> {
    const told: Told[] = [];
    for (const file of files) {
      const uri = pathToFileURL(join(folder, file)).href;
      const document = await client.open(readFileSync(join(folder, file), 'utf8'), uri);
      const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri },
      });
      if (report.kind === 'full') told.push(...report.items.map((item) => toldBy(file, item)));
      await client.close(document);
    }
    return told;
  }

  /** All at once, none of them open. */
  async function byWorkspace(folder: string): Promise<Told[]> {
    const { items } = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
      previousResultIds: [],
    });
    return items.flatMap((report) => {
      const file = relative(folder, fileURLToPath(report.uri)).replaceAll(sep, '/');
      return report.kind === 'full' ? report.items.map((item) => toldBy(file, item)) : [];
    });
  }

  it.each(Object.entries(CONFIGURATIONS))('find the same with %s', async (_, configuration) => {
    const more = Object.entries(configuration).map(([file, content]) => [
      file,
      typeof content === 'string' ? content : JSON.stringify(content, null, 2),
    ]);
    const folder = workspaces.create({ ...FILES, ...Object.fromEntries(more) });
    const program = await byProgram(folder);
    expect(program.length).toBeGreaterThan(50);
    const isLeftOut = (file: string) =>
      JSON.stringify(configuration['hem.json'] ?? {}).includes('exclude') &&
      file.startsWith('fixtures/syntax/');
    const files = Object.keys(FILES).filter((file) => !isLeftOut(file));
    // What an editor is set to is no excuse where there is a hem.json.
    const settings = 'hem.json' in configuration ? { rules: { 'site-sum': 'off' } } : {};
    await start(folder, settings);
    expect((await byWorkspace(folder)).sort(order)).toEqual(program.sort(order));
    expect((await byDocument(folder, files)).sort(order)).toEqual(program.sort(order));
  });

  it('find the same in the examples where they lie', async () => {
    await start('examples', {});
    const program = await byProgram('examples');
    expect(program.length).toBeGreaterThan(0);
    expect((await byWorkspace('examples')).sort(order)).toEqual(program.sort(order));
  });
});
