/**
 * The expanded composition of a material: every member of it with every site, species and oxidation state, and with
 * its figures in comments.
 *
 * Architecture invariant: what is written is a .hem file of its own that reads back as the same materials; each is
 * read again and compared. What cannot be written so, as something in it is not known, stands in comments with the
 * reason.
 */
import { exactNumeral, type Fraction, isOne, isZero } from '../chemistry/amount.js';
import { type EvaluationOptions, evaluate } from '../model/evaluate.js';
import type { FileModel } from '../model/file.js';
import type { DeclaredMaterial } from '../model/file-model.js';
import { formulaOf, speciesBase } from '../model/formula-text.js';
import type { Material, Occupant, Site } from '../model/material.js';
import { type Named, occurrencesIn } from '../model/occurrences.js';
import { valuesText } from '../model/parameters.js';
import { fileAt } from '../model/places.js';
import { describedAsWhole } from '../rules/descriptor-wording.js';
import { format } from '../syntax/format.js';
import { declarationAt } from '../syntax/lookup.js';
import { parse } from '../syntax/parse.js';
import { chargeText, speciesText, writtenName } from '../syntax/print.js';
import type { StructureDeclaration } from '../syntax/tree.js';
import { descriptorItems, elementItems } from './cards/descriptors.js';
import {
  homeless,
  materialCard,
  sourcesLine,
  structureText,
  totalsOf,
  whyNoTotals,
} from './cards/material.js';
import { impliedVacancies, structureSiteOf, sumText } from './cards/occupants.js';
import { entropyText } from './figures.js';
import { type Block, paragraph, toPlainText } from './markup.js';
import { occurrenceAt } from './names.js';
import { partTexts } from './solved.js';

/** Members that are written out, at most: more are too long to be looked through, and editors get slow. */
export const MOST_WRITTEN = 1000;

/** Columns of a line, at most; tables and the notes on sites are not broken. */
const WIDTH = 88;

/** Decimals of an entropy in R. */
const DECIMALS = 4;

// ----------------------------------------------------------------------------------------------- which one

/**
 * The declared material that a place is about: the one that is named there, or else the one whose declaration it is
 * in, or that is measured or weighed there.
 */
export function expandableAt(model: FileModel, offset: number): Named | undefined {
  const named = occurrenceAt(model, offset)?.named;
  if (named?.kind === 'material') return named;
  const declaration = declarationAt(model.syntax, offset);
  const name =
    declaration?.kind === 'material'
      ? declaration.name
      : declaration?.kind === 'measured' || declaration?.kind === 'batch'
        ? declaration.of?.name
        : undefined;
  return name && occurrencesIn(model).find(({ range }) => range.start === name.range.start)?.named;
}

// ------------------------------------------------------------------------------------------------ the text

/** The expanded composition of the material that a file declares by a name; of two the first counts. */
export function expanded(model: FileModel, name: string): string {
  return [...expandedParts(model, name)].join('');
}

/** The same in parts, one for each member: a long one can be stopped between them. */
export function* expandedParts(model: FileModel, name: string): Generator<string, void> {
  const declared = model.declared.find(({ declaration }) => declaration.name?.text === name);
  if (!declared) {
    yield comment([paragraph(`${model.file} declares no material ${name}.`)]);
    return;
  }
  const members = declared.members.slice(0, MOST_WRITTEN);
  yield comment(headOf(declared, model));
  yield `\n${conventionLine(model)}\n`;
  const structure = ownStructure(members[0], model);
  if (structure) yield `\n${structure}\n`;
  for (const member of members) yield `\n${memberText(member, model)}`;
  const described = members.flatMap((member) => describedAsWhole(member, model.options));
  const sources = sourcesLine(members, described);
  if (sources.length > 0) yield `\n${comment(sources)}`;
}

function headOf({ declaration, members }: DeclaredMaterial, { file }: FileModel): Block[] {
  const name = declaration.name?.text ?? '';
  const count = members.length;
  const isFamily = declaration.parameters.length > 0;
  const size = isFamily ? ` with its ${count} member${count === 1 ? '' : 's'}` : '';
  const doc = declaration.doc?.text.split(/\r?\n/).filter((line) => line.trim() !== '') ?? [];
  return [
    paragraph(`${name}${size}, site by site, as hem reads it in ${file}.`),
    paragraph('Amounts are per formula unit. This text cannot be changed: it follows that file.'),
    ...(isFamily && count === 0 ? [paragraph('It has no members that could be written out.')] : []),
    ...(count > MOST_WRITTEN
      ? [paragraph(`Only the first ${MOST_WRITTEN} members follow: narrow the parameters to see others.`)]
      : []),
    ...doc.map((line) => paragraph(line)),
  ];
}

/** What decides the class, so that it is the same whatever the settings are. */
function conventionLine({ options: { convention, countVacancies } }: FileModel): string {
  return `convention ${convention}${countVacancies ? ' counting vacancies' : ''}`;
}

