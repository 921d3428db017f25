/** In a formula: what fills the sites that are not full, with the amounts that complete them. */
import { Fraction, sum, ZERO } from '../../chemistry/amount.js';
import { frequencyOf } from '../../chemistry/frequency.js';
import { ELEMENT_SYMBOLS, isElementSymbol } from '../../chemistry/symbols.js';
import type { Structure, StructureSite } from '../../model/structure.js';
import { chargeText } from '../../syntax/print.js';
import type { Range } from '../../syntax/tree.js';
import { elementCard } from '../cards/element.js';
import { structureCard } from '../cards/structure.js';
import { usualStates, wantedOn } from '../filling/charge.js';
import {
  type Bracket,
  type Filled,
  type Filling,
  fillingOf,
  ionsOn,
  type Leaning,
  sitesInTurn,
} from '../filling/filling.js';
import { amountIn, type Members, membersOf } from '../filling/members.js';
import { elementsFor, type Wanted } from '../filling/ranking.js';
import { structureOfDeclaration } from '../filling/subject.js';
import { placeText } from '../filling/wording.js';
import type { Context } from '../place/place.js';
import { elementCandidate } from './candidate.js';
import { type Completion, distinct, endOf } from './completion.js';
import { parameterCompletions } from './parameters.js';

/** What a formula has to fill where no structure says it. */
const NO_STRUCTURE: Structure = {
  name: '',
  description: '',
  doc: '',
  metallic: false,
  sites: [],
  spellings: [],
  source: { file: '', address: '', isBuiltIn: false, range: { start: 0, end: 0 } },
};

