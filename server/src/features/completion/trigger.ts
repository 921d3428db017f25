/** Which characters ask for completions as they are typed, and where something is likely to follow them. */
import type { Context } from '../place/place.js';

/** Letters need no mention: editors ask at the first one of a word. */
export const TRIGGERS: readonly string[] = [...' :=,()[]{}>^"'];

/** Whether something is likely to follow a character that was just typed. */
export function isLikely({ place, before }: Context, trigger: string): boolean {
  const isBlank = before.trim() === '';
  switch (place.kind) {
    // A word or a name comes here, and is asked for at its first letter.
    case 'top':
    case 'body':
    case 'parameters':
      return false;
    case 'head':
      return (
        place.word === 'convention' ||
        (place.behind === 'name' && (place.word === 'measured' || place.word === 'batch'))
      );
    case 'structure':
    case 'material':
    case 'path':
      return isBlank || trigger === '"';
    // A gap ends a formula.
    case 'formula':
      return isBlank || trigger !== ' ';
    case 'recipe':
    case 'structure-body':
      return !isBlank;
    default:
      return true;
  }
}
