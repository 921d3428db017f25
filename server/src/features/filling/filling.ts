/**
 * What lies on the sites of a composition that is being written, and what is left to fill.
 *
 * The rule for whole formulas cannot be used, which looks at what all of the sites come to. Here each species goes, in
 * the order in which it is written, to the first site that lists it and has room, and is divided over several where
 * none has room for all of it.
 */
import { type Fraction, isOne, ONE, quotient, sum, times, ZERO } from '../../chemistry/amount.js';
import { isAnionFormer } from '../../chemistry/elements.js';
import { compositionKey } from '../../chemistry/states.js';
import { bound, type Composition } from '../../model/binding.js';
import type { Values } from '../../model/expression.js';
import { carriedFor } from '../../model/laying.js';
import { type Draft, type Piece, readPieces } from '../../model/pieces.js';
import { newReading, spellIons } from '../../model/reading.js';
import type { Structure, StructureSite } from '../../model/structure.js';
import { parse } from '../../syntax/parse.js';
import { baseText } from '../../syntax/print.js';
import type { GroupUnit, Unit } from '../../syntax/tree.js';

/** A formula around the cursor, without what is being written there. */
export interface Written {
  readonly before: string;
  readonly after: string;
}

/** What lies on a site. */
export interface Filled {
  readonly site: StructureSite;
  readonly drafts: readonly Draft[];
  /** What is left of the multiplicity, below zero where there is too much; undefined where an amount is open. */
  readonly left: Fraction | undefined;
}

/** The bracket that the cursor stands in. */
export interface Bracket {
  readonly sign: '(' | '[';
  /** Where the outermost bracket opens that holds it, as an offset in the formula. */
  readonly outer: number;
  readonly drafts: readonly Draft[];
  readonly site: StructureSite | undefined;
  /** What completes it; undefined where its members have no numbers or there are none. */
  readonly left: Fraction | undefined;
  /** What its site has room for, for one of it. */
  readonly scale: Fraction;
}

export interface Filling {
  /** One for each site of the structure, in its order; what stands in an open bracket is left out. */
  readonly sites: readonly Filled[];
  /** The same with what stands in an open bracket. */
  readonly whole: readonly Filled[];
  /** The site of what was written last. */
  readonly last: StructureSite | undefined;
  readonly bracket: Bracket | undefined;
  /** The number that, behind the bracket which was just closed, fills its site; undefined where it needs none. */
  readonly multiplier: { readonly site: StructureSite; readonly factor: Fraction } | undefined;
}

/**
 * Where a species goes that several sites list: to the first with room, or rather to one that has to be full where the
 * first need not be and something is there already, as with the lithium of Na0.83Li0.1Ni0.25…
 */
export type Leaning = 'first' | 'full';

const HEAD = 'material part = ';

/** Lays what is written of a formula onto a structure. */
export function fillingOf(written: Written, structure: Structure, values: Values, leaning: Leaning): Filling {
  const { before, after } = written;
  const [declaration] = parse(`${HEAD}${before}${after}`).declarations;
  const { composition } = bound(declaration?.kind === 'material' ? declaration : {}, values);
  const units = spellIons(composition.formula?.parts[0]?.units ?? [], structure);
  const pieces = piecesOf(units);
  const open = openBrackets(before);
  const [outer] = open;
  const held =
    outer === undefined ? undefined : pieces.find(({ unit }) => unit.range.start === HEAD.length + outer);
  const others = pieces.filter((piece) => piece !== held);
  const free = new Laying(structure, leaning).lay(others);
  const bracket = bracketOf(open, written, held, free, structure);
  const isTaken = bracket?.sign === '[' && bracket.site && !mayBeIon(before.slice(outer), structure);
  const laying = isTaken ? new Laying(structure, leaning, bracket.site).lay(others) : free;
  const sites = laying.filled(held?.drafts ?? []);
  const last = others.filter(({ unit }) => unit.range.start < HEAD.length + before.length).pop();
  const site = last && laying.siteOf(last);
  const completed = bracket && completedBy(bracket, sites);
  return {
    sites,
    whole: completed ? sites.map((filled) => withBracket(filled, completed)) : sites,
    last: site,
    bracket: completed,
    multiplier: last && site && multiplierOf(last, site, written, sites),
  };
}

