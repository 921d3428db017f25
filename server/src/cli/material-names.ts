/** The names by which materials are asked for on the command line. */
import { type Fraction, fromDecimal, quotient } from '../chemistry/amount.js';
import type { Material } from '../model/material.js';
import { memberName } from '../model/parameters.js';
import { oneOf, similarNames } from '../rules/similar.js';
import { plain } from '../syntax/numerals.js';

/** Members that an error message lists, at most. */
const MOST_LISTED = 6;

/** Asks of a material whether one of the names means it: its own, or that of its family. */
export function namedBy(names: readonly string[]): (material: Material) => boolean {
  const wanted = new Set(names.flatMap((name) => [name, withExactValues(name)]));
  return ({ name, declaration }) => wanted.has(name) || wanted.has(declaration.name?.text ?? name);
}

/** A name whose values are written as members have them: `MTS(0.15)` for `MTS(0.150)` and `MTS(3/20)`. */
function withExactValues(name: string): string {
  const [, family, list] = /^(.*?)\s*\(([^()]*)\)$/s.exec(name) ?? [];
  if (family === undefined || list === undefined) return name;
  const values = list.split(',').map(numberIn);
  const known = values.flatMap((value, index): [string, Fraction][] =>
    value ? [[String(index), value]] : [],
  );
  return known.length < values.length ? name : memberName(family, new Map(known));
}

/** The value of a decimal or a fraction; undefined for anything else. */
function numberIn(text: string): Fraction | undefined {
  const [, minus, numerator, denominator] =
    /^(-?)(\d+(?:\.\d+)?)(?:\/(\d+))?$/.exec(plain(text.trim())) ?? [];
  if (!numerator) return undefined;
  const value = quotient(fromDecimal(numerator), fromDecimal(denominator ?? '1'));
  return minus ? value?.neg() : value;
}

/** A name without the values behind it. */
export function familyIn(name: string): string {
  return name.replace(/\s*\([^()]*\)$/, '');
}

/** What is said of a name that nothing has. */
export function notFound(name: string, materials: readonly Material[]): string {
  const family = familyIn(name);
  const members = materials.filter(
    ({ parameters, declaration }) => parameters.size > 0 && declaration.name?.text === family,
  );
  const known = new Set(materials.flatMap((one) => [one.declaration.name?.text ?? one.name, one.name]));
  const similar = similarNames(name, known);
  const help =
    members.length > 0
      ? `the members of \`${family}\` are ${listed(members)}`
      : similar.length > 0
        ? `did you mean ${oneOf(similar)}?`
        : '`hem table` lists all names';
  return `no material is called \`${name}\`: ${help}`;
}

function listed(members: readonly Material[]): string {
  const shown = members.slice(0, MOST_LISTED).map(({ name }) => `\`${name}\``);
  const rest = members.length - shown.length;
  return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
