// The packaged extension on the screen: what a user does with mouse and keyboard, and sees. Pictures of it go to
// test-results/screens. Packs what is in dist: needs a build first.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allPassed, printTest, writeReport } from '../support/report.mjs';
import { launchBrowser, startCodeServer } from './stand-in/workbench.mjs';
import { prepareStandIn } from './vscode.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const pictures = join(root, 'test-results/screens');
const reportFile = join(root, 'test-results/screens.json');
const vsix = join(root, 'test-results/hem.vsix');

/** For the pictures: hovers below what they are about, nothing half faded in, room for long lines. */
const SETTINGS = {
  'editor.hover.above': false,
  'editor.minimap.enabled': false,
  'workbench.reduceMotion': 'on',
};

/** In order, on one page: each goes on from where the one before it ended. */
const steps = {
  async 'a .hem file opens as hem'(page) {
    const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'cathodes.hem' });
    await row.dblclick({ timeout: 60_000 });
    await line(page, 'material NCM811').waitFor();
    await page.locator('#status\\.editor\\.mode', { hasText: 'hem' }).waitFor();
  },
  async 'the text is coloured'(page) {
    await eventually(async () => {
      const spans = await line(page, 'material NCM811')
        .locator('span[class^="mtk"]')
        .evaluateAll((all) => all.map((span) => getComputedStyle(span).color));
      return new Set(spans).size >= 3;
    });
  },
  async 'the wrong site sum is underlined'(page) {
    await page.locator('.squiggly-error').first().waitFor();
  },
  async 'code lenses tell the entropy'(page) {
    await page
      .locator('.codelens-decoration', { hasText: /\d R · .*entropy/ })
      .first()
      .waitFor();
  },
  async 'inlay hints tell the sum and the solved states'(page) {
    await line(page, 'Ni\\W*²·⁸⁷⁵⁺').waitFor();
    await line(page, 'Σ 1.03 of 1').waitFor();
    await picture(page, 'editor');
  },
  async 'hovering over a material shows its card'(page) {
    await line(page, 'material NaNM').locator('span', { hasText: 'NaNM' }).last().hover();
    await page.locator('.monaco-hover:visible', { hasText: 'NaNM' }).waitFor();
    await picture(page, 'hover-material');
  },
  async 'hovering over the underlined text says what is wrong'(page) {
    await page.mouse.move(0, 0);
    await line(page, 'material NaCMT').locator('span', { hasText: 'Mn' }).last().hover();
    await page.locator('.monaco-hover:visible', { hasText: '1.03' }).waitFor();
    await picture(page, 'hover-finding');
  },
  async 'the finding stands in the Problems'(page) {
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.markers-panel .monaco-list-row', { hasText: '1.03' }).waitFor();
    await picture(page, 'problems');
  },
  async 'fixes are offered'(page) {
    await goTo(page, '6:31');
    await page.keyboard.press('Control+.');
    await page
      .locator('.action-widget .monaco-list-row', { hasText: /Scale|Fill|Adjust/ })
      .first()
      .waitFor();
    await picture(page, 'fixes');
    await page.keyboard.press('Escape');
  },
  async 'correcting the amount takes the finding away'(page) {
    await goTo(page, '6:31');
    for (let n = 0; n < 4; n++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.type('0.64');
    // Between an element and its amount stands the hint of its state.
    await line(page, 'Mn\\D*0\\.64Ni').waitFor();
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    await page.locator('.markers-panel', { hasText: 'No problems' }).waitFor();
    await picture(page, 'corrected');
  },
  async 'the server restarts from the command palette'(page) {
    await page.keyboard.press('F1');
    await page.keyboard.type('hem: Restart');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'hem: Restart Server' }).waitFor();
    await picture(page, 'commands');
    await page.keyboard.press('Enter');
    await page
      .locator('.codelens-decoration', { hasText: /\d R · .*entropy/ })
      .first()
      .waitFor();
  },
  async 'an example opens as a copy'(page) {
    await run(page, 'hem: Open Example');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Families' }).waitFor();
    await picture(page, 'examples');
    await page.keyboard.type('Families');
    await page.keyboard.press('Enter');
    await line(page, 'material MTS\\(').waitFor();
  },
  async 'the button in the title shows a family expanded, beside it'(page) {
    await page.setViewportSize({ width: 1600, height: 900 });
    await page.keyboard.press('Control+J');
    await goTo(page, '15:12');
    await page.locator('.editor-actions [aria-label^="Show Expanded Composition"]').click();
    await line(page, 'material "MTS\\(0\\)"').waitFor();
  },
  async 'the walkthrough opens'(page) {
    await openWalkthrough(page);
  },
  async 'the settings say what they do'(page) {
    await run(page, 'Preferences: Open Settings (UI)');
    await page.keyboard.type('@ext:hem.hem');
    await page.locator('.settings-editor', { hasText: 'Count Vacancies' }).waitFor();
    await page.keyboard.press('Escape');
    await picture(page, 'settings');
    await run(page, 'View: Close Editor');
  },
  ...Object.fromEntries(
    [
      { name: 'light', theme: 'Light 2026', kind: 'vs' },
      { name: 'dark', theme: 'Dark 2026', kind: 'vs-dark' },
      { name: 'high-contrast', theme: 'Dark High Contrast', kind: 'hc-black' },
    ].flatMap(({ name, theme, kind }) => [
      [
        `everything can be looked at in a ${name} theme`,
        async (page) => {
          await run(page, 'Preferences: Color Theme');
          await page.locator('.quick-input-widget:visible', { hasText: 'Light Modern' }).waitFor();
          await page.keyboard.type(theme);
          await page.locator('.quick-input-list .monaco-list-row', { hasText: theme }).first().click();
          await page.locator(`.monaco-workbench.${kind}`).waitFor();
          await looks(page, name);
        },
      ],
    ]),
  ),
  async 'nothing complained'(page) {
    const complaints = await page.locator('.notification-toast').allInnerTexts();
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
  },
};

