/** The shells that completions can be written for. A new shell is a file and a line here. */
import { bashCompletion } from './bash.js';
import { fishCompletion } from './fish.js';
import type { Outline } from './outline.js';
import { powershellCompletion } from './powershell.js';
import { zshCompletion } from './zsh.js';

/** By the name of the shell: the script that teaches it the program. */
export const SHELLS: ReadonlyMap<string, (outline: Outline) => string> = new Map([
  ['bash', bashCompletion],
  ['zsh', zshCompletion],
  ['fish', fishCompletion],
  ['powershell', powershellCompletion],
]);
