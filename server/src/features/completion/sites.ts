/** What is left to fill of a material that is being written, and what belongs there. */
import { exactNumeral, Fraction, isOne, isZero, ONE, sum, ZERO } from '../../chemistry/amount.js';
import { elementOf } from '../../chemistry/elements.js';
import { frequencyOf, frequentStates } from '../../chemistry/frequency.js';
import { compositionKey } from '../../chemistry/states.js';
import { bound } from '../../model/binding.js';
import { type FileModel, structureNameOf } from '../../model/file.js';
import { type Draft, type Piece, readPieces } from '../../model/pieces.js';
import { newReading } from '../../model/reading.js';
import type { Structure, StructureSite } from '../../model/structure.js';
import { parse } from '../../syntax/parse.js';
import { chargeText } from '../../syntax/print.js';
import type { Declaration, MaterialDeclaration } from '../../syntax/tree.js';

/** The structure that a declaration names, or that its base has. */
export function structureOfDeclaration(
  declaration: Declaration | undefined,
  model: FileModel,
): Structure | undefined {
  if (declaration?.kind !== 'material') return undefined;
  const name = structureNameOf(declaration);
  if (name) return model.structures.get(name.text);
  return model.declared.find((declared) => declared.declaration === declaration)?.members[0]?.structure;
}

/** What lies on a site of a material that is being written. */
export interface Filled {
  readonly site: StructureSite;
  /** What is left of the multiplicity; undefined where an amount on it is open. */
  readonly left: Fraction | undefined;
  readonly elements: ReadonlySet<string>;
}

/**
 * Lays a composition that is not whole yet onto its structure: in the order in which it is written, each species goes
 * to the first site that lists it and has room. The rule for whole formulas cannot be used, which looks at what all of
 * the sites come to. Of a family the first member is taken.
 */
export function laidSoFar(
  text: string,
  structure: Structure,
  of: Declaration | undefined,
  model: FileModel,
): Filled[] {
  const [declaration] = parse(`material part = ${text}`).declarations;
  const family = model.declared.find((declared) => declared.declaration === of);
  const values = new Map([...model.values, ...(family?.members[0]?.parameters ?? [])]);
  const { composition } = bound(declaration?.kind === 'material' ? declaration : {}, values);
  const units = composition.formula?.parts[0]?.units ?? [];
  const reading = newReading(new Set());
  const sites = structure.sites.map((site) => ({ site, drafts: [] as Draft[] }));
  for (const piece of readPieces(units, ONE, reading)) {
    const fits = sites.filter(({ site }) => piece.drafts.some((draft) => isListed(draft, site)));
    const free = fits.filter(({ site, drafts }) =>
      piece.isPinned
        ? drafts.length === 0 && isMostly(piece.drafts, site, structure)
        : hasRoom(site, drafts, piece),
    );
    (free[0] ?? fits[fits.length - 1])?.drafts.push(...piece.drafts);
  }
  return sites.map(({ site, drafts }) => filledBy(site, drafts));
}

/** What lies on the site of a list that is being written. */
export function listedSoFar(
  text: string,
  site: StructureSite,
  of: Declaration | undefined,
  model: FileModel,
): Filled {
  const [declaration] = parse(`material part { ${site.name}: ${text} }`).declarations;
  const family = model.declared.find((declared) => declared.declaration === of);
  const values = new Map([...model.values, ...(family?.members[0]?.parameters ?? [])]);
  const { composition } = bound(declaration?.kind === 'material' ? declaration : {}, values);
  const units = composition.sites?.[0]?.occupants ?? [];
  return filledBy(
    site,
    readPieces(units, ONE, newReading(new Set())).flatMap(({ drafts }) => drafts),
  );
}

function filledBy(site: StructureSite, drafts: readonly Draft[]): Filled {
  const isOpen = drafts.some(({ amount }) => !amount);
  return {
    site,
    left: isOpen ? undefined : site.multiplicity.sub(sum(drafts.flatMap(({ amount }) => amount ?? []))),
    elements: new Set(drafts.flatMap(({ element }) => element ?? [])),
  };
}

function isListed({ element, composition, kind }: Draft, site: StructureSite): boolean {
  if (kind === 'ion') return site.ions.has(compositionKey(composition));
  return element !== undefined && site.elements.has(element);
}

/** Whether a bracket is meant for a site: more of it is listed there than on the sites before. */
function isMostly(drafts: readonly Draft[], site: StructureSite, { sites }: Structure): boolean {
  const listed = (one: StructureSite) => drafts.filter((draft) => isListed(draft, one)).length;
  return sites.every((other) => listed(other) <= listed(site));
}

function hasRoom(site: StructureSite, drafts: readonly Draft[], { total }: Piece): boolean {
  const { left } = filledBy(site, drafts);
  return left !== undefined && left.compare(total) >= 0;
}

/** Sites with few species list them by how usual they are there. */
const FEW = 8;

/** The elements that usually sit on a site and are not there yet, the most usual first. */
export function elementsFor({ site, elements }: Filled): string[] {
  const sign = site.kind === 'anion' ? 'anion' : 'cation';
  const absent = [...site.elements].filter((symbol) => !elements.has(symbol));
  if (site.elements.size <= FEW) return absent;
  return absent.sort((a, b) => frequencyOf(b, sign) - frequencyOf(a, sign));
}

/** An amount behind a symbol: nothing for one. */
export function amountBehind(amount: Fraction): string {
  return isOne(amount) ? '' : exactNumeral(amount);
}

export function isFillable(left: Fraction | undefined): left is Fraction {
  return left !== undefined && !isZero(left) && left.compare(ZERO) > 0;
}

/** `Ni2+`, `Ni3+`: an element in the states that it has on such a site, the most frequent first. */
export function speciesOf(symbol: string, site: StructureSite | undefined): string[] {
  const isAnion = site?.kind === 'anion';
  const known = new Set(elementOf(symbol)?.knownStates);
  const states = frequentStates(symbol).filter(
    (state) => (isAnion ? state < 0 : state > 0) && known.has(state),
  );
  const listed = site?.states.get(symbol);
  const first = listed ? [listed] : states.map((state) => new Fraction(state));
  return first.map((state) => symbol + chargeText(state));
}

/** The site of a structure by name. */
export function siteNamed(structure: Structure | undefined, name: string): StructureSite | undefined {
  return structure?.sites.find((site) => site.name === name);
}

/** Whether a declaration is a material. */
export function asMaterial(declaration: Declaration | undefined): MaterialDeclaration | undefined {
  return declaration?.kind === 'material' ? declaration : undefined;
}
