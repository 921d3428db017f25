import { expect, test } from 'vitest';
import { outputFiles } from '../../../server/src/cli/check/outputs.js';
import { FORMATS } from '../../../server/src/reports/registry.js';

const read = async (argument: string) => {
  const [output] = await outputFiles([argument], []);
  return [output?.format.name, output?.path];
};

test.each([
  ['sarif:report.json', 'sarif', 'report.json'],
  ['report.sarif', 'sarif', 'report.sarif'],
  ['REPORT.JSON', 'json', 'REPORT.JSON'],
  ['summary.md', 'markdown', 'summary.md'],
  ['findings.ndjson', 'jsonl', 'findings.ndjson'],
  ['C:\\reports\\report.json', 'json', 'C:\\reports\\report.json'],
  ['json:C:\\reports\\report', 'json', 'C:\\reports\\report'],
  ['./odd:name.json', 'json', './odd:name.json'],
  ['pretty:a:b', 'pretty', 'a:b'],
])('%s is %s in %s', async (argument, format, path) => {
  expect(await read(argument)).toEqual([format, path]);
});

test('every format can be named', async () => {
  for (const name of FORMATS.keys()) expect(await read(`${name}:file`)).toEqual([name, 'file']);
});

test('what is taken already is refused', async () => {
  await expect(outputFiles(['json:a'], ['./a'])).rejects.toThrow('a would be written twice');
});
