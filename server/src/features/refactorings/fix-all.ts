/** Applies every fix that keeps what the file means, until there is none. */
import { fixAll } from '../../rules/fix-all.js';
import { editsOf } from '../../syntax/layout/edits.js';
import type { Refactoring } from './refactoring.js';

export const fixAllSafely: Refactoring = {
  id: 'fix-all',
  kind: 'source.fixAll.hem',
  offers: ({ model, findings, checks }) => {
    if (!findings.some(({ fixes = [] }) => fixes.some(({ isSafe }) => isSafe))) return [];
    const edits = () => {
      const text = fixAll(model, checks);
      return editsOf({ range: { start: 0, end: model.text.length }, text }, model.text);
    };
    return [{ title: 'Apply all fixes that keep the meaning', edits }];
  },
};
