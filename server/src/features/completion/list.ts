/** In a site's line: the species that belong there, and the amounts that are left. */
import { Fraction, ZERO } from '../../chemistry/amount.js';
import { elementOf } from '../../chemistry/elements.js';
import { frequencyOf } from '../../chemistry/frequency.js';
import { knownIon } from '../../chemistry/states.js';
import { ELEMENT_SYMBOLS } from '../../chemistry/symbols.js';
import { compositionOf } from '../../model/composition.js';
import type { Structure, StructureSite } from '../../model/structure.js';
import { baseText, speciesText } from '../../syntax/print.js';
import type { Range } from '../../syntax/tree.js';
import { elementCard } from '../cards/element.js';
import { placeOn, usualStates, wantedOn } from '../filling/charge.js';
import { basesOf, type Line, leftOf, lineFilling, lineOf } from '../filling/line.js';
import { amountIn, type Members, membersOf } from '../filling/members.js';
import { elementsFor, stateFor, type Wanted } from '../filling/ranking.js';
import { asMaterial, siteNamed, structureOfDeclaration } from '../filling/subject.js';
import { placeText } from '../filling/wording.js';
import type { Context } from '../place/place.js';
import { elementCandidate, speciesCandidate } from './candidate.js';
import { apart, type Completion, distinct, endOf } from './completion.js';
import { parameterCompletions } from './parameters.js';

