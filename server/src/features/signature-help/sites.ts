/** While sites are being filled: what is left of each, and the charge so far. */
import { type Fraction, formatAmount, isZero, ZERO } from '../../chemistry/amount.js';
import type { Structure, StructureSite } from '../../model/structure.js';
import { coordinationText } from '../cards/structure.js';
import { signed } from '../figures.js';
import { balanceOf, wantedOn } from '../filling/charge.js';
import { type Filled, fillingOf, sitesInTurn } from '../filling/filling.js';
import { leftOf, lineFilling, lineOf } from '../filling/line.js';
import { amountIn, type Members, membersOf } from '../filling/members.js';
import { asMaterial, siteNamed, structureOfDeclaration } from '../filling/subject.js';
import { wantedSentence } from '../filling/wording.js';
import { type Block, paragraph } from '../markup.js';
import type { Context } from '../place/place.js';
import { type Part, signatureOf } from './label.js';
import type { Signature } from './signature.js';

/** What is being written at the end of a formula and has no amount yet. */
const UNFINISHED = /(?:[A-Z][a-z]?)?(?:[\d.]*[./]|\{[^{}]*)?$/;

/** Every site with what is left of it, and more of the one that is being filled. */
export function formulaSignature(context: Context): Signature | undefined {
  const { before, after, declaration, model } = context;
  const structure = structureOfDeclaration(declaration, model);
  if (!structure) return undefined;
  const members = membersOf(declaration, model);
  const written = { before: before.replace(UNFINISHED, ''), after };
  const fillings = members.values.map((values) => fillingOf(written, structure, values, 'full'));
  const [filling] = fillings;
  if (!filling) return undefined;
  const [next] = sitesInTurn({ ...filling, sites: filling.whole }, false);
  const active = filling.bracket?.site ?? next?.site ?? filling.last;
  const sites = fillings.map(({ whole }) => whole);
  return signatureFor(structure, active, sites, members);
}

/** An entry with its amount; without one it is not said yet how much there will be. */
const ENTRY = /\S[ \t]+(?:[\d.]*\d%?|\{[^{}]*\}|rest|\?)[ \t]*$/;

export function lineSignature(context: Context, name: string): Signature | undefined {
  const { declaration, model } = context;
  const structure = structureOfDeclaration(declaration, model);
  const site = siteNamed(structure, name);
  if (!structure || !site) return undefined;
  const members = membersOf(declaration, model);
  const line = lineOf(context, name);
  const whole = ENTRY.test(line.entry) ? { ...line, others: joined(line.others, line.entry) } : line;
  if (!asMaterial(declaration)?.base) {
    return signatureFor(structure, site, lineFilling(whole, structure, members), members);
  }
  // What the other sites of a derived material hold is not written here, and neither is its charge.
  const lefts = leftOf(whole, structure, site, members);
  const what = line.replaced === undefined ? name : `${line.replaced.trim()} on ${name}`;
  const text = `${what}: ${stateOf(lefts, members)}`;
  return signatureOf([{ text, documentation: [paragraph(siteSentence(site))] }], [], 0);
}

function joined(others: string, entry: string): string {
  return others.trim() === '' ? entry : `${entry.trim()}, ${others}`;
}

function signatureFor(
  structure: Structure,
  active: StructureSite | undefined,
  fillings: readonly (readonly Filled[])[],
  members: Members,
): Signature {
  const [first = []] = fillings;
  const parts = structure.sites.flatMap((site, index): Part[] => {
    const state = stateOf(
      fillings.map((sites) => sites[index]?.left),
      members,
    );
    const wanted = site === active ? wantedOn(site, first, structure) : undefined;
    return [
      ...(index > 0 ? [' · '] : []),
      {
        text: `${site.name}: ${state}`,
        documentation: [
          paragraph(siteSentence(site)),
          ...(members.names.length === 0 ? wantedSentence(wanted, site).map((text) => paragraph(text)) : []),
        ],
      },
    ];
  });
  const charge = structure.metallic ? undefined : chargeOf(fillings);
  const position = active && structure.sites.indexOf(active);
  const signature = signatureOf(
    [...parts, ...(charge ? [` · ${charge.text}`] : [])],
    charge?.documentation ?? [],
    position,
  );
  return { ...signature, isDone: fillings.every((sites) => sites.every(isDone)) };
}

/** Whether a site has all that it needs. */
function isDone({ site, drafts, left }: Filled): boolean {
  if (left && isZero(left)) return true;
  return site.hasImplicitVacancies && (site.kind !== 'anion' || drafts.length > 0);
}

/** `1 per formula unit, octahedral (6). It may stay partly empty.` */
function siteSentence(site: StructureSite): string {
  const coordination = site.coordination ? `, ${coordinationText(site)}` : '';
  const vacancies = site.hasImplicitVacancies ? ' It may stay partly empty.' : '';
  return `${site.name}: ${formatAmount(site.multiplicity)} per formula unit${coordination}.${vacancies}`;
}

/** `0.2 left`, `full`, `0.1 too much`; of a family an expression of its parameters. */
function stateOf(lefts: readonly (Fraction | undefined)[], members: Members): string {
  const known = lefts.flatMap((left) => left ?? []);
  const [first] = known;
  if (!first || known.length < lefts.length) return 'open';
  if (known.every(isZero)) return 'full';
  if (known.every((left) => left.equals(first))) {
    return first.compare(ZERO) > 0 ? `${formatAmount(first)} left` : `${formatAmount(first.abs())} too much`;
  }
  const expression = amountIn(members, known)?.replace(/[{}]/g, '');
  return expression ? `${expression} left` : 'differs';
}

/** The charge of what is written, of all members together. */
function chargeOf(fillings: readonly (readonly Filled[])[]): { text: string; documentation: Block[] } {
  const balances = fillings.map(balanceOf);
  const known = balances.flatMap((balance) => balance ?? []);
  if (known.length < balances.length) return { text: 'charge open', documentation: [] };
  const open = [...new Set(known.flatMap((balance) => balance.open))];
  const documentation =
    open.length > 0
      ? [paragraph(`${open.join(', ')} may have more than one oxidation state: the usual ones are taken.`)]
      : [];
  const spans = known.flatMap(({ span }) => span ?? []);
  if (spans.length < known.length) return { text: `charge not known: ${open.join(', ')}`, documentation: [] };
  const [least] = spans.map((span) => span.least).sort((a, b) => a.compare(b));
  const [most] = spans.map((span) => span.most).sort((a, b) => b.compare(a));
  if (!least || !most) return { text: 'charge open', documentation: [] };
  const range = least.equals(most) ? signed(least) : `${signed(least)} to ${signed(most)}`;
  return { text: `charge so far ${range}`, documentation };
}
