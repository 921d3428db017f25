/** `hem lsp`: the same server from the command line. */
import { expect, test } from 'vitest';
import { hem, PROGRAM } from './cli.js';
import { Client, textOf } from './client.js';

test('hem lsp --stdio serves, whatever a client adds, and ends when told', async () => {
  const client = new Client([PROGRAM, 'lsp', '--stdio', '--clientProcessId', '1']);
  const { serverInfo } = await client.initialize();
  expect(serverInfo?.name).toBe('hem');
  const document = await client.open('material A : O3 = LiCoO2\n');
  expect(textOf(await client.hover(document, { line: 0, character: 9 }))).toContain('A');
  expect(await client.stop()).toBe(0);
});

test('hem lsp that is not told how to talk says what to write', async () => {
  expect(await hem(['lsp'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('hem lsp --stdio'),
  });
});
