/** Structures: the sites that compositions are laid onto. */
import { type Fraction, ONE } from '../chemistry/amount.js';
import { isAnionFormer } from '../chemistry/elements.js';
import { compositionKey } from '../chemistry/states.js';
import type { Name, Range, StructureDeclaration, Unit } from '../syntax/tree.js';
import { compositionOf } from './composition.js';

export interface Structure {
  readonly name: string;
  readonly description: string;
  readonly doc: string;
  readonly metallic: boolean;
  readonly sites: readonly StructureSite[];
  /** Polyatomic ions that a formula may spell without brackets, as no site lists their elements: `LiFePO4`. */
  readonly spellings: readonly Spelling[];
  /** Where it is declared. */
  readonly source: Source;
}

/** A place in some file: built-in files have names without a folder. */
export interface Source {
  readonly file: string;
  /** Where the file is: a URI or an absolute path. */
  readonly address: string;
  readonly isBuiltIn: boolean;
  readonly range: Range;
}

/** The elements of an ion with their numbers, in the order written. */
export type Spelling = readonly (readonly [string, Fraction])[];

/** What a site is for, as far as its usual occupants tell. */
export type SiteKind = 'any' | 'cation' | 'anion' | 'ion';

export interface StructureSite {
  readonly name: string;
  readonly multiplicity: Fraction;
  readonly coordination?: string;
  readonly hasImplicitVacancies: boolean;
  readonly kind: SiteKind;
  /** What usually sits here, as listed. */
  readonly usual: readonly Unit[];
  /** Elements that usually sit here; empty where anything may. */
  readonly elements: ReadonlySet<string>;
  /** Keys of the compositions of polyatomic ions that usually sit here. */
  readonly ions: ReadonlySet<string>;
  /** Oxidation states that the structure itself gives, as for the P4+ of MPS3. */
  readonly states: ReadonlyMap<string, Fraction>;
  readonly range: Range;
}

/** A structure from its declaration; of two sites with one name the first counts. */
export function structureOf(declaration: StructureDeclaration, source: Omit<Source, 'range'>): Structure {
  const sites = new Map<string, StructureSite>();
  const spellings: Spelling[] = [];
  for (const site of declaration.sites) {
    if (sites.has(site.name.text)) continue;
    const elements = new Set<string>();
    const ions = new Set<string>();
    const states = new Map<string, Fraction>();
    for (const unit of site.usual) {
      if (unit.kind === 'element') {
        elements.add(unit.symbol.text);
        if (unit.charge) states.set(unit.symbol.text, unit.charge.value);
      }
      if (unit.kind === 'group') {
        ions.add(compositionKey(compositionOf([unit])));
        const spelling = (unit.items[0] ?? []).map((part) =>
          part.kind === 'element' && (!part.amount || part.amount.kind === 'number')
            ? ([part.symbol.text, part.amount?.value ?? ONE] as const)
            : undefined,
        );
        if (spelling.length > 1 && spelling.every((part) => part !== undefined)) spellings.push(spelling);
      }
    }
    sites.set(site.name.text, {
      name: site.name.text,
      multiplicity: site.multiplicity?.value ?? ONE,
      ...(site.coordination && { coordination: site.coordination.text }),
      hasImplicitVacancies: site.usual.some((unit) => unit.kind === 'vacancy'),
      kind: kindOf(elements, ions),
      usual: site.usual,
      elements,
      ions,
      states,
      range: site.range,
    });
  }
  const name: Name | undefined = declaration.name;
  return {
    name: name?.text ?? '',
    description: declaration.description?.text ?? '',
    doc: declaration.doc?.text ?? '',
    metallic: declaration.metallic,
    sites: [...sites.values()],
    spellings: spellings.filter((spelling) => spelling.every(([symbol]) => !isListed(symbol, sites))),
    source: { ...source, range: name?.range ?? declaration.keyword },
  };
}

function isListed(symbol: string, sites: ReadonlyMap<string, StructureSite>): boolean {
  return [...sites.values()].some((site) => site.elements.has(symbol));
}

function kindOf(elements: ReadonlySet<string>, ions: ReadonlySet<string>): SiteKind {
  if (elements.size === 0) return ions.size > 0 ? 'ion' : 'any';
  return [...elements].every((symbol) => isAnionFormer(symbol) || symbol === 'C' || symbol === 'H')
    ? 'anion'
    : 'cation';
}
