/** Whether two files say the same, wherever it stands in them. */
import { lex } from '../lexer.js';
import { parse } from '../parse.js';
import type { Component } from '../tree.js';

/** What says where something stands and not what it is. */
const PLACES = new Set(['range', 'keyword', 'inner']);

/** Whether two texts have the same declarations, problems and comments in the same order. */
export function saysTheSame(before: string, after: string): boolean {
  const [was, is] = [parse(before), parse(after)];
  return (
    isSame(was.declarations, is.declarations) &&
    isSame(was.ignores, is.ignores) &&
    isSame(was.problems.map(toldOf), is.problems.map(toldOf)) &&
    isSame(commentsOf(before), commentsOf(after))
  );
}

function toldOf({ message, help }: { message: string; help?: string }) {
  return [message, help];
}

function commentsOf(text: string): string[] {
  return lex(text).comments.map(({ image }) => image.trimEnd());
}

/** Whether two parts of a tree are equal, places left out. Not by recursion: a long sum is a deep tree. */
function isSame(before: unknown, after: unknown): boolean {
  const pairs: [unknown, unknown][] = [[before, after]];
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [one, other] = pair;
    if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) {
      if (one !== other) return false;
      continue;
    }
    const left = entriesOf(one);
    const right = new Map(entriesOf(other));
    if (left.length !== right.size) return false;
    for (const [key, value] of left) {
      if (!right.has(key)) return false;
      pairs.push([value, right.get(key)]);
    }
  }
  return true;
}

function entriesOf(node: object): [string, unknown][] {
  return Object.entries(node).filter(
    ([key, value]) => value !== undefined && !PLACES.has(key) && !(key === 'name' && isUnnamed(node)),
  );
}

/** A component without a name goes by its formula as it is laid out. */
function isUnnamed(node: object): boolean {
  const { name, formula } = node as Partial<Component>;
  return name !== undefined && formula !== undefined && name.range.start === formula.range.start;
}