/**
 * Sites with room: those that have to be full, in the order of the structure, then those that need not be. Where
 * nothing is being written, only what comes behind the site that was written last.
 */
export function sitesInTurn({ sites, last }: Filling, isWriting: boolean): Filled[] {
  const open = sites.filter(({ left }) => left !== undefined && left.compare(ZERO) > 0);
  if (sites.every(({ drafts }) => drafts.length === 0)) return open;
  const reached = sites.findIndex(({ site }) => site === last);
  // Anions are still to come, even where some of them may be missing.
  const isPartly = ({ site, drafts }: Filled) =>
    site.hasImplicitVacancies && (site.kind !== 'anion' || drafts.length > 0);
  const full = open.filter((filled) => !isPartly(filled));
  const isBehind = (filled: Filled) => sites.indexOf(filled) >= reached;
  if (!isWriting) return full.filter(isBehind);
  return [...full.filter(isBehind), ...open.filter(isPartly), ...full.filter((filled) => !isBehind(filled))];
}

/** Lays the lines of a long form onto their sites. */
export function linesFilling(
  sites: Composition['sites'],
  structure: Structure,
  values: Values,
): readonly Filled[] {
  const { composition } = bound({ ...(sites && { sites }) }, values);
  const drafts = new Map<string, Draft[]>();
  for (const { site, occupants } of composition.sites ?? []) {
    const own = drafts.get(site.text) ?? [];
    own.push(...piecesOf(occupants).flatMap((piece) => piece.drafts));
    drafts.set(site.text, own);
  }
  const all = [...drafts.values()].flat();
  return structure.sites.map((site) => filledBy(site, drafts.get(site.name) ?? [], all));
}

/** Groups without subscripts are read as equimolar, which is what they mean in nearly all papers. */
function piecesOf(units: readonly Unit[]): Piece[] {
  const strict = newReading(new Set());
  const pieces = readPieces(units, ONE, strict);
  return strict.bareGroups.size === 0 ? pieces : readPieces(units, ONE, newReading(strict.bareGroups));
}

// -------------------------------------------------------------------------------------------------- laying

class Laying {
  private readonly structure: Structure;
  private readonly leaning: Leaning;
  /** The site that an open bracket takes for itself. */
  private readonly reserved: StructureSite | undefined;
  private readonly laid = new Map<StructureSite, Draft[]>();
  private readonly places = new Map<Piece, StructureSite>();

  constructor(structure: Structure, leaning: Leaning, reserved?: StructureSite) {
    this.structure = structure;
    this.leaning = leaning;
    this.reserved = reserved;
  }

  lay(pieces: readonly Piece[]): this {
    const taken = new Set(this.reserved ? [this.reserved] : []);
    const pinned = new Map<Piece, StructureSite>();
    for (const piece of pieces) {
      const site = piece.isPinned ? mostListed(piece.drafts, this.structure.sites, taken)[0] : undefined;
      if (!site) continue;
      pinned.set(piece, site);
      taken.add(site);
    }
    for (const piece of pieces) {
      const site = pinned.get(piece);
      if (site) this.put(piece, site, piece.drafts);
      else this.place(piece, this.candidatesFor(piece, taken));
    }
    return this;
  }

  siteOf(piece: Piece): StructureSite | undefined {
    return this.places.get(piece);
  }

  /** @param others what lies nowhere yet, and may bring atoms of its own. */
  filled(others: readonly Draft[]): Filled[] {
    const all = [...[...this.laid.values()].flat(), ...others];
    return this.structure.sites.map((site) => filledBy(site, this.laid.get(site) ?? [], all));
  }

  /** Sites in order; those that may stay partly empty come last once something is there. */
  ordered(sites: readonly StructureSite[]): StructureSite[] {
    const isSettled = (site: StructureSite) =>
      site.hasImplicitVacancies && (this.laid.get(site)?.length ?? 0) > 0;
    return [...sites.filter((site) => !isSettled(site)), ...sites.filter(isSettled)];
  }

  /** Once anything is written, the sites that have to be full come before the others. */
  fullFirst(sites: readonly StructureSite[]): readonly StructureSite[] {
    return this.laid.size === 0 ? sites : fullFirst(sites);
  }

  hasRoom(site: StructureSite): boolean {
    const room = this.roomOn(site);
    return room !== undefined && room.compare(ZERO) > 0;
  }

