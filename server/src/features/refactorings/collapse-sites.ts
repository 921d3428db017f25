/** Writes the long form as a formula, where that is read back the same. */
import { exactNumeral } from '../../chemistry/amount.js';
import type { DeclaredMaterial, FileModel } from '../../model/file-model.js';
import { isSharing } from '../../model/pieces.js';
import type { TextEdit } from '../../rules/rule.js';
import { blanksBefore } from '../../syntax/line-index.js';
import { bodyOf } from '../../syntax/lookup.js';
import { expressionText } from '../../syntax/print.js';
import type { Amount, Range, SiteLine, Unit } from '../../syntax/tree.js';
import { isKept } from './evaluation.js';
import { hasComment, lineEnd } from './layout.js';
import { printed } from './numerals.js';
import type { Offer, Refactoring, Refusal } from './refactoring.js';
import { materialAt, textOf } from './selection.js';
import { baseOf, inFormula } from './units.js';

export const collapseSites: Refactoring = {
  id: 'collapse-sites',
  kind: 'refactor.rewrite',
  offers(request) {
    const declared = materialAt(request);
    const { declaration } = declared ?? {};
    if (!declared || !declaration?.sites?.length || declaration.base) return [];
    return [collapsing(declared, declaration.sites, request.model)];
  },
};

function collapsing(
  declared: DeclaredMaterial,
  lines: readonly SiteLine[],
  model: FileModel,
): Offer | Refusal {
  const title = `Write ${declared.declaration.name?.text ?? 'the sites'} as a formula`;
  const units = lines.flatMap(({ occupants }) => occupants);
  if (units.some(({ amount }) => amount?.kind === 'rest' || amount?.kind === 'unknown')) {
    return { title, why: '`rest` and `?` have no place in a formula' };
  }
  const sites = inOrder(lines, declared);
  const formulas = new Set(
    BRACKETS.map((isBracketed) => sites.map((own) => siteText(own, isBracketed, model) ?? '…').join('')),
  );
  const edits = [...formulas].map((formula) => oneLine(formula, lines, declared, model));
  if (edits.includes(undefined)) return { title, why: 'The comments on its sites would be lost' };
  const kept = edits.find((edit) => edit && isKept(declared, [edit], model));
  return kept
    ? { title, edits: () => [kept] }
    : { title, why: 'A formula would not be laid onto the sites as it is here' };
}

/** The occupants of each site, in the order of the structure. */
function inOrder(lines: readonly SiteLine[], { members }: DeclaredMaterial): Unit[][] {
  const known = members[0]?.structure?.sites.map(({ name }) => name) ?? [];
  const names = [...new Set([...known, ...lines.map(({ site }) => site.text)])];
  return names.map((name) => lines.flatMap(({ site, occupants }) => (site.text === name ? occupants : [])));
}

/** Ways to put brackets around what shares a site, the clearest first. */
const BRACKETS: readonly ((units: readonly Unit[]) => boolean)[] = [
  () => true,
  (units) => units.every((unit) => unit.kind !== 'group' || isSharing(unit)),
  () => false,
];

function siteText(
  units: readonly Unit[],
  isBracketed: (units: readonly Unit[]) => boolean,
  model: FileModel,
): string | undefined {
  const texts = units.map((unit) => {
    const amount = amountText(unit.amount, model);
    if (amount === undefined) return undefined;
    return inFormula(baseOf(unit, model).replace(/\s+/g, ''), unit.charge?.value, amount);
  });
  if (!texts.every((text) => text !== undefined)) return undefined;
  return texts.length > 1 && isBracketed(units) ? `[${texts.join('')}]` : texts.join('');
}

/** An amount behind a symbol; undefined where a formula cannot have it. */
function amountText(amount: Amount | undefined, model: FileModel): string | undefined {
  if (!amount) return '';
  if (amount.kind === 'expression') return `{${expressionText(amount.expression)}}`;
  if (amount.kind !== 'number') return undefined;
  const text = printed(amount, model).replace(/\s+/g, '');
  if (text === '1') return '';
  if (/^(?:(?:\d+(?:\.\d+)?|\.\d+)(?:\(\d+\))?|\d+\/\d+|[¼½¾⅐-⅞])$/.test(text)) return text;
  return amount.uncertainty ? undefined : exactNumeral(amount.value);
}

/** The declaration with a formula; the expectations stay in the body. Undefined where comments stand among the sites. */
function oneLine(
  formula: string,
  lines: readonly SiteLine[],
  { declaration }: DeclaredMaterial,
  model: FileModel,
): TextEdit | undefined {
  const { text } = model;
  const body = bodyOf(declaration, text);
  if (!body) return undefined;
  const last = Math.max(...lines.map(({ range }) => range.end));
  const among = text.slice(body.start, Math.min(lineEnd(last, model), body.end));
  if (hasComment(among)) return undefined;
  const start = text.slice(0, body.start - 1).trimEnd().length;
  const rest = withoutLines(body, lines, model);
  return {
    range: { start, end: declaration.range.end },
    text: ` = ${formula}${rest.trim() === '' ? '' : ` {${rest}}`}`,
  };
}

/** What is left of the body, the lines of the sites taken out with what ends them. */
function withoutLines(body: Range, lines: readonly SiteLine[], model: FileModel): string {
  let rest = '';
  let at = body.start;
  for (const { range } of [...lines].sort((a, b) => a.range.start - b.range.start)) {
    rest += textOf({ start: at, end: Math.max(at, blanksBefore(model.text, range.start)) }, model);
    const ended = /^[ \t]*(?:;|\r\n|\r|\n)?/.exec(textOf({ start: range.end, end: body.end }, model));
    at = range.end + (ended?.[0].length ?? 0);
  }
  return rest + textOf({ start: at, end: body.end }, model);
}