/** Pictures of what the steps before have opened, in the theme of the moment. */
async function looks(page, theme) {
  await openWalkthrough(page);
  // In a narrow group it is without pictures.
  await run(page, 'View: Toggle Maximize Editor Group');
  for (const step of ['Write a material', 'See what is wrong', 'Declare a family', 'Weigh it']) {
    await page.locator('.getting-started-step', { hasText: step }).dispatchEvent('click');
    await page.locator('.getting-started-step.expanded', { hasText: step }).waitFor();
    await page.frameLocator('iframe.webview.ready').frameLocator('#active-frame').locator('svg').waitFor();
    await picture(page, `${theme}-walkthrough`);
  }
  await run(page, 'View: Toggle Maximize Editor Group');
  await tab(page, 'Untitled-1');
  await goTo(page, '15:12');
  await line(page, 'material MTS\\(').locator('span', { hasText: 'MTS' }).last().hover();
  await page.locator('.monaco-hover:visible', { hasText: '4 members' }).waitFor();
  await picture(page, `${theme}-expanded`);
  await page.mouse.move(0, 0);
  await tab(page, 'cathodes.hem');
  await goTo(page, '9:1');
  await page.keyboard.type('material A : ');
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'garnet' }).first().waitFor();
  await picture(page, `${theme}-completion`);
  await page.keyboard.press('Escape');
  await page.keyboard.type('P2 = Na0.7[Mn0.6Ni0.5]O2');
  await page.locator('.squiggly-error').first().waitFor();
  await line(page, 'Σ 1.1 of 1').waitFor();
  await picture(page, `${theme}-findings`);
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Delete');
}

async function openWalkthrough(page) {
  await run(page, 'Welcome: Open Walkthrough');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Get started with hem' }).click();
  await page.locator('.gettingStartedDetailsContent', { hasText: 'Write a material' }).waitFor();
}

async function tab(page, label) {
  await page.locator('.tab', { hasText: label }).first().click();
}

/** Runs a command by its title. */
async function run(page, title) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget:visible').waitFor();
  await page.keyboard.type(title);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}

function line(page, text) {
  // The editor shows spaces as no-break spaces.
  return page.locator('.view-line', { hasText: new RegExp(text.replaceAll(' ', '[ \\u00a0]')) });
}

async function goTo(page, place) {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget:visible').waitFor();
  await page.keyboard.type(place);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

async function eventually(holds) {
  for (const end = Date.now() + 100_000; !(await holds()); ) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((next) => setTimeout(next, 100));
  }
}

let taken = 0;
function picture(page, name) {
  return page.screenshot({ animations: 'disabled', path: join(pictures, `${++taken}-${name}.png`) });
}

function pack() {
  const script = join(root, 'scripts/package.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--out', vsix], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${script} did not succeed:\n${stdout}${stderr}`);
}

async function runSteps() {
  const tests = [];
  const test = async (name, body) => {
    const began = Date.now();
    const entry = { name, state: 'passed' };
    try {
      await body();
    } catch (error) {
      Object.assign(entry, { state: 'failed', error: String(error.stack ?? error) });
    }
    entry.ms = Date.now() - began;
    tests.push(entry);
    printTest(entry);
    return entry.state === 'passed';
  };

  if (!(await test('the extension can be packed', pack))) return tests;
  const scratch = mkdtempSync(join(tmpdir(), 'hem-screens-'));
  const folder = join(scratch, 'materials');
  cpSync(join(here, 'workspace'), folder, { recursive: true });
  const server = await startCodeServer({ vsix, settings: SETTINGS });
  try {
    const browser = await launchBrowser(server);
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      page.setDefaultTimeout(20_000);
      await page.goto(`http://${server.address}/?folder=${encodeURIComponent(folder)}`);
      for (const [name, step] of Object.entries(steps)) {
        if (!(await test(name, () => step(page)))) await picture(page, 'failed');
      }
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
    rmSync(scratch, { recursive: true, force: true });
  }
  return tests;
}

rmSync(pictures, { recursive: true, force: true });
rmSync(reportFile, { force: true });
mkdirSync(pictures, { recursive: true });
const trouble = prepareStandIn();
if (trouble) {
  writeReport(reportFile, { skipped: `${trouble}; the screens are those of the stand-in` });
} else {
  const report = { tests: await runSteps() };
  writeReport(reportFile, report);
  if (!allPassed(report)) process.exitCode = 1;
}
