/** In a site's line: the species that belong there, and the amounts that are left. */
import { exactNumeral, type Fraction } from '../../chemistry/amount.js';
import { elementCard } from '../cards/element.js';
import { coordinationText } from '../cards/structure.js';
import { type Completion, type Context, endOf } from './completion.js';
import { ionsFor } from './formula.js';
import { parameterCompletions } from './parameters.js';
import {
  asMaterial,
  elementsFor,
  type Filled,
  isFillable,
  listedSoFar,
  siteNamed,
  speciesOf,
  structureOfDeclaration,
} from './sites.js';

/** A species with a gap behind it: an amount comes next. */
const BEFORE_AMOUNT = /(?:[A-Za-z\])][\d^{}+\-−⁺⁻⁰-⁹]*)[ \t]+[\d.]*$/;

export function listCompletions(context: Context): Completion[] {
  const { before, declaration, model, place } = context;
  if (place.kind !== 'list') return [];
  if (/\{[^{}]*$/.test(before)) return parameterCompletions(context, /[a-zα-ω][a-zα-ω0-9_]*$/);
  const structure = structureOfDeclaration(declaration, model);
  const site = siteNamed(structure, place.site);
  const arrow = /^(.*?)(?:->|→)/s.exec(before);
  const item = /[^,>→]*$/.exec(before)?.[0] ?? '';
  const whole = before.slice(arrow?.[0].length ?? 0, before.length - item.length);
  const filled = site && listedSoFar(whole, site, declaration, model);
  if (BEFORE_AMOUNT.test(item)) {
    const left = arrow ? replacedLeft(arrow[1] ?? '', context, filled) : filled?.left;
    return amounts(context, left, place.site);
  }
  const partial = /[A-Z][A-Za-z\d]*[+-]?$/.exec(item)?.[0] ?? '';
  const range = endOf(context, partial.length);
  if (!arrow && asMaterial(declaration)?.base && item === before) {
    const inherited = inheritedSpecies(context);
    if (inherited.length > 0)
      return inherited.map((label) => ({ kind: 'species', label, detail: `on ${place.site}`, range }));
  }
  if (!filled) return [];
  const species = elementsFor(filled).flatMap((symbol) =>
    speciesOf(symbol, site).map(
      (label): Completion => ({
        kind: 'species',
        label,
        detail: `${site.name}, ${coordinationText(site)}`,
        range,
        documentation: () => elementCard(symbol, []),
      }),
    ),
  );
  // The most usual state of each element first, then the others.
  const first = new Set(elementsFor(filled).map((symbol) => speciesOf(symbol, site)[0]));
  const vacancy: Completion = { kind: 'species', label: 'Va', detail: 'vacancy', range };
  return [
    ...species.filter(({ label }) => first.has(label)),
    ...ionsFor(site, range),
    vacancy,
    ...species.filter(({ label }) => !first.has(label)),
  ];
}

function amounts(context: Context, left: Fraction | undefined, site: string): Completion[] {
  const range = endOf(context, /[\d.]*$/.exec(context.before)?.[0].length ?? 0);
  const amount = (label: string, detail: string): Completion => ({ kind: 'amount', label, detail, range });
  return [
    ...(isFillable(left) ? [amount(exactNumeral(left), `fills ${site}`)] : []),
    amount('rest', `what the others leave of ${site}`),
    amount('?', 'solved from charge neutrality'),
  ];
}

/** The species that the base has on the site. */
function inheritedSpecies({ declaration, model, place }: Context): string[] {
  const own = model.declared.find((declared) => declared.declaration === declaration)?.members[0];
  const site = place.kind === 'list' ? own?.base?.sites.find(({ name }) => name === place.site) : undefined;
  return (site?.occupants ?? []).map(({ element, species, state }) =>
    element && state?.origin !== 'stated' ? element : species,
  );
}

/** What is left to be put in the place of a species of the base. */
function replacedLeft(
  replaced: string,
  { declaration, model, place }: Context,
  filled: Filled | undefined,
): Fraction | undefined {
  if (place.kind !== 'list') return undefined;
  const base = model.declared.find((declared) => declared.declaration === declaration)?.members[0]?.base;
  const symbol = /[A-Z][a-z]?/.exec(replaced)?.[0];
  const there = base?.sites
    .find(({ name }) => name === place.site)
    ?.occupants.find(({ element }) => element === symbol)?.amount;
  if (!filled?.left) return undefined;
  return there?.sub(filled.site.multiplicity.sub(filled.left));
}
