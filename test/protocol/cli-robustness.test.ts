/** Input that no one would write, and outputs that go away. */

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hem, PROGRAM, start, Workspaces } from './cli';

const GOOD = 'material Rost : rock-salt = (Co0.2^2+Cu0.2^2+Mg0.2Ni0.2^2+Zn0.2)O\n';
const COMMANDS = ['check', 'show', 'table'];

const workspaces = new Workspaces();
afterAll(() => workspaces.remove());

// What holds for show holds for table, which reads in the same way.
describe.each(['check', 'show'])('hem %s reads', (command) => {
  it.each([
    ['an empty file', ''],
    ['a byte-order mark and nothing else', '\ufeff'],
    ['CRLF and a byte-order mark', `\ufeff${GOOD.replace('\n', '\r\n')}`],
    ['a file without a last line end', GOOD.trimEnd()],
  ])('%s', async (_, content) => {
    const cwd = workspaces.create({ 'a.hem': content });
    expect((await hem([command, 'a.hem'], { cwd })).code).toBe(0);
  });

  it.each([
    [
      'binary data',
      Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 256),
      /not UTF-8 text/,
    ],
    ['a NUL', 'material a = \0', /not a text file/],
    ['Latin-1', Buffer.from('# 5 µm\n', 'latin1'), /not UTF-8 text.*a\.hem:1:5\n/s],
    ['10 MB in one line', `material a : O3 = ${'Li0.1'.repeat(2_000_000)}`, /10000018 characters/],
    ['10 MB of one name', 'x'.repeat(10_000_000), /10000000 characters/],
    ['nested brackets', `material a : O3 = ${'('.repeat(9000)}Li${')'.repeat(9000)}O2`, /^error\[syntax\]: /],
    [
      'ten thousand nested brackets',
      `material a =\n${'('.repeat(10_000)}Li${')'.repeat(10_000)}`,
      /^error\[syntax\]: /,
    ],
    ['ten thousand unclosed braces', 'material a {\n'.repeat(10_000), /^error\[syntax\]: /],
  ])(
    '%s, told as findings, and the others still',
    async (_, content, message) => {
      const cwd = workspaces.create({ 'a.hem': content, 'b.hem': GOOD });
      const { code, stdout, stderr } = await hem([command, '.'], { cwd });
      expect(code).toBe(1);
      expect(command === 'check' ? stdout : stderr).toMatch(message);
      expect(stdout + stderr).not.toMatch(/bug in hem/);
      if (command === 'check') expect(stdout).toMatch(/ in 2 files, \d+ materials?\n$/);
      else expect(stdout).toContain('Rost');
    },
    30_000,
  );

  // A link to itself cannot be opened, whoever asks; a file without permissions can, by root.
  it.skipIf(process.platform === 'win32')('what cannot be opened, told, and the others still', async () => {
    const cwd = workspaces.create({ 'b.hem': GOOD });
    symlinkSync('a.hem', join(cwd, 'a.hem'));
    const { code, stdout, stderr } = await hem([command, 'a.hem', 'b.hem'], { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: a\.hem could not be read: ELOOP/);
    expect(stdout).toMatch(command === 'check' ? / in 1 file, 1 material\n$/ : /Rost/);
  });
});

describe.each(COMMANDS)('hem %s ends', (command) => {
  const many = () =>
    Array.from({ length: 5000 }, (_, index) => `material m${index} : O3 = LiCo1.1O2\n`).join('');

  it('quietly when no one reads on', async () => {
    const cwd = workspaces.create({ 'a.hem': many() });
    const child = start([command, 'a.hem'], { cwd });
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = await once(child, 'close');
    expect([code, stderr]).toEqual([0, '']);
  }, 300_000);

  it.skipIf(!existsSync('/dev/full'))('with 3 when its output cannot be written', () => {
    const cwd = workspaces.create({ 'a.hem': GOOD });
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, command, 'a.hem'], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    expect(status).toBe(3);
    expect(stderr).toMatch(/^error: the output could not be written: ENOSPC[^\n]*\n$/);
  });
});
