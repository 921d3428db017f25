/** A site's line that is being written: what stands in it, and what is left to fill of its site. */

import { type Fraction, sum } from '../../chemistry/amount.js';
import { bound } from '../../model/binding.js';
import { declaredAs } from '../../model/file-model.js';
import type { Material } from '../../model/material.js';
import type { Structure, StructureSite } from '../../model/structure.js';
import { parse } from '../../syntax/parse.js';
import { baseText, writtenName } from '../../syntax/print.js';
import type { SiteLine } from '../../syntax/tree.js';
import type { Context } from '../place/place.js';
import { type Filled, linesFilling } from './filling.js';
import type { Members } from './members.js';
import { asMaterial } from './subject.js';

const ARROW = /->|→|⟶/;

/** A line as far as it is written. */
export interface Line {
  readonly context: Context;
  readonly site: string;
  /** What is replaced, before an arrow. */
  readonly replaced: string | undefined;
  /** The entries before the one with the cursor, and those behind it. */
  readonly others: string;
  /** The entry with the cursor, up to that. */
  readonly entry: string;
}

/** @param site the name before the colon. */
export function lineOf(context: Context, site: string): Line {
  const { before, after } = context;
  const arrow = ARROW.exec(before);
  const body = arrow ? before.slice(arrow.index + arrow[0].length) : before;
  const start = lastComma(body) + 1;
  const entry = body.slice(start);
  const rest = /^[^;}#]*/.exec(after)?.[0] ?? '';
  // What follows directly belongs to the entry that is being written, if one is.
  const behind = entry.trim() === '' ? rest : rest.replace(/^[^,]*,?/, '');
  return {
    context,
    site,
    replaced: arrow ? before.slice(0, arrow.index) : undefined,
    others: body.slice(0, start) + behind,
    entry,
  };
}

/** The last comma outside of brackets; -1 where there is none. */
function lastComma(text: string): number {
  let depth = 0;
  let last = -1;
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
    else if (char === ',' && depth <= 0) last = index;
  }
  return last;
}

/** All sites with what is written on them, those of a material of its own; the one with the cursor as `line` has it. */
export function lineFilling(
  { context, site, others }: Line,
  structure: Structure,
  members: Members,
): readonly Filled[][] {
  const material = asMaterial(context.declaration);
  const [declaration] = parse(`material part { ${writtenName(site)}: ${others}\n}`).declarations;
  const own = (declaration?.kind === 'material' && declaration.sites) || [];
  const isOther = (other: SiteLine) => other.site.text !== site;
  const rest = material?.base ? [] : (material?.sites ?? []).filter(isOther);
  return members.values.map((values) => [...linesFilling([...rest, ...own], structure, values)]);
}

/** What is left of the site in each member, or of what is replaced on it. */
export function leftOf(
  line: Line,
  structure: Structure,
  site: StructureSite,
  members: Members,
): readonly (Fraction | undefined)[] {
  const lefts = lineFilling(line, structure, members).map(
    (sites) => sites.find((filled) => filled.site === site)?.left,
  );
  const { replaced } = line;
  if (replaced === undefined) return lefts;
  return lefts.map((left, index) => {
    const there = replacedAmount(replaced, line, members.values[index] ?? new Map());
    const written = left && site.multiplicity.sub(left);
    return written && there?.sub(written);
  });
}

/** How much of the base gives way: as much as is written, or all of the species. */
function replacedAmount(
  replaced: string,
  { context, site }: Line,
  values: Members['values'][number],
): Fraction | undefined {
  const [declaration] = parse(`material part { ${writtenName(site)}: ${replaced} }`).declarations;
  const { composition } = bound(declaration?.kind === 'material' ? declaration : {}, values);
  const unit = composition.sites?.[0]?.occupants[0];
  if (unit?.amount) return unit.amount.kind === 'number' ? unit.amount.value : undefined;
  const bases = basesOf(context);
  const amounts = bases.map((base) => {
    const there = base.sites.find(({ name }) => name === site)?.occupants ?? [];
    const same = there.filter(({ element, species }) =>
      unit?.kind === 'element' ? element === unit.symbol.text : unit && species.startsWith(baseText(unit)),
    );
    return sum(same.flatMap(({ amount }) => amount ?? []));
  });
  const [first] = amounts;
  return first && amounts.every((amount) => amount.equals(first)) ? first : undefined;
}

/** What the members of the declaration are derived from, each once. */
export function basesOf({ declaration, model }: Context): readonly Material[] {
  const own = declaredAs(declaration, model)?.members ?? [];
  return [...new Set(own.flatMap(({ base }) => base ?? []))];
}
