import { strict as assert } from 'node:assert';
import { commands, workspace } from 'vscode';
import {
  eventually,
  finding,
  fixes,
  hints,
  hoverOn,
  lenses,
  noFinding,
  open,
  symbols,
  withSetting,
} from './support';

const TWO = `material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2

material NaLFCNM : P2 = Na2/3[Li1/6Fe1/6Co1/6Ni1/6Mn1/3]O2
`;

describe('hover', () => {
  for (const { on, says } of [
    { on: 'NCM811', says: /NCM811/ },
    { on: 'Ni0.8', says: /nickel/i },
  ]) {
    it(`tells about ${on}`, async () => {
      const document = await open(TWO);
      await lenses(document);
      assert.match(await hoverOn(document, on), says);
    });
  }
});

describe('code lenses', () => {
  it('stand above every material', async () => {
    const document = await open(TWO);
    const titles = await lenses(document);
    assert.equal(titles.length, 2);
    for (const title of titles) assert.match(title, /\d R · .*entropy/);
  });

  it('can be turned off', async () => {
    const document = await open(TWO);
    await lenses(document);
    await withSetting('codeLens.enabled', false, () =>
      eventually('no code lens', async () => {
        const found = await commands.executeCommand<unknown[]>(
          'vscode.executeCodeLensProvider',
          document.uri,
        );
        return found.length === 0 ? true : undefined;
      }),
    );
    await lenses(document);
  });
});

describe('inlay hints', () => {
  const SUM = 'Σ 2/3 of 1';
  const ENTROPY = /^\d\.\d+ R$/;

  it('tell sums and entropies', async () => {
    const found = await hints(await open(TWO));
    assert.ok(found.includes(SUM), found.join(', '));
    assert.equal(found.filter((hint) => ENTROPY.test(hint)).length, 2, found.join(', '));
  });

  for (const [setting, left] of [
    ['inlayHints.siteSum', (hint: string) => ENTROPY.test(hint)],
    ['inlayHints.entropy', (hint: string) => hint === SUM],
  ] as const) {
    it(`can be turned off by hem.${setting}`, async () => {
      const document = await open(TWO);
      await withSetting(setting, false, () =>
        eventually(`only the other kind`, async () => {
          const found = await hints(document);
          return found.every(left) ? true : undefined;
        }),
      );
    });
  }
});

describe('the outline', () => {
  it('names the materials', async () => {
    const document = await open(TWO);
    assert.deepEqual(
      (await symbols(document)).map(({ name }) => name),
      ['NCM811', 'NaLFCNM'],
    );
  });
});

describe('a fix', () => {
  it('corrects the text', async () => {
    const document = await open('material Bad : P2 = Na0.62Mn0.67Ni0.23Cu0.05Mg0.07Ti0.01O2\n');
    const offered = await fixes(document, await finding(document, 'site-sum'));
    const scale = offered.find(({ title }) => title.startsWith('Scale'));
    assert.ok(scale?.edit, `offered: ${offered.map(({ title }) => title).join(', ')}`);
    const before = document.getText();
    assert.ok(await workspace.applyEdit(scale.edit));
    assert.notEqual(document.getText(), before);
    await noFinding(document);
  });
});
