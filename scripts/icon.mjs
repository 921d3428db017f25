// Draws images/icon.png, which galleries show, from images/icon.svg. Needs a Chromium.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, setup } from './setup.mjs';

setup();
const { chromium } = await import('playwright-core');
const { findChromium } = await import('../test/editor/stand-in/workbench.mjs');

const executablePath = findChromium();
if (!executablePath) throw new Error('There is no Chromium on the PATH (or set HEM_CHROMIUM).');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
const svg = readFileSync(join(root, 'images/icon.svg'), 'utf8');
await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
await page.screenshot({ path: join(root, 'images/icon.png'), omitBackground: true });
await browser.close();
