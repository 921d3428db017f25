import { strict as assert } from 'node:assert';
import { commands, workspace } from 'vscode';
import {
  eventually,
  finding,
  fixes,
  hints,
  hoverOn,
  lenses,
  noFindingOf,
  open,
  symbols,
  withSetting,
} from './support';

const TWO = `material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2

material NaNM : P2 = Na2/3[Ni1/3Mn2/3]O2
`;

describe('hover', () => {
  for (const { on, says } of [
    { on: 'NCM811', says: /NCM811/ },
    { on: 'Ni0.8', says: /nickel/i },
    { on: '0.8', says: /4\/5/ },
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
  const SHORT = 'material A : O3 = LiAl0.5Ga0.4O2\n';
  const SUM = 'Σ 0.9 of 1, 0.1 left';
  const VACANCY = '□1/3';
  const ENTROPY = /^\d\.\d+ R$/;
  const STATE = /^[⁰-⁹¹²³·]+⁺$/u;
  const OPEN = 'material A : P2 {\n  A: Na ?\n  M: Mn3+ 0.6, Mn4+ 0.4\n  X: O 2\n}\n';

  it('tell vacancies, entropies and solved states', async () => {
    const found = await hints(await open(TWO));
    assert.ok(found.includes(VACANCY), found.join(', '));
    assert.equal(found.filter((hint) => ENTROPY.test(hint)).length, 2, found.join(', '));
    assert.deepEqual(
      found.filter((hint) => STATE.test(hint)),
      ['²·⁸⁷⁵⁺', '³⁺', '⁴⁺', '²⁺', '⁴⁺'],
    );
  });

  it('tell solved amounts', async () => {
    const found = await hints(await open(OPEN));
    assert.ok(found.includes('= 0.6'), found.join(', '));
  });

  for (const [setting, text, isOf] of [
    ['inlayHints.siteSum', SHORT, (hint: string) => hint === SUM],
    ['inlayHints.vacancy', TWO, (hint: string) => hint === VACANCY],
    ['inlayHints.entropy', TWO, (hint: string) => ENTROPY.test(hint)],
    ['inlayHints.charge', TWO, (hint: string) => STATE.test(hint)],
    ['inlayHints.solvedAmount', OPEN, (hint: string) => hint === '= 0.6'],
  ] as const) {
    it(`can be turned off by hem.${setting}`, async () => {
      const document = await open(text);
      const all = await hints(document);
      assert.ok(all.some(isOf), all.join(', '));
      await withSetting(setting, false, () =>
        eventually('only the other kinds', async () => {
          const found = await hints(document);
          return found.join() === all.filter((hint) => !isOf(hint)).join() ? true : undefined;
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
      ['NCM811', 'NaNM'],
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
    await noFindingOf(document, 'site-sum');
  });
});