export function formulaCompletions(context: Context): Completion[] {
  const { before, declaration, model } = context;
  const charged = /([A-Z][a-z]?)(?:[\d./]*|\{[^{}]*\})\^\{?(\d*)$/.exec(before);
  if (charged) return chargeCompletions(charged[1] ?? '', endOf(context, charged[2]?.length ?? 0));
  if (/\{[^{}]*$/.test(before)) return parameterCompletions(context);
  const members = membersOf(declaration, model);
  const structure = structureOfDeclaration(declaration, model) ?? NO_STRUCTURE;
  const typed = typedIn(context, members);
  const moment = momentOf(context, structure, members, typed);
  if (typed.number === '') return distinct([...prefixes(moment), ...next(moment)]);
  const longer = [...amountsFor(typed.symbol, moment), ...multiplied(moment)].filter(
    ({ label }) => label.startsWith(typed.symbol + typed.number) && label !== typed.symbol + typed.number,
  );
  if (/[./]$/.test(typed.number)) return longer;
  return distinct([...longer, ...next(momentOf(context, structure, members, NOTHING))]);
}

// ----------------------------------------------------------------------------------------- what is at hand

/** An element with its amount that is being written at the cursor, or the amount behind a bracket. */
interface Typed {
  readonly symbol: string;
  readonly number: string;
}

const NOTHING: Typed = { symbol: '', number: '' };

const NUMBER = '(?:\\d+(?:\\.\\d*)?|\\.\\d*)?(?:/\\d*)?';
const SYMBOL_AT_END = new RegExp(`([A-Z][a-z]?)(${NUMBER})$`);
const BRACKET_AT_END = new RegExp(`[)\\]](${NUMBER})$`);

function typedIn({ before }: Context, { names }: Members): Typed {
  const [, symbol = '', number = ''] = SYMBOL_AT_END.exec(before) ?? [];
  const isStart = ELEMENT_SYMBOLS.some((known) => known.startsWith(symbol));
  // The second letter of `Ox` is a parameter, and nothing is being written any more.
  if (symbol !== '' && !isStart && names.includes(symbol.slice(1))) return NOTHING;
  if (symbol !== '') return { symbol, number };
  return { symbol: '', number: BRACKET_AT_END.exec(before)?.[1] ?? '' };
}

interface Moment {
  readonly context: Context;
  readonly structure: Structure;
  readonly members: Members;
  readonly typed: Typed;
  /** What an element replaces. */
  readonly range: Range;
  /** What an element with an amount replaces: the number that stands behind the cursor as well. */
  readonly numbered: Range;
  /** Of each member, by where species go that several sites list. */
  readonly fillings: Readonly<Record<Leaning, readonly Filling[]>>;
  /** That of the first member, the way that is likelier. */
  readonly filling: Filling | undefined;
}

function momentOf(context: Context, structure: Structure, members: Members, typed: Typed): Moment {
  const length = typed.symbol.length + typed.number.length;
  const letter = context.after.charAt(0);
  const isLetter = typed.number === '' && /[a-z]/.test(letter) && isElementSymbol(typed.symbol + letter);
  const letters = isLetter ? 1 : 0;
  const number = length === 0 ? '' : (/^[\d./]*/.exec(context.after.slice(letters))?.[0] ?? '');
  const written = {
    before: context.before.slice(0, context.before.length - length),
    after: context.after.slice(letters + number.length),
  };
  const fill = (leaning: Leaning) =>
    members.values.map((values) => fillingOf(written, structure, values, leaning));
  const fillings = { full: fill('full'), first: fill('first') };
  const range = endOf(context, length);
  return {
    context,
    structure,
    members,
    typed,
    range: { ...range, end: range.end + letters },
    numbered: { ...range, end: range.end + letters + number.length },
    fillings,
    filling: fillings.full[0],
  };
}

// ------------------------------------------------------------------------------------------- what may come

function next(moment: Moment): Completion[] {
  const { filling, typed } = moment;
  if (!filling) return [];
  const isTyped = typed.symbol !== '';
  return [
    ...(isTyped ? [] : multiplied(moment)),
    ...(filling.bracket ? inBracket(filling.bracket, filling, moment) : onSites(filling, moment)),
    ...(isTyped ? unlisted(moment) : []),
  ];
}

/** What belongs on the sites that are open. An element that is written in full wants its amount first. */
function onSites(filling: Filling, moment: Moment): Completion[] {
  const { typed } = moment;
  const [first, ...others] = sitesInTurn(filling, typed.symbol !== '');
  const amounts = typed.symbol === '' ? [] : amountsFor(typed.symbol, moment);
  if (!first) return amounts;
  const own = onSite(first, filling, moment);
  const isOwn = first.site.elements.has(typed.symbol);
  // Anything may come first there, and what belongs on later sites does not.
  if (first.site.usual.length === 0 && typed.symbol === '') return [];
  return [
    ...(isOwn ? [...amounts, ...own] : [...own, ...amounts]),
    ...others.flatMap((filled) => onSite(filled, filling, moment)),
  ];
}

function onSite({ site, left, drafts }: Filled, filling: Filling, moment: Moment): Completion[] {
  const wanted = wantedFor(site, filling, moment);
  const elements = elementsFor(wanted, elementsIn(drafts));
  const [usual] = site.kind === 'anion' ? elements : [];
  return [
    ...(usual?.startsWith(moment.typed.symbol) ? amountsFor(usual, moment).slice(0, 1) : []),
    ...ionCandidates(site, moment),
    ...elements.map((symbol) => elementCandidate(symbol, wanted, moment.range)),
    ...(filling.last === site && !site.hasImplicitVacancies ? vacancies(site, left, moment) : []),
  ];
}

function inBracket(bracket: Bracket, filling: Filling, moment: Moment): Completion[] {
  const { sign, outer, drafts, site, left } = bracket;
  const { range, typed } = moment;
  const isEmpty = drafts.length === 0;
  const turns = sitesInTurn(filling, typed.symbol !== '').map((filled) => filled.site);
  const sites = [...(site ? [site] : []), ...(isEmpty ? turns.filter((other) => other !== site) : [])];
  return [
    ...(typed.symbol === '' ? [] : amountsFor(typed.symbol, moment)),
    ...turns.flatMap((one) => ionCandidates(one, moment, outer)),
    ...sites.flatMap((one) => {
      const wanted = wantedFor(one, filling, moment);
      return elementsFor(wanted, elementsIn(drafts)).map((symbol) => elementCandidate(symbol, wanted, range));
    }),
    ...(sign === '[' && site && !isEmpty ? vacancies(site, left, moment) : []),
  ];
}

function wantedFor(site: StructureSite, { whole }: Filling, { structure }: Moment): Wanted {
  const isFirst = whole.every(({ drafts }) => drafts.length === 0);
  return { site, structure, charge: wantedOn(site, whole, structure), isFirst };
}

function elementsIn(drafts: Filled['drafts']): ReadonlySet<string> {
  return new Set(drafts.flatMap(({ element }) => element ?? []));
}

// ----------------------------------------------------------------------------------------------- amounts

/** An element with what completes the bracket that it stands in, or the sites that list it. */
function amountsFor(symbol: string, moment: Moment): Completion[] {
  if (!isElementSymbol(symbol)) return [];
  const { members, numbered, typed } = moment;
  const one = (label: string, detail: string): Completion => ({
    kind: 'amount',
    label,
    detail,
    range: numbered,
  });
  return [
    ...roomFor(symbol, moment).map(({ text, detail }) => one(symbol + (text === '1' ? '' : text), detail)),
    ...(typed.symbol === symbol ? members.names : []).map((name) =>
      one(`${symbol}{${name}}`, `as much as the parameter ${name}`),
    ),
  ];
}

interface Room {
  readonly text: string;
  readonly detail: string;
}

/** What an element would fill, each amount once. */
function roomFor(symbol: string, moment: Moment): Room[] {
  const { fillings, filling } = moment;
  const found = new Map<string, Room>();
  for (const all of [fillings.full, fillings.first]) {
    if (filling?.bracket) {
      const name = all[0]?.bracket?.site?.name;
      const text = textOf(
        all.map(({ bracket }) => bracket?.left),
        moment,
      );
      if (text !== undefined && !found.has(text)) {
        found.set(text, {
          text,
          detail: name ? `completes the bracket on ${name}` : 'completes the bracket',
        });
      }
      continue;
    }
    const listing = (all[0]?.sites ?? []).flatMap(({ site, left }, index) =>
      site.elements.has(symbol) && (!left || left.compare(ZERO) > 0) ? [{ site, index }] : [],
    );
    const open = listing.filter(({ site }, at) => at === 0 || !site.hasImplicitVacancies);
    open.forEach((_, count) => {
      const filled = open.slice(0, count + 1);
      const lefts = all.map(({ sites }) => totalOf(filled.map(({ index }) => sites[index]?.left)));
      const text = textOf(lefts, moment);
      const names = filled.map(({ site }) => site.name).join(' and ');
      if (text !== undefined && !found.has(text)) found.set(text, { text, detail: `fills ${names}` });
    });
  }
  return [...found.values()];
}

function totalOf(amounts: readonly (Fraction | undefined)[]): Fraction | undefined {
  const known = amounts.flatMap((amount) => amount ?? []);
  return known.length === amounts.length ? sum(known) : undefined;
}

/** An amount that is above zero in some member and below it in none; undefined where it is not. */
function textOf(
  amounts: readonly (Fraction | undefined)[],
  { members, context }: Moment,
): string | undefined {
  const isLeft = amounts.some((amount) => amount && amount.compare(ZERO) > 0);
  const isRight = amounts.every((amount) => amount && amount.compare(ZERO) >= 0);
  return isLeft && isRight ? amountIn(members, amounts, /\d\/\d/.test(context.before)) : undefined;
}

/** The number behind a bracket that was just closed. */
function multiplied(moment: Moment): Completion[] {
  const { fillings, numbered, context } = moment;
  if (!/[)\]][\d.]*$/.test(context.before)) return [];
  const [first] = fillings.full;
  const text = textOf(
    fillings.full.map(({ multiplier }) => multiplier?.factor),
    moment,
  );
  if (!first?.multiplier || text === undefined) return [];
  return [{ kind: 'amount', label: text, detail: `fills ${first.multiplier.site.name}`, range: numbered }];
}

