// Which VS Code the editor tests run in.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cache, install, installed, supported } from './stand-in/bootstrap.mjs';
import { findChromium } from './stand-in/workbench.mjs';

const standIn = join(dirname(fileURLToPath(import.meta.url)), 'stand-in/code');

const NO_CHROMIUM = 'there is no Chromium (apt-get install chromium, or set HEM_CHROMIUM to one)';

/** Makes the stand-in ready to use, and says why it cannot be where it cannot. */
export function prepareStandIn() {
  if (!supported) return 'the stand-in for VS Code runs on linux-x64 only';
  if (!findChromium()) return NO_CHROMIUM;
  try {
    install();
    return undefined;
  } catch (error) {
    return `the stand-in for VS Code could not be installed: ${error.message}`;
  }
}

/**
 * The path of an executable, or why there is none. In this order: HEM_VSCODE; the stand-in where it is already
 * installed; a downloaded VS Code; the stand-in, installed now.
 */
export async function findVSCode() {
  if (process.env.HEM_VSCODE) return { executable: process.env.HEM_VSCODE };
  if (installed() && findChromium()) return { executable: standIn };
  const why = [];
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    why.push('VS Code needs a display');
  } else {
    try {
      return { executable: await downloadAndUnzipVSCode({ cachePath: join(cache, 'downloads') }) };
    } catch (error) {
      why.push(`VS Code cannot be downloaded (${error.message})`);
    }
  }
  const trouble = prepareStandIn();
  if (trouble === undefined) return { executable: standIn };
  return { skipped: `${[...why, trouble].join(', and ')}; to run it: HEM_VSCODE=/path/to/code npm test` };
}
