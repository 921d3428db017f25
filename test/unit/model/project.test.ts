/** Files that import one another, in memory. */

import { describe, expect, test } from 'vitest';
import { DEFAULT_EVALUATION, type EvaluationOptions } from '../../../server/src/model/evaluate.js';
import type { FileModel, ImportOutcome } from '../../../server/src/model/file-model.js';
import { formulaOf } from '../../../server/src/model/formula-text.js';
import { DEFAULT_PROJECT, MOST_FILES, readProject } from '../../../server/src/model/project.js';
import { memory, readAll, readFrom } from '../../support/memory.js';

const NCM = 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n';

function outcomes({ imports }: FileModel): Record<string, ImportOutcome | undefined> {
  return Object.fromEntries(imports.map(({ declaration, outcome }) => [declaration.path?.text, outcome]));
}

describe('what an import brings', () => {
  const files = {
    'cells/main.hem':
      'import "../shared.hem"\nmaterial doped from NCM811 { M: Co y -> Mn }\nmaterial own : layers = NaCoO2\n',
    'shared.hem': `import "deeper/base.hem"\nlet y = 0.05\n${NCM}structure layers {\n  A *1 : Na\n  M *1 : Co\n  X *2 : O\n}\n`,
    'deeper/base.hem': 'material LCO : O3 = LiCoO2\n',
  };

  test('materials, structures and constants', async () => {
    const model = await readFrom(files, 'cells/main.hem');
    const [doped, own] = model.materials;
    expect(doped && formulaOf(doped)).toBe('Li[Ni0.8Co0.05Mn0.15]O2');
    expect(doped?.base?.name).toBe('NCM811');
    expect(own?.structure?.source).toMatchObject({ address: 'shared.hem', file: 'shared.hem' });
  });

  test('but not what the imported file imports itself', async () => {
    const model = await readFrom(
      { ...files, 'cells/main.hem': 'import "../shared.hem"\nmaterial a from LCO { M: Co -> Ni }\n' },
      'cells/main.hem',
    );
    expect(model.references[0]?.resolution).toMatchObject({ kind: 'unknown', known: ['a', 'NCM811'] });
  });
});

describe('files that cannot be imported', () => {
  test.each([
    ['missing.hem', 'there is no such file'],
    ['/etc/other.hem', 'its path does not begin at this file'],
    ['C:/other.hem', 'its path does not begin at this file'],
    ['https://example.org/other.hem', 'its path does not begin at this file'],
    ['table.csv', 'only .hem files can be imported'],
    ['sub\\\\other.hem', 'folders are separated by forward slashes'],
  ])('%s', async (path, why) => {
    const model = await readFrom({ 'main.hem': `import "${path}"\n` }, 'main.hem');
    expect(Object.values(outcomes(model))).toMatchObject([{ kind: 'unreadable', why }]);
  });

  test('from a file that lies in no folder', async () => {
    const sources = { ...memory({}), resolve: () => undefined };
    const root = { address: 'untitled:1', text: 'import "a.hem"\n' };
    const model = await readProject(root, sources, () => DEFAULT_PROJECT);
    expect(outcomes(model)).toMatchObject({ 'a.hem': { kind: 'unreadable', help: 'save it first' } });
  });

  test('nothing is said where nobody can look', async () => {
    const sources = { ...memory({}), read: async () => undefined };
    const root = { address: 'main.hem', text: 'import "a.hem"\n' };
    expect(outcomes(await readProject(root, sources, () => DEFAULT_PROJECT))).toEqual({ 'a.hem': undefined });
  });

  test('too many of them', async () => {
    const count = MOST_FILES + 10;
    const files = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`f${index}.hem`, `import "f${index + 1}.hem"\n`]),
    );
    let model: FileModel | undefined = await readFrom(files, 'f0.hem');
    let depth = 0;
    let last: ImportOutcome | undefined;
    while (model) {
      last = model.imports[0]?.outcome;
      model = last?.kind === 'read' ? last.model : undefined;
      depth++;
    }
    expect(depth).toBe(MOST_FILES + 1);
    expect(last).toMatchObject({ kind: 'unreadable', help: 'import fewer files' });
  });
});

