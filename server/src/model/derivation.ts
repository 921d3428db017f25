/**
 * Materials that are derived from others: a site's line with an arrow replaces a species of the base, one without an
 * arrow replaces the whole site, and what is not mentioned stays.
 */
import { type Fraction, isZero, ONE, sum, ZERO } from '../chemistry/amount.js';
import { compositionKey } from '../chemistry/states.js';
import { baseText, speciesText } from '../syntax/print.js';
import type { Range, Reference, SiteLine, Unit } from '../syntax/tree.js';
import { compositionOf } from './composition.js';
import { speciesBase } from './formula-text.js';
import { carriedFor } from './laying.js';
import type { Material, Occupant, Remark, SubstitutionProblem } from './material.js';
import { natureOf } from './nature.js';
import { type Draft, type Piece, totalOf } from './pieces.js';
import type { RawMaterial, RawSite } from './raw.js';
import { newReading, readBody } from './reading.js';
import type { Structure } from './structure.js';

/** A material that is made from its base by the lines of its body. */
export function readDerived(
  lines: readonly SiteLine[],
  reference: Reference,
  base: Material,
  structure: Structure | undefined,
): RawMaterial {
  const reading = newReading(new Set());
  const remarks: Remark[] = [];
  const pieces = new Map<string, Piece[]>();
  for (const { name, occupants } of base.sites) {
    pieces.set(
      name,
      occupants.map((occupant) => inherited(occupant, reference.range)),
    );
  }
  const known = structure?.sites.map(({ name }) => name) ?? base.sites.map(({ name }) => name);
  const changed = new Set<string>();
  for (const line of lines) {
    const { site, replaced } = line;
    const present = pieces.get(site.text) ?? [];
    if (!known.includes(site.text)) {
      remarks.push({ kind: 'unknown-site', name: site.text, range: site.range });
    }
    const added = line.occupants.map((unit) => readBody(unit, line, structure, reading, remarks));
    if (replaced) pieces.set(site.text, substitute(replaced, present, added, line, remarks));
    else pieces.set(site.text, changed.has(site.text) ? [...present, ...added] : added);
    changed.add(site.text);
  }
  const drafts = [...pieces.values()].flatMap((list) => list.flatMap((piece) => piece.drafts));
  const names = [...known, ...[...pieces.keys()].filter((name) => !known.includes(name))];
  return {
    sites: names.map((name): RawSite => {
      const given = structure?.sites.find((site) => site.name === name);
      const own = pieces.get(name) ?? [];
      const filled = sum(own.map((piece) => piece.total));
      return {
        name,
        multiplicity: given?.multiplicity ?? (isZero(filled) ? ONE : filled),
        given,
        placed: own.map((piece) => ({ piece, share: ONE })),
        carried: given ? carriedFor(given, drafts) : ZERO,
      };
    }),
    formulaUnits: ONE,
    water: base.water,
    homeless: [],
    remarks: [...reading.remarks, ...remarks],
    nature: natureOf(structure ? { ...base, structure } : base),
    isListed: false,
  };
}

/** What the base has, at the place where it is referred to. States that were only solved are solved anew. */
function inherited(occupant: Occupant, range: Range): Piece {
  const { kind, element, composition, amount, printed, state } = occupant;
  const draft: Draft = {
    kind,
    base: speciesBase(occupant),
    element,
    composition,
    amount,
    isRest: false,
    isSolvedAmount: false,
    printed,
    charge: state?.origin === 'stated' ? state.value : undefined,
    range,
    written: undefined,
  };
  return pieceOf({ kind: 'vacancy', range }, [draft]);
}

function pieceOf(unit: Unit, drafts: readonly Draft[]): Piece {
  return {
    unit,
    drafts: drafts.filter(({ amount }) => !amount || !isZero(amount)),
    total: totalOf(drafts),
    isPinned: false,
    isShared: false,
  };
}

// ------------------------------------------------------------------------------------------ substitutions

