/** The canonical layout as a shell and as an editor get it. */
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatch, parsePatch } from 'diff';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { hem, Workspaces } from './cli';
import { Client } from './client';

const LOOSE = 'material  a:O3=LiCoO2\n';
const NEAT = 'material a : O3 = LiCoO2\n';
const BROKEN = 'material  a = (Li\n';

const workspaces = new Workspaces();
afterAll(() => workspaces.remove());

describe('hem format', () => {
  let cwd: string;
  const content = (file: string) => readFileSync(join(cwd, file), 'utf8');
  beforeEach(() => {
    cwd = workspaces.create({
      'loose.hem': LOOSE,
      'neat.hem': NEAT,
      'deep/windows.hem': `\ufeff${LOOSE.replace('\n', '\r\n')}`,
      'notes.txt': LOOSE,
    });
  });

  it('rewrites what is not in the layout, and says so', async () => {
    expect(await hem(['format'], { cwd })).toEqual({
      code: 0,
      stdout: 'formatted deep/windows.hem\nformatted loose.hem\n2 of 3 files formatted\n',
      stderr: '',
    });
    expect(content('loose.hem')).toBe(NEAT);
    expect(content('deep/windows.hem')).toBe(`\ufeff${NEAT.replace('\n', '\r\n')}`);
    expect(content('notes.txt')).toBe(LOOSE);
    expect(await hem(['format'], { cwd })).toMatchObject({ code: 0, stdout: '0 of 3 files formatted\n' });
  });

  it('does not touch a file that is in the layout', async () => {
    const { mtimeMs } = statSync(join(cwd, 'neat.hem'));
    await hem(['format'], { cwd });
    expect(statSync(join(cwd, 'neat.hem')).mtimeMs).toBe(mtimeMs);
  });

  it.skipIf(process.platform === 'win32')('keeps the mode of a file and what links to it', async () => {
    chmodSync(join(cwd, 'loose.hem'), 0o666);
    symlinkSync('loose.hem', join(cwd, 'link.hem'));
    expect(await hem(['format', 'link.hem'], { cwd })).toMatchObject({ code: 0 });
    expect(lstatSync(join(cwd, 'link.hem')).isSymbolicLink()).toBe(true);
    expect(content('loose.hem')).toBe(NEAT);
    expect(statSync(join(cwd, 'loose.hem')).mode & 0o777).toBe(0o666);
    expect(readdirSync(cwd).sort()).toEqual(['deep', 'link.hem', 'loose.hem', 'neat.hem', 'notes.txt']);
  });

  it('leaves what could not be read, and goes on', async () => {
    cwd = workspaces.create({
      'binary.hem': Buffer.from([0x6c, 0xff]),
      'broken.hem': BROKEN + LOOSE,
      'loose.hem': LOOSE,
    });
    const { code, stdout, stderr } = await hem(['format'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toBe('formatted broken.hem\nformatted loose.hem\n2 of 3 files formatted\n');
    expect(stderr).toMatch(/binary\.hem is not UTF-8 text.*\n.*broken\.hem could not be read in full/);
    expect(content('broken.hem')).toBe(BROKEN + NEAT);
    expect(readFileSync(join(cwd, 'binary.hem'))).toEqual(Buffer.from([0x6c, 0xff]));
  });

  it('--check writes nothing, and fails where something would change', async () => {
    expect(await hem(['format', '--check'], { cwd })).toEqual({
      code: 1,
      stdout: 'would format deep/windows.hem\nwould format loose.hem\n2 of 3 files would change\n',
      stderr: '',
    });
    expect(content('loose.hem')).toBe(LOOSE);
    expect(await hem(['format', '--check', 'neat.hem'], { cwd })).toEqual({
      code: 0,
      stdout: '0 of 1 file would change\n',
      stderr: '',
    });
  });

  it('--diff writes nothing, and prints what leads to the layout', async () => {
    const { code, stdout, stderr } = await hem(['format', '--diff'], { cwd });
    expect([code, stderr]).toEqual([1, '2 of 3 files would change\n']);
    const patches = parsePatch(stdout);
    expect(patches.map(({ newFileName }) => newFileName)).toEqual(['b/deep/windows.hem', 'b/loose.hem']);
    const [, loose] = patches;
    expect(loose && applyPatch(LOOSE, loose)).toBe(NEAT);
    expect(content('loose.hem')).toBe(LOOSE);
    expect(await hem(['format', '--diff', 'neat.hem'], { cwd })).toMatchObject({ code: 0, stdout: '' });
  });

  it.each([[['-']], [['--stdin-filename', 'loose.hem']]])('rewrites standard input with %j', async (args) => {
    expect(await hem(['format', ...args], { cwd, input: LOOSE })).toEqual({
      code: 0,
      stdout: NEAT,
      stderr: '',
    });
    expect(content('loose.hem')).toBe(LOOSE);
  });

  it('checks standard input, and shows what would change in it', async () => {
    const input = LOOSE;
    expect(await hem(['format', '--check', '-'], { cwd, input })).toMatchObject({
      code: 1,
      stdout: 'would format <stdin>\n1 of 1 file would change\n',
    });
    const args = ['format', '--diff', '--stdin-filename', 'anodes.hem'];
    const { code, stdout } = await hem(args, { cwd, input });
    expect(code).toBe(1);
    expect(stdout).toContain(`+++ b/anodes.hem\n@@ -1,1 +1,1 @@\n-${LOOSE}+${NEAT}`);
  });

  it('gives back standard input that could not be read in full', async () => {
    const result = await hem(['format', '-'], { cwd, input: BROKEN + LOOSE });
    expect(result).toMatchObject({ code: 1, stdout: BROKEN + NEAT });
    expect(result.stderr).toContain('`hem check` says why');
  });

  it.each([
    [2, ['nowhere.hem']],
    [2, ['-', 'loose.hem']],
    [2, ['--chekc']],
  ])('exits with %i for %j', async (code, args) => {
    expect(await hem(['format', ...args], { cwd })).toMatchObject({ code });
  });
});

describe('the server', () => {
  let client: Client;
  beforeEach(async () => {
    client = new Client();
    const { capabilities } = await client.initialize();
    expect(capabilities).toMatchObject({
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] },
    });
  });
  afterEach(() => client.stop());

  const options = { tabSize: 4, insertSpaces: false };
  const whole = ({ uri }: TextDocument): Promise<TextEdit[] | null> =>
    client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument: { uri }, options });

  it('formats a document by the lines that change', async () => {
    const document = await client.open(`${NEAT}\n${LOOSE.replace(' a', ' b')}`);
    const edits = (await whole(document)) ?? [];
    expect(edits).toEqual([
      {
        range: { start: { line: 2, character: 0 }, end: { line: 2, character: 21 } },
        newText: 'material b : O3 = LiCoO2',
      },
    ]);
  });

  it('has nothing to do twice', async () => {
    const document = await client.open('material a : DRX { M: Li 1; X: O 1 } # c\r\n\r\n\r\n\r\nlet  y=1');
    const formatted = TextDocument.applyEdits(document, (await whole(document)) ?? []);
    expect(formatted).toBe('material a : DRX {\r\n  M: Li 1\r\n  X: O 1\r\n}  # c\r\n\r\n\r\nlet y = 1\r\n');
    expect(await whole(await client.open(formatted))).toEqual([]);
  });

  it('formats a range', async () => {
    const document = await client.open(LOOSE + LOOSE.replace(' a', ' b') + LOOSE.replace(' a', ' c'));
    const edits = await client.connection.sendRequest(DocumentRangeFormattingRequest.type, {
      textDocument: { uri: document.uri },
      range: { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } },
      options,
    });
    expect(TextDocument.applyEdits(document, edits ?? [])).toBe(
      LOOSE + NEAT.replace(' a ', ' b ') + LOOSE.replace(' a', ' c'),
    );
  });
});