function vacancies(site: StructureSite, left: Fraction | undefined, moment: Moment): Completion[] {
  const text = textOf([left], {
    ...moment,
    members: { ...moment.members, values: moment.members.values.slice(0, 1) },
  });
  if (text === undefined) return [];
  return [
    {
      kind: 'species',
      label: `Va${text === '1' ? '' : text}`,
      detail: `vacancies: leaves ${text} of ${site.name} empty`,
      range: moment.range,
    },
  ];
}

/**
 * Polyatomic ions that a site lists, as many as fill it. They may be spelt without brackets where one is enough.
 *
 * @param from where a bracket was opened for them.
 */
function ionCandidates(site: StructureSite, moment: Moment, from?: number): Completion[] {
  const { structure, fillings, context, range } = moment;
  const formula = context.offset - context.before.length;
  const opened = from === undefined ? '' : context.before.slice(from);
  const lefts = fillings.full.map(({ sites }) => sites.find((filled) => filled.site === site)?.left);
  const text = textOf(lefts, moment);
  const isClosed = from !== undefined && /^[)\]]/.test(context.after);
  return ionsOn(site).flatMap((ion): Completion[] => {
    if (!ion.startsWith(opened)) return [];
    const spelt = ion.slice(1, -1);
    const mayBeSpelt =
      from === undefined && text === '1' && structure.spellings.some((one) => speltText(one) === spelt);
    const label = mayBeSpelt ? spelt : ion + (text === undefined || text === '1' ? '' : text);
    return [
      {
        kind: 'species',
        label,
        detail: placeText(site),
        range: from === undefined ? range : { start: formula + from, end: range.end + (isClosed ? 1 : 0) },
        ...(from === undefined && !mayBeSpelt && { filter: label.slice(1) }),
      },
    ];
  });
}

