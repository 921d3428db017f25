/** What the fixture of the rule cannot show: fixes, and silence where nobody could look. */
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../server/src/model/file.js';
import { check } from '../../../server/src/rules/check.js';
import { applyFix } from '../../support/edits.js';
import { readFrom } from '../../support/memory.js';

const NCM = 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n';
const USE = 'material doped from NCM811 { M: Co -> Al }\n';

async function findingsOf(files: Readonly<Record<string, string>>) {
  return check(await readFrom(files, 'main.hem')).filter(({ rule }) => rule === 'import');
}

test('nothing is reported where nobody looked', () => {
  expect(check(analyse('import "shared.hem"\n', 'main.hem'))).toEqual([]);
});

describe('leaving an import out', () => {
  test.each([
    ['with its line', `import "a.hem"\n${USE}`, USE],
    ['with its line, indented', `# first\r\n  import "a.hem"  \r\n${USE}`, `# first\r\n${USE}`],
    ['at the end of the file', `${USE}import "a.hem"`, USE],
    ['beside a comment', `import "a.hem" # why\n${USE}`, ` # why\n${USE}`],
  ])('%s', async (_, text, left) => {
    const files = { 'main.hem': `import "b.hem"\n${text}`, 'a.hem': '', 'b.hem': NCM };
    const [finding, ...others] = await findingsOf(files);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'hint', fixes: [{ isSafe: false }] });
    const [fix] = finding?.fixes ?? [];
    expect(fix && applyFix(files['main.hem'], fix)).toEqual(`import "b.hem"\n${left}`);
  });

  test('is safe where the file is imported twice', async () => {
    const text = `import "b.hem"\nimport "./b.hem"\n${USE}`;
    const [finding] = await findingsOf({ 'main.hem': text, 'b.hem': NCM });
    expect(finding).toMatchObject({ severity: 'warning', fixes: [{ isSafe: true }] });
  });
});

describe('an import is used', () => {
  test.each([
    ['for a material that is measured', 'measured of NCM811 {\n  Ni 0.8(1)\n}\n'],
    ['for a precursor', 'batch of NCM811 {\n  mass 10 g\n  from "NCM811"\n}\n'],
    ['for a structure', 'material a : layers = NaCoO2\n'],
    ['for a structure in front of a formula', 'material a = layers-NaCoO2\n'],
    ['for a constant', 'let z = 2y\n'],
    ['for a constant in a family', 'material a(x = y) : O3 = LiNi{1-x}Co{x}O2\n'],
    ['perhaps, where something cannot be read', 'material a = \n'],
  ])('%s', async (_, text) => {
    const shared = `${NCM}structure layers {\n  A : Na\n  M : Co\n  X *2 : O\n}\nlet y = 0.1\n`;
    expect(await findingsOf({ 'main.hem': `import "b.hem"\n${text}`, 'b.hem': shared })).toEqual([]);
  });
});

test('mistakes in an imported file are told with the place of the first', async () => {
  const files = {
    'main.hem': `import "b.hem"\n${USE}`,
    'b.hem': `${NCM}material = LiCoO2\nmaterial b = Ni(\n`,
  };
  const [finding] = await findingsOf(files);
  expect(finding).toMatchObject({
    severity: 'information',
    help: 'correct the 2 mistakes in that file first',
    related: [{ file: 'b.hem', address: 'b.hem', range: { start: NCM.length } }],
  });
});
