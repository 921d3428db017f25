/** The package for npm: what is in it, and that it runs by itself on every Node that it says it runs on. */
import { spawn } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { version } from '../../package.json';
import { Folders, pack, run, succeed } from './repository';

const folders = new Folders();
let tarball: string;
let project: string;
afterAll(() => folders.remove());

beforeAll(() => {
  tarball = pack(folders.create());
  project = folders.create();
  writeFileSync(join(project, 'package.json'), '{ "private": true }');
  writeFileSync(join(project, 'wrong.hem'), 'material wrong : rock-salt = Mg1.1O\n');
  succeed('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], { cwd: project });
});

test('has the program, its schemas and its manual, and nothing that is for developers or editors', () => {
  const files = succeed('tar', ['--list', '--file', tarball]).trim().split('\n').sort();
  const size = (statSync(tarball).size / 1024).toFixed(0);
  console.log(`${files.length} files, ${size} kB packed:\n  ${files.join('\n  ')}`);
  for (const file of [
    'README.md',
    'LICENSE',
    'THIRD_PARTY_NOTICES.md',
    'package.json',
    'dist/hem.js',
    'man/hem.1',
    'schemas/hem.schema.json',
  ]) {
    expect(files).toContain(`package/${file}`);
  }
  for (const file of files) {
    expect(file).toMatch(
      /^package\/(?:dist\/[\w-]+\.js|man\/hem\.1|schemas\/[\w.]+\.json|package\.json|\w+\.md|LICENSE)$/,
    );
    expect(file).not.toMatch(/extension\.js|test|bench|fuzz/);
  }
});

test('needs no other package', () => {
  const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/hem']);
});

test('npx runs it without the network', () => {
  const npx = (...args: string[]) => run('npx', ['--offline', 'hem', ...args], { cwd: project });
  expect(npx('--version')).toMatchObject({ code: 0, stdout: `${version}\n` });
  const { code, stdout } = npx('check', '--format', 'concise', 'wrong.hem');
  expect(code).toBe(1);
  expect(stdout).toMatch(/^wrong\.hem:1:30: error\[site-sum\] /);
});

test('its manual is where man looks for it', () => {
  const prefix = folders.create();
  succeed('npm', ['install', '--global', '--offline', '--prefix', prefix, tarball], { cwd: project });
  expect(readFileSync(join(prefix, 'share/man/man1/hem.1'), 'utf8')).toContain('.TH HEM 1');
});

/** Programs of other versions, as `.ci/run` installs them. */
const others = (process.env.HEM_NODES ?? '').split(delimiter).filter(Boolean);

if (others.length === 0) test.skip('other versions of Node: HEM_NODES names no program', () => {});

describe.each([process.execPath, ...others])('on %s', (node) => {
  const program = () => join(project, 'node_modules/hem/dist/hem.js');
  const hem = (...args: string[]) => run(node, [program(), ...args], { cwd: project });

  test('hem check', () => {
    console.log(`Node ${succeed(node, ['--version']).trim()}`);
    expect(hem('--version')).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
    const { code, stdout, stderr } = hem('check', '--format', 'json');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(JSON.parse(stdout).summary).toMatchObject({ files: 1, materials: 1, errors: 1 });
  });

  test('hem table, hem explain, hem completions', () => {
    expect(hem('table', '--format', 'csv').stdout).toContain('wrong,rock-salt');
    expect(hem('completions', 'bash').stdout).toContain('complete -F _hem hem');
  });

  test('hem lsp', async () => {
    const server = spawn(node, [program(), 'lsp', '--stdio'], { cwd: project });
    const send = (message: object) => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    let output = '';
    const answered = new Promise<void>((done, fail) => {
      server.on('exit', () => fail(new Error(`ended early: ${output}`)));
      server.stdout.on('data', (part) => {
        output += part;
        if (output.includes('"capabilities"')) done();
      });
    });
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    await answered;
    server.removeAllListeners('exit');
    const code = new Promise((done) => server.on('exit', done));
    send({ method: 'initialized', params: {} });
    send({ id: 2, method: 'shutdown' });
    send({ method: 'exit' });
    expect(await code).toBe(0);
  });
});