  private roomOn(site: StructureSite): Fraction | undefined {
    return filledBy(site, this.laid.get(site) ?? [], [...this.laid.values()].flat()).left;
  }

  private candidatesFor(piece: Piece, taken: ReadonlySet<StructureSite>): StructureSite[] {
    const listed = mostListed(piece.drafts, this.structure.sites, taken);
    return listed.length > 0 ? listed : kinOf(piece.drafts, this.structure.sites, taken);
  }

  private place(piece: Piece, candidates: readonly StructureSite[]): void {
    const sites = this.leaning === 'full' ? this.ordered(candidates) : candidates;
    const withRoom = sites.filter((site) => this.hasRoom(site));
    const whole = withRoom.find((site) => (this.roomOn(site) ?? ZERO).compare(piece.total) >= 0);
    const [first = sites[0]] = withRoom;
    if (!first) return;
    if (whole || withRoom.length < 2) {
      this.put(piece, whole ?? first, piece.drafts);
      return;
    }
    let left = piece.total;
    withRoom.forEach((site, index) => {
      const isLast = index === withRoom.length - 1;
      const room = this.roomOn(site) ?? ZERO;
      const amount = isLast || room.compare(left) > 0 ? left : room;
      left = left.sub(amount);
      const share = quotient(amount, piece.total) ?? ONE;
      if (amount.compare(ZERO) > 0) this.put(piece, site, scaled(piece.drafts, share));
    });
  }

  private put(piece: Piece, site: StructureSite, drafts: readonly Draft[]): void {
    this.laid.set(site, [...(this.laid.get(site) ?? []), ...drafts]);
    this.places.set(piece, site);
  }
}

function scaled(drafts: readonly Draft[], share: Fraction): Draft[] {
  return drafts.map((draft) => ({ ...draft, amount: draft.amount && times(draft.amount, share) }));
}

function filledBy(site: StructureSite, drafts: readonly Draft[], all: readonly Draft[]): Filled {
  const isOpen = drafts.some(({ amount }) => !amount);
  const own = sum(drafts.flatMap(({ amount }) => amount ?? []));
  const left = isOpen ? undefined : site.multiplicity.sub(own).sub(carriedFor(site, all));
  return { site, drafts, left };
}

/** Whether a site lists what is put there. */
function isListed({ element, composition, kind }: Draft, site: StructureSite): boolean {
  if (kind === 'ion') return site.ions.has(compositionKey(composition));
  return element !== undefined && site.elements.has(element);
}

/** The sites that list most of what shares a bracket, and list anything of it. */
function mostListed(
  drafts: readonly Draft[],
  sites: readonly StructureSite[],
  taken: ReadonlySet<StructureSite>,
): StructureSite[] {
  const listed = sites.map((site) =>
    taken.has(site) ? 0 : drafts.filter((draft) => isListed(draft, site)).length,
  );
  const most = Math.max(1, ...listed);
  return sites.filter((_, index) => listed[index] === most);
}

/** Sites of its kind, for what none lists: those that have to be full first. */
function kinOf(
  drafts: readonly Draft[],
  sites: readonly StructureSite[],
  taken: ReadonlySet<StructureSite>,
): StructureSite[] {
  const isAnion = drafts.length > 0 && drafts.every(({ element }) => element && isAnionFormer(element));
  const kin = sites.filter(
    (site) => !taken.has(site) && (site.kind === 'any' || site.kind === (isAnion ? 'anion' : 'cation')),
  );
  return fullFirst(kin);
}

function fullFirst(sites: readonly StructureSite[]): StructureSite[] {
  const isFull = (site: StructureSite) => !site.hasImplicitVacancies;
  return [...sites.filter(isFull), ...sites.filter((site) => !isFull(site))];
}

// ------------------------------------------------------------------------------------------------ brackets

/** The offsets of the brackets that are open at the end of a text, outermost first. */
function openBrackets(text: string): number[] {
  const open: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    if (char === '(' || char === '[') open.push(index);
    else if (char === ')' || char === ']') open.pop();
  }
  return open;
}

/** The bracket that is open, before it is known what is left for it. */
interface OpenBracket extends Omit<Bracket, 'left' | 'scale'> {
  /** Sum of what stands in it; undefined where that has no numbers. */
  readonly sum: Fraction | undefined;
  /** Whether it stands in another one, of which it is a part. */
  readonly isNested: boolean;
}