/** A species with a gap behind it: an amount comes next. */
const BEFORE_AMOUNT = /[A-Za-z\])][\d^{}+\-−⁺⁻⁰-⁹]*[ \t]+[\d./]*$/;
/** An entry with its amount, and a gap behind it: only a comma can follow. */
const ENTRY = /\S[ \t]+(?:[\d.][\d./]*%?|\{[^{}]*\}|rest|\?)[ \t]+$/;
export function listCompletions(context: Context): Completion[] {
  const { before, declaration, model, place } = context;
  if (place.kind !== 'list') return [];
  if (/\{[^{}]*$/.test(before)) return parameterCompletions(context);
  const line = lineOf(context, place.site);
  if (ENTRY.test(line.entry)) return [];
  const structure = structureOfDeclaration(declaration, model);
  const site = siteNamed(structure, place.site);
  const members = membersOf(declaration, model);
  if (BEFORE_AMOUNT.test(line.entry)) return amountCompletions(line, structure, site, members);
  if (!structure || !site) return withoutSite(context, line);
  const isFirst = line.others === '' && line.replaced === undefined;
  const inherited = isFirst ? inheritedCompletions(context, line) : [];
  return distinct([...inherited, ...speciesCompletions(line, structure, site, members)]);
}

// ----------------------------------------------------------------------------------------------- amounts

function amountCompletions(
  line: Line,
  structure: Structure | undefined,
  site: StructureSite | undefined,
  members: Members,
): Completion[] {
  const { context, replaced } = line;
  const range = endOf(context, /[\d./]*$/.exec(context.before)?.[0].length ?? 0);
  const amount = (label: string, detail: string): Completion => ({ kind: 'amount', label, detail, range });
  const isSubstitution = asMaterial(context.declaration)?.base !== undefined;
  const lefts = structure && site ? leftOf(line, structure, site, members) : [];
  const isLeft =
    lefts.some((left) => left && left.compare(ZERO) > 0) &&
    lefts.every((left) => left && left.compare(ZERO) >= 0);
  const text = isLeft ? amountIn(members, lefts, /\d\/\d/.test(line.others)) : undefined;
  return [
    ...(isSubstitution && replaced === undefined && line.others === ''
      ? [
          {
            ...amount('->', 'gives way to what is behind the arrow'),
            kind: 'keyword' as const,
            insert: '-> ',
            continues: true,
          },
        ]
      : []),
    ...(text === undefined
      ? []
      : [amount(text, replaced === undefined ? `fills ${line.site}` : 'as much as is replaced')]),
    ...members.names.map((name) => amount(`{${name}}`, `as much as the parameter ${name}`)),
    amount('rest', `what the others leave of ${replaced === undefined ? line.site : 'what is replaced'}`),
    ...(structure?.metallic ? [] : [amount('?', 'solved from charge neutrality')]),
  ];
}

// ----------------------------------------------------------------------------------------------- species

/** The species that the base has on the site: one of them may give way. */
function inheritedCompletions(context: Context, { site, entry }: Line): Completion[] {
  const range = rangeOf(context, entry);
  const [base] = basesOf(context);
  const occupants = base?.sites.find(({ name }) => name === site)?.occupants ?? [];
  return occupants.map(({ element, species, state }) => {
    const label = element && state?.origin !== 'stated' ? element : species;
    return {
      kind: 'species',
      label,
      insert: apart(`${label} `, context, range),
      detail: `on ${site} of ${base?.name ?? ''}`,
      range,
      continues: true,
      ...(element && { documentation: () => elementCard(element, []) }),
    };
  });
}

/** A symbol with as much of a charge as is written. */
const PARTIAL = /[A-Z][A-Za-z\d]*[+-]?$/;

function rangeOf(context: Context, entry: string): Range {
  return endOf(context, PARTIAL.exec(entry)?.[0].length ?? 0);
}

function speciesCompletions(
  line: Line,
  structure: Structure,
  site: StructureSite,
  members: Members,
): Completion[] {
  const { context, entry } = line;
  const range = rangeOf(context, entry);
  const [sites = []] = lineFilling(line, structure, members);
  const isOwn = asMaterial(context.declaration)?.base === undefined;
  const wanted: Wanted = {
    site,
    structure,
    charge: isOwn ? wantedOn(site, sites, structure) : undefined,
    isFirst: sites.every(({ drafts }) => drafts.length === 0),
  };
  const present = sites.find((filled) => filled.site === site)?.drafts ?? [];
  const elements = new Set(present.flatMap(({ element }) => element ?? []));
  const open = openBracket(entry);
  if (open !== undefined) {
    const inside = new Set(entry.slice(open).match(/[A-Z][a-z]?(?=\s*[,\d])/g) ?? []);
    return [
      ...ionCompletions(site, context, entry.slice(open)),
      ...elementsFor(wanted, new Set([...elements, ...inside])).map((symbol) => {
        const { continues: _, ...candidate } = elementCandidate(symbol, wanted, range);
        return candidate;
      }),
    ];
  }
  const written = new Set(present.map(({ base, charge }) => (charge ? speciesText(base, charge) : base)));
  const offered = [...elementsFor(wanted, elements), ...elements].map((symbol) => {
    const { usual, others } = statesOf(symbol, wanted);
    const species = (states: readonly Fraction[]) =>
      states
        .map((state) => speciesCandidate(symbol, state, wanted, range))
        .filter(({ label }) => !written.has(label));
    return { usual: species(usual), others: species(others) };
  });
  const spaced = ({ insert, label, ...candidate }: Completion): Completion => ({
    ...candidate,
    label,
    insert: apart(insert ?? label, context, range),
  });
  return [
    ...offered.flatMap(({ usual }) => usual.slice(0, 1)),
    ...ionCompletions(site, context),
    { kind: 'species' as const, label: 'Va', insert: 'Va ', detail: 'vacancy', range, continues: true },
    ...offered.flatMap(({ usual }) => usual.slice(1)),
    ...offered.flatMap(({ others }) => others),
  ].map(spaced);
}

/** The usual states of an element, the one that is wanted first, and those that are out of the ordinary. */
function statesOf(symbol: string, wanted: Wanted): { usual: Fraction[]; others: Fraction[] } {
  const { site } = wanted;
  const listed = site.states.get(symbol);
  if (listed) return { usual: [listed], others: [] };
  const place = placeOn(site);
  const first = stateFor(symbol, wanted);
  const usual = new Set([...(first === undefined ? [] : [first]), ...usualStates(symbol, place)]);
  const others = (elementOf(symbol)?.knownStates ?? []).filter(
    (state) => !usual.has(state) && (place === 'anion' ? state < 0 : state > 0),
  );
  return {
    usual: [...usual].map((state) => new Fraction(state)),
    others: others.map((state) => new Fraction(state)),
  };
}

/** Where the bracket opens that an entry ends in. */
function openBracket(entry: string): number | undefined {
  const open: number[] = [];
  for (let index = 0; index < entry.length; index++) {
    const char = entry.charAt(index);
    if (char === '(' || char === '[') open.push(index);
    else if (char === ')' || char === ']') open.pop();
  }
  return open[0];
}

/**
 * Polyatomic ions that a site lists, with their charges where those are known.
 *
 * @param opened what is written of them, from their bracket on.
 */
function ionCompletions(site: StructureSite, context: Context, opened = ''): Completion[] {
  const isClosed = opened !== '' && /^[)\]]/.test(context.after);
  const range = endOf(context, opened.length);
  return site.usual.flatMap((unit): Completion[] => {
    const text = baseText(unit);
    if (unit.kind !== 'group' || !text.startsWith(opened)) return [];
    const ion = knownIon(compositionOf([unit]));
    const label = ion ? speciesText(text, ion.charge) : text;
    return [
      {
        kind: 'species',
        label,
        insert: `${label} `,
        detail: `${placeText(site)}${ion ? ` · ${ion.name}` : ''}`,
        range: isClosed ? { ...range, end: range.end + 1 } : range,
        continues: true,
      },
    ];
  });
}

/** Elements that begin as what is written does, in their usual states. */
function withoutSite(context: Context, { entry }: Line): Completion[] {
  const range = rangeOf(context, entry);
  const [typed = ''] = PARTIAL.exec(entry) ?? [];
  if (typed === '') return [];
  return ELEMENT_SYMBOLS.filter((symbol) => symbol.startsWith(typed.slice(0, symbol.length)))
    .sort((a, b) => frequencyOf(b, 'cation') - frequencyOf(a, 'cation'))
    .flatMap((symbol) =>
      [...usualStates(symbol, 'cation'), ...usualStates(symbol, 'anion')].map((state) => {
        const label = speciesText(symbol, new Fraction(state));
        return {
          kind: 'species' as const,
          label,
          insert: `${label} `,
          detail: 'usual state',
          range,
          continues: true,
          documentation: () => elementCard(symbol, []),
        };
      }),
    );
}