/** The declaration of the structure of a material that is not built in, its comments included. */
function ownStructure(material: Material | undefined, model: FileModel): string | undefined {
  const found = structureDeclaration(material, model);
  if (!found) return undefined;
  const { text, declaration } = found;
  const start = declaration.doc?.range.start ?? declaration.range.start;
  return format(text.slice(start, declaration.range.end).replace(/\r\n?/g, '\n'));
}

function structureDeclaration(
  material: Material | undefined,
  model: FileModel,
): { readonly text: string; readonly declaration: StructureDeclaration } | undefined {
  const source = material?.structure?.source;
  const file = source && !source.isBuiltIn ? fileAt(source.address, model) : undefined;
  for (const declaration of file?.syntax.declarations ?? []) {
    if (declaration.kind === 'structure' && declaration.name?.range.start === source?.range.start) {
      return { text: file?.text ?? '', declaration };
    }
  }
  return undefined;
}

// ---------------------------------------------------------------------------------------------- one member

function memberText(material: Material, model: FileModel): string {
  const written = declarationText(material, model);
  if ('why' in written) {
    const why = paragraph(`Not written as a material: ${written.why}`);
    return comment([...materialCard(material, model), why]);
  }
  const values = material.parameters.size > 0 ? ` · ${valuesText(material.parameters)}` : '';
  const head = paragraph(`${material.name}${values} · ${structureText(material)}`);
  const totals = comment([
    ...totalsOf(material, model.options),
    ...statesNote(material),
    ...descriptorsNote(material, model.options),
  ]);
  return `${comment([head])}${written.text}\n${totals}`;
}

/** A material as a declaration that reads back as the same, or why there is none. */
function declarationText(
  material: Material,
  model: FileModel,
): { readonly text: string } | { readonly why: string } {
  if (material.declaration.broken) return { why: 'part of its declaration could not be read' };
  const [placeless] = homeless(material);
  if (placeless !== undefined) return { why: placeless };
  if (!material.isComplete) return { why: whyNoTotals(material) };
  if (structureDeclaration(material, model)?.declaration.broken)
    return { why: 'the declaration of its structure could not be read' };
  // Crystal water has no place in the long form, and without a structure neither have metals and molecules.
  const isLong = isZero(material.water) && (material.structure || material.charge.kind !== 'not-applicable');
  const forms = isLong
    ? [longForm(material, false), longForm(material, true)]
    : [oneLine(material, false), oneLine(material, true)];
  const text = forms.find((form) => readsBack(form, material, model.options));
  return text === undefined
    ? { why: `no ${isLong ? 'list of sites' : 'formula in one line'} reads back as the same` }
    : { text };
}

function readsBack(text: string, material: Material, options: EvaluationOptions): boolean {
  const { declarations, problems } = parse(text);
  const [declaration] = declarations;
  if (problems.length > 0 || declaration?.kind !== 'material') return false;
  const back = evaluate({ declaration, structure: material.structure }, options);
  return signatureOf(back) === signatureOf(material);
}

/** All that a composition says, exactly. */
function signatureOf({ name, sites, water, elements, charge }: Material): string {
  return [
    name,
    water.toFraction(),
    charge.kind === 'known' ? charge.value.toFraction() : charge.kind,
    ...[...elements].map(([symbol, amount]) => symbol + amount.toFraction()).sort(),
    ...sites.flatMap((site) => [
      `${site.name} *${site.multiplicity.toFraction()}`,
      ...site.occupants.map(
        (occupant) =>
          `${speciesBase(occupant)} ${occupant.state?.value.toFraction()} ${occupant.amount?.toFraction()}`,
      ),
    ]),
  ].join('\n');
}

function headOfDeclaration({ name, structure }: Material): string {
  return `material ${writtenName(name)}${structure ? ` : ${writtenName(structure.name)}` : ''}`;
}

/** @param isExact whether what is exact is written so: a decimal would be taken for a rounded number. */
function longForm(material: Material, isExact: boolean): string {
  const lines = material.sites.flatMap((site) => [
    `  ${siteNote(site, material)}`,
    ...(site.occupants.length > 0 ? [`${siteLine(site, isExact)}\n`] : []),
  ]);
  return `${headOfDeclaration(material)} {\n${lines.join('')}}`;
}

/**
 * The composition in one line, with the states that are known.
 *
 * @param isPinned whether sites of one species stand in brackets, too.
 */
function oneLine(material: Material, isPinned: boolean): string {
  const { sites, water, structure } = material;
  const notes = sites.map((site) => siteNote(site, material)).join('');
  const head = `${notes}${headOfDeclaration(material)} = `;
  if (sites.length === 0) return head + formulaOf(material);
  // All of a metal is one site.
  const isBare = !structure && sites.length === 1 && isZero(water);
  const texts = sites.map(({ occupants }) => {
    const units = occupants.map((occupant) => {
      const { amount, state, kind } = occupant;
      const isStated = state && kind !== 'vacancy' && isDecimal(state.value);
      const charge = isStated ? `^{${chargeText(state.value)}}` : '';
      return speciesBase(occupant) + charge + (amount && !isOne(amount) ? exactNumeral(amount) : '');
    });
    return !isBare && (isPinned || units.length > 1) ? `[${units.join('')}]` : units.join('');
  });
  return `${head}${texts.join('')}${isZero(water) ? '' : `·${isOne(water) ? '' : exactNumeral(water)}H2O`}`;
}