describe('files that import one another', () => {
  const files = {
    'a.hem': 'import "b.hem"\nimport "d.hem"\n',
    'b.hem': 'import "c.hem"\nimport "d.hem"\n',
    'c.hem': 'import "a.hem"\nimport "c.hem"\n',
    'd.hem': NCM,
    'e.hem': 'import "a.hem"\n',
  };

  test('are told at each of the imports, as they are seen from that file', async () => {
    const models = await readAll(files);
    const told = [...models].flatMap(([, model]) =>
      Object.values(outcomes(model)).flatMap((outcome) =>
        outcome?.kind === 'cycle' ? outcome.chain.join(' ') : [],
      ),
    );
    expect(told.sort()).toEqual([
      'a.hem b.hem c.hem a.hem',
      'b.hem c.hem a.hem b.hem',
      'c.hem a.hem b.hem c.hem',
      'c.hem c.hem',
    ]);
  });

  test('bring what is not in the circle', async () => {
    const models = await readAll(files);
    const a = models.get('a.hem');
    expect(a && outcomes(a)['d.hem']).toEqual({ kind: 'read', model: models.get('d.hem') });
    const e = models.get('e.hem');
    expect(e && outcomes(e)['a.hem']).toEqual({ kind: 'read', model: a });
  });

  test('are the same wherever one begins', async () => {
    const cache = new Map();
    const first = new Map([...(await readAll(files))].map(([address, model]) => [address, outcomes(model)]));
    for (const address of Object.keys(files)) {
      const model = await readFrom(files, address, cache);
      for (const [path, outcome] of Object.entries(outcomes(model))) {
        expect(outcome?.kind).toBe(first.get(address)?.[path]?.kind);
      }
    }
  });
});

describe('what is known already', () => {
  const files = {
    'main.hem': 'import "shared.hem"\nmaterial doped from NCM811 { M: Co -> Mn }\n',
    'shared.hem': `import "let.hem"\n${NCM}`,
    'let.hem': 'let y = 0.05\n',
  };

  test('is taken over as it is where nothing changed', async () => {
    const cache = new Map();
    const first = await readFrom(files, 'main.hem', cache);
    expect(await readFrom(files, 'main.hem', cache)).toBe(first);
  });

  test('is not evaluated again for an edit in the file that imports it', async () => {
    const cache = new Map();
    const first = await readFrom(files, 'main.hem', cache);
    const second = await readFrom(
      { ...files, 'main.hem': `# edited\n${files['main.hem']}` },
      'main.hem',
      cache,
    );
    expect(second).not.toBe(first);
    expect(second.imports[0]?.outcome).toEqual(first.imports[0]?.outcome);
    expect(second.materials[0]?.base).toBe(first.materials[0]?.base);
    expect(second.materials[0]?.elements).toBe(first.materials[0]?.elements);
  });

  test('is evaluated again where an imported file changed, however far away', async () => {
    const cache = new Map();
    const first = await readFrom(files, 'main.hem', cache);
    const second = await readFrom({ ...files, 'let.hem': 'let y = 0.1\n' }, 'main.hem', cache);
    expect(second).not.toBe(first);
    expect(second.imports[0]?.outcome).not.toEqual(first.imports[0]?.outcome);
  });

  test('is evaluated again under other options', async () => {
    const cache = new Map();
    const first = await readFrom(files, 'main.hem', cache);
    const root = { address: 'main.hem', text: files['main.hem'] };
    const under = (evaluation: EvaluationOptions) =>
      readProject(root, memory(files), () => ({ evaluation, shared: [] }), cache);
    expect(await under({ ...DEFAULT_EVALUATION })).toBe(first);
    const counting = { ...DEFAULT_EVALUATION, countVacancies: true };
    expect((await under(counting)).options).toEqual(counting);
  });
});