function bracketOf(
  open: readonly number[],
  { before }: Written,
  held: Piece | undefined,
  laying: Laying,
  structure: Structure,
): OpenBracket | undefined {
  const start = open[open.length - 1];
  const [outer] = open;
  if (start === undefined || outer === undefined) return undefined;
  const group = held && groupAt(held.unit, HEAD.length + start);
  const units = group?.items.flat() ?? [];
  const drafts = piecesOf(units).flatMap((piece) => piece.drafts);
  const isNumbered = units.some(({ amount }) => amount) && drafts.every(({ amount }) => amount);
  return {
    sign: before.charAt(start) === '[' ? '[' : '(',
    outer,
    drafts,
    site: siteOfBracket(held?.drafts ?? [], before.slice(outer), laying, structure),
    sum: isNumbered ? sum(drafts.flatMap(({ amount }) => amount ?? [])) : undefined,
    isNested: open.length > 1,
  };
}

/** The first site with room of those that list most of what stands in a bracket. */
function siteOfBracket(
  drafts: readonly Draft[],
  text: string,
  laying: Laying,
  structure: Structure,
): StructureSite | undefined {
  const { sites } = structure;
  const ofIon = sites.filter((site) => text.length > 1 && ionsOn(site).some((ion) => ion.startsWith(text)));
  const listed = drafts.length > 0 ? mostListed(drafts, sites, new Set()) : [];
  const candidates = laying.ordered([...ofIon, ...(listed.length > 0 ? listed : laying.fullFirst(sites))]);
  return candidates.find((site) => laying.hasRoom(site)) ?? candidates[0];
}

/**
 * Members written as fractions add up to one, and what stands in square brackets or is more than one to its site.
 */
function completedBy({ sum: written, isNested, ...bracket }: OpenBracket, sites: readonly Filled[]): Bracket {
  const room = sites.find(({ site }) => site === bracket.site)?.left;
  const isPart = isNested || (bracket.sign === '(' && (!written || written.compare(ONE) < 0));
  const isOpen = written === undefined && (bracket.drafts.length > 0 || bracket.sign === '(');
  return {
    ...bracket,
    left: isOpen ? undefined : (isPart ? ONE : room)?.sub(written ?? ZERO),
    scale: isPart ? (room ?? ONE) : ONE,
  };
}

/** What has no numbers yet fills nothing. */
function withBracket(filled: Filled, { site, drafts, left, scale }: Bracket): Filled {
  if (filled.site !== site || !left || drafts.length === 0) return filled;
  return { site, drafts: [...filled.drafts, ...scaled(drafts, scale)], left: times(left, scale) };
}

function groupAt(unit: Unit, offset: number): GroupUnit | undefined {
  if (unit.kind !== 'group') return undefined;
  if (unit.range.start === offset) return unit;
  for (const child of unit.items.flat()) {
    const found = groupAt(child, offset);
    if (found) return found;
  }
  return undefined;
}

function multiplierOf(
  { unit, drafts, isShared, total }: Piece,
  site: StructureSite,
  { before, after }: Written,
  sites: readonly Filled[],
): Filling['multiplier'] {
  const isClosed = /[)\]]$/.test(before) && !/^[\d.{]/.test(after);
  if (!isClosed || unit.kind !== 'group' || unit.amount) return undefined;
  const left = sites.find((filled) => filled.site === site)?.left;
  const isPart = !isShared || drafts.every(({ amount }) => amount && amount.compare(ONE) < 0);
  const factor = left && quotient(left.add(total), isPart ? ONE : total);
  return factor && factor.compare(ZERO) > 0 && !isOne(factor) ? { site, factor } : undefined;
}

/** The polyatomic ions that a site lists, as they are written there. */
export function ionsOn({ usual }: StructureSite): string[] {
  return usual.flatMap((unit) => (unit.kind === 'group' ? baseText(unit) : []));
}

/** Whether a polyatomic ion that some site lists begins like this. */
export function mayBeIon(text: string, { sites }: Structure): boolean {
  return text.length > 1 && sites.some((site) => ionsOn(site).some((ion) => ion.startsWith(text)));
}