// ------------------------------------------------------------------------------------------------- a site

/** Sum and entropy, as a line of a comment. */
function siteNote(site: Site, material: Material): string {
  const coordination = structureSiteOf(site, material)?.coordination;
  const implied = impliedVacancies(site);
  const counting =
    Math.abs(site.entropyWithVacancies - site.entropy) > 1e-9
      ? `, ${entropyText(site.entropyWithVacancies, DECIMALS)} R counting vacancies`
      : '';
  const parts = [
    `${site.name}${coordination ? `, ${coordination}` : ''}: sum ${sumText(site)}`,
    ...(implied ? [`vacant ${exactNumeral(implied)}`] : []),
    `S = ${entropyText(site.entropy, DECIMALS)} R per mole of sites${counting}`,
  ];
  return `# ${parts.join('; ')}\n`;
}

/** Where the states come from: `States: usual ones Li+, O2-; solved Ni2.875+ (0.1 Ni2+, 0.7 Ni3+)`. */
function statesNote({ sites }: Material): Block[] {
  const present = sites.flatMap(({ occupants }) => occupants.filter(({ kind }) => kind !== 'vacancy'));
  const origins = [
    ['as written', 'stated'],
    ['usual ones', 'usual'],
    ['charges of ions', 'ion'],
    ['solved', 'solved'],
  ] as const;
  const known = origins.flatMap(([what, origin]) => {
    const species = present.filter(({ state }) => state?.origin === origin).map(originText);
    return species.length > 0 ? [`${what} ${[...new Set(species)].join(', ')}`] : [];
  });
  return known.length > 0 ? [{ kind: 'list', items: [[`States: ${known.join('; ')}`]] }] : [];
}

/** All descriptors, and the elements' parts of mass and of atoms. */
function descriptorsNote(material: Material, options: EvaluationOptions): Block[] {
  const described = describedAsWhole(material, options);
  const items = [...descriptorItems(described), ...elementItems(material, options)];
  return items.length > 0 ? [{ kind: 'list', items }] : [];
}

function originText(occupant: Occupant): string {
  const parts = partTexts(occupant);
  return parts.length > 0 ? `${occupant.species} (${parts.join(', ')})` : occupant.species;
}

/** The line of a site, broken behind commas where it gets long. */
function siteLine(site: Site, isExact: boolean): string {
  const lines = [`  ${writtenName(site.name)}:`];
  for (const [index, occupant] of site.occupants.entries()) {
    const comma = index < site.occupants.length - 1 ? ',' : '';
    const entry = ` ${speciesOf(occupant)} ${amountOf(occupant, isExact)}${comma}`;
    const last = lines.length - 1;
    const line = lines[last] ?? '';
    if (index > 0 && line.length + entry.length > WIDTH) lines.push(`   ${entry}`);
    else lines[last] = line + entry;
  }
  return lines.join('\n');
}

/**
 * A species with its state. A mean state that no decimal is, such as 10/3, is left to be solved again: the others are
 * written, so that it can only come to the same.
 */
function speciesOf(occupant: Occupant): string {
  const base = speciesBase(occupant);
  const { state, kind } = occupant;
  return state && kind !== 'vacancy' && isDecimal(state.value) ? speciesText(base, state.value) : base;
}

function isDecimal(value: Fraction): boolean {
  return !exactNumeral(value).includes('/');
}

/** An amount with the digits that were printed. */
function amountOf({ amount, printed }: Occupant, isExact: boolean): string {
  if (!amount) return '?';
  if (!printed && isExact) return amount.toFraction();
  const numeral = exactNumeral(amount);
  if (!printed || !isOne(printed.factor) || numeral.includes('/')) return numeral;
  const [whole, decimals = ''] = numeral.split('.');
  return `${whole}.${decimals.padEnd(printed.decimals, '0')}`;
}

// ----------------------------------------------------------------------------------------------- comments

/** Blocks as lines of comments. Long lines are broken between words, those of tables are not. */
function comment(blocks: readonly Block[]): string {
  const lines = blocks.flatMap((block) =>
    toPlainText([block])
      .split('\n')
      .flatMap((line) => (block.kind === 'table' ? line : wrapped(line))),
  );
  return lines.map((line) => `${`# ${line}`.trimEnd()}\n`).join('');
}

/** A line in lines of `WIDTH`, the later ones of a list's item indented. */
function wrapped(line: string): string[] {
  const hang = line.startsWith('- ') ? '  ' : '';
  const lines: string[] = [];
  let last = '';
  for (const word of line.split(' ')) {
    const longer = last === '' ? word : `${last} ${word}`;
    if (last !== '' && longer.length > WIDTH) {
      lines.push(last);
      last = hang + word;
    } else last = longer;
  }
  return [...lines, last];
}