/** The site with some of a species, or all of it, replaced. What does not fit is remarked and left as it was. */
function substitute(
  replaced: Unit,
  present: readonly Piece[],
  added: readonly Piece[],
  line: SiteLine,
  remarks: Remark[],
): Piece[] {
  const species = present.flatMap((piece) => piece.drafts);
  const remark = (problem: SubstitutionProblem, range = replaced.range) =>
    remarks.push({ kind: 'substitution', problem, range, site: line.site.text, species: textOf(replaced) });
  const matching = species.filter((draft) => isOf(draft, replaced));
  const there = sum(matching.flatMap(({ amount }) => amount ?? []));
  const wanted = replaced.amount?.kind === 'number' ? replaced.amount.value : there;
  if (matching.length === 0) {
    remark({ kind: 'not-there', present: species.map(written) });
    return [...present];
  }
  if (wanted.compare(there) > 0) {
    remark({ kind: 'too-much', wanted, present: there });
    return [...present];
  }
  if (matching.length > 1 && replaced.amount) {
    remark({ kind: 'ambiguous', present: matching.map(written) });
    return [...present];
  }
  const filled = withAmounts(added, line, wanted);
  if (!filled) {
    remark({ kind: 'mixed-amounts' }, spanOf(line));
    return [...present];
  }
  const by = sum(filled.map((piece) => piece.total));
  const isKnown = filled.every((piece) => piece.drafts.every(({ amount }) => amount));
  if (isKnown && !by.equals(wanted)) remark({ kind: 'total-changes', replaced: wanted, by }, spanOf(line));
  const left = there.sub(wanted);
  const kept = present.map((piece) =>
    pieceOf(
      piece.unit,
      piece.drafts.flatMap((draft) => {
        if (!matching.includes(draft)) return [draft];
        return isZero(left) ? [] : [{ ...draft, amount: left }];
      }),
    ),
  );
  return [...kept, ...filled];
}

/**
 * Without amounts, what takes the place shares it equally; `rest` takes what the others leave of it. Undefined where
 * some have amounts and some do not.
 */
function withAmounts(
  added: readonly Piece[],
  line: SiteLine,
  wanted: Fraction,
): readonly Piece[] | undefined {
  const numbered = line.occupants.filter((unit) => unit.amount).length;
  if (numbered === 0) return added.map((piece) => scaled(piece, wanted.div(added.length)));
  if (numbered < line.occupants.length) return undefined;
  const resting = added.flatMap((piece) => piece.drafts.filter((draft) => draft.isRest));
  const left = wanted.sub(sum(added.map((piece) => piece.total)));
  if (resting.length === 0 || left.compare(ZERO) < 0) return added;
  const each = left.div(resting.length);
  return added.map((piece) =>
    pieceOf(
      piece.unit,
      piece.drafts.map((draft) => (draft.isRest ? { ...draft, amount: each, isRest: false } : draft)),
    ),
  );
}

/** A piece without a number of its own, to fill an amount. */
function scaled(piece: Piece, amount: Fraction): Piece {
  const factor = isZero(piece.total) ? ONE : amount.div(piece.total);
  return pieceOf(
    piece.unit,
    piece.drafts.map((draft) => ({ ...draft, amount: draft.amount?.mul(factor), written: undefined })),
  );
}

/** Whether a species is the one that is written before the arrow; without a charge there it is any of its states. */
function isOf(draft: Draft, unit: Unit): boolean {
  if (unit.charge && !draft.charge?.equals(unit.charge.value)) return false;
  if (unit.kind === 'vacancy') return draft.kind === 'vacancy';
  if (unit.kind === 'element') return draft.element === unit.symbol.text;
  return (
    draft.kind === 'ion' &&
    compositionKey(draft.composition) === compositionKey(compositionOf(unit.items.flat()))
  );
}

function written({ base, charge }: Draft): string {
  return charge ? speciesText(base, charge) : base;
}

function textOf(unit: Unit): string {
  return unit.charge ? speciesText(baseText(unit), unit.charge.value) : baseText(unit);
}

function spanOf({ replaced, range }: SiteLine): Range {
  return { start: replaced?.range.start ?? range.start, end: range.end };
}
