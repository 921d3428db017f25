/** The reference in docs/language.md: its examples do what it says of them, and there is one of every form. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyse } from '../../server/src/model/file.js';
import { check } from '../../server/src/rules/check.js';
import { parse } from '../../server/src/syntax/parse.js';
import type {
  Amount,
  BatchDeclaration,
  Charge,
  Component,
  ConventionDeclaration,
  Declaration,
  ElementAmount,
  ElementUnit,
  Expectation,
  ExpectedValue,
  Expression,
  Formula,
  FormulaPart,
  GroupUnit,
  IgnoreComment,
  ImportDeclaration,
  LetDeclaration,
  MaterialDeclaration,
  MeasuredDeclaration,
  MixtureDeclaration,
  NumberAmount,
  Parameter,
  ParameterValues,
  Precursor,
  Quantity,
  Reference,
  SiteLine,
  StructureDeclaration,
  StructureSite,
  Unit,
  VacancyUnit,
} from '../../server/src/syntax/tree.js';

const page = readFileSync('docs/language.md', 'utf8');
const examples = [...page.matchAll(/^```hem( error)?\n(.*?)^```/gms)].map(([, mark, code = '']) => ({
  title: code.split('\n')[0] ?? '',
  isWrong: mark !== undefined,
  code,
}));
const right = examples.filter(({ isWrong }) => !isWrong);

test.each(right)('there is nothing wrong with: $title', ({ code }) => {
  expect(parse(code).problems).toEqual([]);
  const findings = check(analyse(code, 'language.md'));
  expect(findings.filter(({ severity }) => severity === 'error' || severity === 'warning')).toEqual([]);
});

test.each(examples.filter(({ isWrong }) => isWrong))('there is an error in: $title', ({ code }) => {
  expect(check(analyse(code, 'language.md')).map(({ severity }) => severity)).toContain('error');
});

/** For each field of a node whether it must occur, or what its children are. */
type Fields<T> = Record<
  Exclude<keyof T, 'kind' | 'range' | 'keyword' | 'broken' | 'doc' | 'inner'>,
  boolean | string
>;
type Kinds =
  | `Declaration ${Declaration['kind']}`
  | `Values ${ParameterValues['kind']}`
  | `Unit ${Unit['kind']}`
  | `Amount ${Amount['kind']}`
  | `Expression ${Expression['kind']}`
  | `Expected ${ExpectedValue['kind']}`;

