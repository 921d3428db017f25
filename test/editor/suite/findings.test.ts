import { strict as assert } from 'node:assert';
import { DiagnosticSeverity } from 'vscode';
import { finding, findings, lenses, noFinding, open, replace, withSetting } from './support';

const GOOD = 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n';
const BAD = 'material Bad : P2 = Na0.62Mn0.67Ni0.23Cu0.05Mg0.07Ti0.01O2\n';

const BROKEN = [
  { rule: 'site-sum', text: BAD, at: 'Mn0.67Ni0.23Cu0.05Mg0.07Ti0.01', says: /1\.03/ },
  { rule: 'syntax', text: 'material : O3 = LiCoO2\n', at: 'material', says: /no name/ },
  { rule: 'unknown-structure', text: 'material A : O7 = LiCoO2\n', at: 'O7', says: /O7/ },
  { rule: 'duplicate-name', text: `${GOOD}${GOOD}`, at: 'NCM811', says: /NCM811/ },
];

describe('findings', () => {
  for (const { rule, text, at, says } of BROKEN) {
    it(`shows ${rule}`, async () => {
      const document = await open(text);
      const found = await finding(document, rule);
      assert.equal(found.severity, DiagnosticSeverity.Error);
      assert.match(found.message, says);
      assert.equal(document.getText(found.range), at);
    });
  }

  it('are none in a correct file', async () => {
    const document = await open(GOOD);
    await lenses(document);
    assert.deepEqual(findings(document), []);
  });

  it('go when the text is corrected', async () => {
    const document = await open(BAD);
    await finding(document, 'site-sum');
    await replace(document, 'Mn0.67', 'Mn0.64');
    await noFinding(document);
  });

  it('come when the text is broken', async () => {
    const document = await open(GOOD);
    await lenses(document);
    await replace(document, 'Co0.1', 'Co0.3');
    await finding(document, 'site-sum');
  });

  it('follow the severities in the settings', async () => {
    const document = await open(BAD);
    await finding(document, 'site-sum');
    await withSetting('rules', { 'site-sum': 'off' }, () => noFinding(document));
    await finding(document, 'site-sum');
  });
});
