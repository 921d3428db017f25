/** Findings that are kept never decide what is found: after any edits, a check with them answers as one without. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkFiles } from '../../server/src/cli/checking/check-files';
import { ConfigurationError } from '../../server/src/cli/configuration';
import { json } from '../../server/src/reports/check-json';
import { PLAIN } from '../../server/src/reports/paint';

const TEXTS = [
  '',
  'material a : O3 = LiCoO2\n',
  'material b : O3 = LiCo1.1O2\n',
  'let x = 0.1\nmaterial c : tun = Na{x}O\n',
  'structure tun {\n  A *1 : Na, Va\n  X *1 : O\n}\n',
  'structure tun {\n  A *2 : Na, Va\n  X *1 : O\n}\n',
  'import "a.hem"\nmaterial d : tun = NaO\n',
  'import "b.hem"\nimport "sub/c.hem"\nmaterial e : tun = Na0.9O\n',
  'import "../a.hem"\nmaterial f = b with Mn for Co\n',
  '# hem-ignore site-sum: known\nmaterial g : O3 = LiCo1.1O2\n',
  '\u{FFFD} is a sign like others\n',
];
const SETTINGS = [
  '{}',
  '{ "rules": { "site-sum": "warning" } }',
  '{ "rules": { "site-sum": "off" }, "entropy": { "convention": "formula" } }',
  '{ "tolerance": { "sum": 0.2 } }',
  '{ "structures": ["b.hem"] }',
  '{ "extends": "base.json" }',
];

const name = fc.constantFrom('a.hem', 'b.hem', 'sub/c.hem', 'sub/d.hem');
const write = fc.record({ file: name, content: fc.constantFrom(...TEXTS) });
const binary = fc.record({ file: name, content: fc.constant(Buffer.from([0xff, 0x20])) });
const configure = fc.record({
  file: fc.constantFrom('hem.json', 'sub/hem.json', 'base.json'),
  content: fc.constantFrom(...SETTINGS),
});
const remove = fc.record({
  file: fc.oneof(name, fc.constantFrom('hem.json', 'sub/hem.json')),
  content: fc.constant(undefined),
});
const edits = fc.array(
  fc.oneof({ weight: 6, arbitrary: write }, { weight: 2, arbitrary: configure }, remove, binary),
  { minLength: 1, maxLength: 8 },
);

async function report(folder: string, cacheLocation?: string): Promise<string> {
  const told: string[] = [];
  const output = { paint: PLAIN, width: 100, write: (text: string) => void told.push(text) };
  const options = { ...(cacheLocation !== undefined && { cache: true, cacheLocation }), jobs: 1 };
  try {
    const { files, exit } = await checkFiles([folder], options, { out: output, err: output });
    return [...json.report(files, { paint: PLAIN, width: 100, version: '' }), exit, ...told].join('');
  } catch (error) {
    if (error instanceof ConfigurationError)
      return JSON.stringify(error.files.map(({ findings }) => findings));
    return String(error);
  }
}

/** Two files that cannot be used: they are told in one order, whichever was read first. */
const TWO_MISTAKES = [
  { file: 'sub/hem.json' as const, content: '{ "extends": "base.json" }' },
  { file: 'sub/c.hem' as const, content: '' },
  { file: 'hem.json' as const, content: '{ "structures": ["b.hem"] }' },
  { file: 'a.hem' as const, content: 'structure tun {\n  A *1 : Na, Va\n  X *1 : O\n}\n' },
];

test('the report is the same with what is kept and without, after any edits', async () => {
  await fc.assert(
    fc.asyncProperty(edits, async (steps) => {
      const folder = mkdtempSync(join(tmpdir(), 'hem-edits-'));
      try {
        for (const { file, content } of steps) {
          const path = join(folder, 'project', file);
          mkdirSync(dirname(path), { recursive: true });
          if (content === undefined) rmSync(path, { force: true });
          else writeFileSync(path, content);
          const project = join(folder, 'project');
          const fresh = await report(project);
          expect(await report(project, join(folder, 'cache'))).toBe(fresh);
          expect(await report(project, join(folder, 'cache'))).toBe(fresh);
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    }),
    { numRuns: 60, examples: [[TWO_MISTAKES]] },
  );
});