function speltText(spelling: Structure['spellings'][number]): string {
  return spelling.map(([symbol, count]) => symbol + (count.n === 1n ? '' : count.toFraction())).join('');
}

// ------------------------------------------------------------------------------------------------- others

/** All elements that begin as what is written does: those that no open site lists, and those that are there already. */
function unlisted({ structure, filling, typed, range }: Moment): Completion[] {
  const present = new Set(filling?.whole.flatMap(({ drafts }) => [...elementsIn(drafts)]));
  const unusual = structure.name === '' ? '' : 'not usual here';
  return ELEMENT_SYMBOLS.filter((symbol) => symbol.startsWith(typed.symbol))
    .map((symbol) => ({ symbol, frequency: frequencyOf(symbol, 'cation') + frequencyOf(symbol, 'anion') }))
    .filter(({ frequency }) => frequency > 0)
    .sort((a, b) => b.frequency - a.frequency)
    .map(({ symbol }) => ({
      kind: 'element',
      label: symbol,
      detail: present.has(symbol) ? 'there already' : unusual,
      range,
      continues: true,
      documentation: () => elementCard(symbol, []),
    }));
}

/** Structures that may be written in front of a formula where none is named: `P2-Na0.7MnO2`. */
function prefixes({ context, structure, typed, range }: Moment): Completion[] {
  const { before, model } = context;
  if (structure.name !== '' || typed.symbol === '' || before.trim() !== typed.symbol) return [];
  return [...model.structures.values()].flatMap(({ name, description }): Completion[] =>
    /^[A-Z][A-Za-z0-9]*$/.test(name) && name.startsWith(typed.symbol)
      ? [
          {
            kind: 'structure',
            label: `${name}-`,
            detail: description,
            range,
            documentation: () => structureCard(name, model.structures.get(name)),
          },
        ]
      : [],
  );
}

/** Behind a caret: the charges that the element usually has. */
function chargeCompletions(symbol: string, range: Range): Completion[] {
  const states = [...usualStates(symbol, 'cation'), ...usualStates(symbol, 'anion')];
  return states.map((state) => ({
    kind: 'species',
    label: chargeText(new Fraction(state)),
    detail: `usual state of ${symbol}`,
    range,
    documentation: () => elementCard(symbol, []),
  }));
}
