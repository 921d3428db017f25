import type { ColorInformation } from 'vscode-languageserver';
import { documentColors } from '../../features/document-colors.js';
import { fromRange } from '../convert.js';
import type { Analysis } from '../documents.js';

export function onDocumentColors({ model, settings }: Analysis): ColorInformation[] {
  if (!settings.colors) return [];
  return documentColors(model).map(({ range, color: [red, green, blue] }) => ({
    range: fromRange(model, range),
    color: { red: red / 255, green: green / 255, blue: blue / 255, alpha: 1 },
  }));
}
