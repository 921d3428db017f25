/** The card of a family, of some of its members, and of the names that its values have. */
import { exactNumeral, type Fraction, ZERO } from '../../chemistry/amount.js';
import type { EvaluationOptions } from '../../model/evaluate.js';
import type { FileModel } from '../../model/file.js';
import type { DeclaredMaterial } from '../../model/file-model.js';
import type { Material } from '../../model/material.js';
import { expressionText, writtenFormula } from '../../syntax/print.js';
import { familyFigures, membersText, partText, rangeText } from '../family-figures.js';
import { whyNoMembers } from '../family-lens.js';
import { conventionText, entropyText, PER } from '../figures.js';
import { type Block, type Inline, paragraph, paragraphsOf } from '../markup.js';
import { numberTable } from './amount.js';
import { describedMembers, familyDescriptorBlocks } from './family-descriptors.js';
import { derivedLine, sourcesLine, structureText, unitOf } from './material.js';
import { DECIMALS, figuresTable, listed, MOST_LISTED } from './members.js';
import { NOT_CHECKED } from './occupants.js';

export function familyCard(declared: DeclaredMaterial, model: FileModel): Block[] {
  const { declaration, members, parameters } = declared;
  const name = { strong: declaration.name?.text ?? '' };
  const doc = paragraphsOf(declaration.doc?.text ?? '');
  if (declaration.broken) return [paragraph(name), ...doc, paragraph(NOT_CHECKED)];
  const [first] = members;
  if (!first) return [paragraph(name, ' · family'), ...doc, paragraph(`${capital(whyNoMembers(declared))}.`)];
  const structures = [...new Set(members.map(structureText))].join('; ');
  return [
    paragraph(name, ` · ${structures} · ${membersText(members.length)}`),
    ...doc,
    ...(declaration.formula ? [paragraph('Written as ', { code: writtenFormula(declaration.formula) })] : []),
    ...derivedLine(members),
    ...parameters.map((parameter) =>
      paragraph(`${parameter.name.text} = ${listed(parameter.values.map(exactNumeral))}`),
    ),
    ...figuresOf(members, model.options),
  ];
}

/** Several that a reference may stand for. */
export function membersCard(name: string, members: readonly Material[], model: FileModel): Block[] {
  return [
    paragraph({ strong: name }, ` · ${membersText(members.length)}`),
    ...figuresOf(members, model.options),
  ];
}

export function parameterCard(name: string, { declaration, parameters, members }: DeclaredMaterial): Block[] {
  const values = parameters.find((parameter) => parameter.name.text === name)?.values ?? [];
  const family = declaration.name?.text ?? '';
  const shown = values.slice(0, MOST_LISTED);
  const rest = values.length - shown.length;
  return [
    paragraph({ strong: name }, ` · parameter of ${family}, ${membersText(members.length)}`),
    ...(values.length === 0 ? [paragraph('No values.')] : []),
    ...(values.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: [{ heading: 'Value', isNumber: true }, { heading: 'Members' }],
            rows: shown.map((value) => [exactNumeral(value), membersWith(name, value, members)]),
          },
        ]),
    ...(rest > 0
      ? [paragraph(`… and ${rest} more, up to ${exactNumeral(values[values.length - 1] ?? ZERO)}`)]
      : []),
  ];
}

/** Those of a value by name, or how many there are. */
function membersWith(name: string, value: Fraction, members: readonly Material[]): string {
  const own = members.filter(({ parameters }) => parameters.get(name)?.equals(value));
  return own.length > MOST_NAMED ? membersText(own.length) : own.map((member) => member.name).join(', ');
}

/** Members that are named for one value, at most. */
const MOST_NAMED = 4;

export function constantCard(name: string, { values, constants }: FileModel): Block[] {
  const value = values.get(name);
  const own = constants.findLast(({ declaration }) => declaration.name?.text === name)?.declaration;
  const doc = paragraphsOf(own?.doc?.text ?? '');
  const written = own?.value && own.value.kind !== 'constant' ? `${expressionText(own.value)} = ` : '';
  return [
    paragraph({ strong: name }, own ? ' · constant' : ' · constant of an imported file'),
    ...doc,
    paragraph(value ? `${name} = ${written}${exactNumeral(value)}` : 'Its value is not known.'),
    ...(value ? numberTable(value) : []),
  ];
}

function figuresOf(members: readonly Material[], options: EvaluationOptions): Block[] {
  const described = describedMembers(members, options);
  return [
    ...figuresTable(members, options),
    { kind: 'list', items: summaryItems(members, options) },
    ...familyDescriptorBlocks(described, members),
    ...sourcesLine(members, described.flat()),
  ];
}

/** What the members have in common, or between what their figures lie. */
function summaryItems(members: readonly Material[], options: EvaluationOptions): Inline[][] {
  const { entropy, classes, charge, molarMass } = familyFigures(members, options);
  const all = members.length;
  const [first] = members;
  const range =
    entropy &&
    `${rangeText(entropy, (value) => entropyText(value, DECIMALS), ' to ')} R${PER[options.convention]}`;
  const mass = molarMass && `${rangeText(molarMass, (value) => value.toFixed(3), ' to ')} g/mol`;
  const counts = classes.map(([name, count]) => `${count} of ${name} entropy`).join(', ');
  return [
    [
      entropy
        ? `S = ${range}${partText(entropy, all)} (${conventionText(options)})`
        : 'Entropy: not known of any member',
    ],
    ...(counts ? [[`By configurational entropy: ${counts}`]] : []),
    ...(charge ? [[`Charge: ${charge === 'neutral' ? 'every member is neutral' : charge}`]] : []),
    [
      molarMass && first
        ? `Molar mass: ${mass}${partText(molarMass, all)}, per ${unitOf(first)}`
        : 'Molar mass: not known of any member',
    ],
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
