/** Colours: a swatch for each symbol of an element, in the colours in which Jmol draws atoms. */
import { type Color, colorOf } from '../chemistry/colors.js';
import type { FileModel } from '../model/file.js';
import { elementsIn } from '../syntax/lookup.js';
import type { Range } from '../syntax/tree.js';

export interface DocumentColor {
  readonly range: Range;
  readonly color: Color;
}

/** One for each element that has a colour. */
export function documentColors({ syntax }: FileModel): DocumentColor[] {
  return syntax.declarations.flatMap(elementsIn).flatMap(({ text, range }) => {
    const color = colorOf(text);
    return color ? { range, color } : [];
  });
}
