import type { CodeLens } from 'vscode-languageserver';
import { fromLens } from '../convert.js';
import type { Analysis } from '../documents.js';

export function onCodeLens({ model, lenses, settings }: Analysis): CodeLens[] {
  return settings.codeLens ? lenses.map((lens) => fromLens(lens, model)) : [];
}
