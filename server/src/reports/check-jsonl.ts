/**
 * Findings as JSON Lines: each line is one, as in the format json. There is no line for the whole, neither first nor last,
 * so that every line has the same shape and reports can be put one after another.
 */
import { findingsJson } from './finding-json.js';
import type { Format } from './format.js';
import { jsonLine } from './json.js';

export const jsonl: Format = {
  name: 'jsonl',
  description: 'a finding a line, as JSON, for pipes',
  *report(files) {
    for (const file of files) yield findingsJson(file).map(jsonLine).join('');
  },
};