/** All that a tree can have: what is new to the language has to be listed here, and so to be shown there. */
const EVERY: Readonly<Record<string, Readonly<Record<string, boolean | string>>>> = {
  File: { declarations: 'Declaration', ignores: 'Ignore' },
  'Declaration material': {
    name: true,
    parameters: 'Parameter',
    structure: true,
    base: 'Reference',
    formula: 'Formula',
    sites: 'SiteLine',
    expectations: 'Expectation',
  } satisfies Fields<MaterialDeclaration>,
  'Declaration structure': {
    name: true,
    description: true,
    metallic: true,
    sites: 'StructureSite',
  } satisfies Fields<StructureDeclaration>,
  'Declaration let': { name: true, value: 'Expression' } satisfies Fields<LetDeclaration>,
  'Declaration convention': {
    name: false,
    convention: true,
    countsVacancies: true,
  } satisfies Fields<ConventionDeclaration>,
  'Declaration import': { name: false, path: true } satisfies Fields<ImportDeclaration>,
  'Declaration measured': {
    name: true,
    of: 'Reference',
    values: 'ElementAmount',
    normalisation: true,
  } satisfies Fields<MeasuredDeclaration>,
  'Declaration batch': {
    name: true,
    of: 'Reference',
    target: 'Quantity',
    precursors: 'Precursor',
    excesses: 'ElementAmount',
  } satisfies Fields<BatchDeclaration>,
  'Declaration mixture': {
    name: true,
    components: 'Component',
    density: 'Quantity',
  } satisfies Fields<MixtureDeclaration>,
  Parameter: { name: true, values: 'Values' } satisfies Fields<Parameter>,
  'Values value': { value: 'Expression' },
  'Values range': { from: 'Expression', to: 'Expression', step: 'Expression' },
  Reference: { name: true, arguments: 'Expression' } satisfies Fields<Reference>,
  Expectation: {
    quantity: true,
    site: true,
    convention: true,
    countsVacancies: true,
    comparison: true,
    value: 'Expected',
    upper: 'Expected',
    tolerance: 'Expected',
    unit: true,
  } satisfies Fields<Expectation>,
  'Expected number': {},
  'Expected word': {},
  ElementAmount: { element: true, amount: 'Amount' } satisfies Fields<ElementAmount>,
  Quantity: { value: 'Amount', unit: true } satisfies Fields<Quantity>,
  Precursor: { formula: 'Formula', material: true, purity: 'Amount' } satisfies Fields<Precursor>,
  Component: { name: true, formula: 'Formula', quantity: 'Quantity' } satisfies Fields<Component>,
  StructureSite: {
    name: true,
    multiplicity: 'Amount',
    coordination: true,
    usual: 'Unit',
  } satisfies Fields<StructureSite>,
  SiteLine: { site: true, replaced: 'Unit', occupants: 'Unit' } satisfies Fields<SiteLine>,
  Formula: { prefix: true, parts: 'FormulaPart' } satisfies Fields<Formula>,
  FormulaPart: { coefficient: 'Amount', units: 'Unit' } satisfies Fields<FormulaPart>,
  'Unit element': { symbol: true, charge: 'Charge', amount: 'Amount' } satisfies Fields<ElementUnit>,
  // A vacancy has no charge.
  'Unit vacancy': { charge: false, amount: 'Amount' } satisfies Fields<VacancyUnit>,
  'Unit group': {
    bracket: true,
    items: 'Unit',
    charge: 'Charge',
    amount: 'Amount',
  } satisfies Fields<GroupUnit>,
  Charge: { value: true } satisfies Fields<Charge>,
  // What a number stands for is known when a family has been read.
  'Amount number': {
    value: true,
    decimals: true,
    uncertainty: true,
    expression: false,
  } satisfies Fields<NumberAmount>,
  'Amount expression': { expression: 'Expression' },
  'Amount rest': {},
  'Amount unknown': {},
  'Expression constant': { value: true, decimals: true },
  'Expression parameter': { name: true },
  'Expression operation': { operator: true, left: 'Expression', right: 'Expression' },
  Ignore: { isForFile: true, rules: true, reason: true } satisfies Fields<IgnoreComment>,
} satisfies Record<Kinds, object> & Record<string, object>;

/** Fields of which every value must occur. */
const VALUES = {
  'Expectation.comparison': { '=': 1, '<': 1, '<=': 1, '>': 1, '>=': 1, in: 1 } satisfies Record<
    Expectation['comparison'],
    1
  >,
  'Unit group.bracket': { '(': 1, '[': 1 } satisfies Record<GroupUnit['bracket'], 1>,
  'Expression operation.operator': { '+': 1, '-': 1, '*': 1, '/': 1 } satisfies Record<
    Extract<Expression, { kind: 'operation' }>['operator'],
    1
  >,
};

test('every form has an example', () => {
  const seen = new Set<string>();
  const visit = (type: string, node: Readonly<Record<string, unknown>>): void => {
    const name = typeof node.kind === 'string' ? `${type} ${node.kind}` : type;
    seen.add(name);
    for (const [field, children] of Object.entries(EVERY[name] ?? {})) {
      const value = node[field];
      if (value === undefined || value === false || (Array.isArray(value) && value.length === 0)) continue;
      seen.add(`${name}.${field}`);
      if (typeof value === 'string') seen.add(`${name}.${field} ${value}`);
      if (typeof children === 'string')
        for (const child of [value].flat(2)) visit(children, child as typeof node);
    }
  };
  for (const { code } of right) {
    const file = parse(code);
    if (file.declarations.some(({ doc }) => doc)) seen.add('doc');
    visit('File', { ...file });
  }
  const wanted = [
    'doc',
    ...Object.entries(EVERY).flatMap(([name, fields]) => [
      name,
      ...Object.keys(fields).flatMap((field) => (fields[field] ? `${name}.${field}` : [])),
    ]),
    ...Object.entries(VALUES).flatMap(([field, values]) =>
      Object.keys(values).map((value) => `${field} ${value}`),
    ),
  ];
  expect(wanted.filter((form) => !seen.has(form))).toEqual([]);
});
