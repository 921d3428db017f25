/**
 * Every key of hem.json: what it is called, what it may be, what it means. What reads the file, its JSON Schema, `hem
 * config` and the docs follow this description.
 */
import { CONVENTION_MEANING, CONVENTIONS } from '../chemistry/entropy.js';
import { DEFAULT_EVALUATION } from '../model/options.js';
import { RULES } from '../rules/registry.js';
import { SEVERITIES } from '../rules/rule.js';

/** The name of the file. */
export const FILE_NAME = 'hem.json';

/** What a value may be. */
export type Shape =
  | { readonly kind: 'word'; readonly words: readonly string[]; readonly meanings?: readonly string[] }
  | { readonly kind: 'flag' }
  /** Zero or more, or above zero. */
  | { readonly kind: 'number'; readonly mayBeZero: boolean }
  /** Numbers above zero, each once. */
  | { readonly kind: 'numbers' }
  | { readonly kind: 'currency' }
  /** A number, zero or more, for each of some elements by their symbols. */
  | { readonly kind: 'by-element' }
  | { readonly kind: 'list'; readonly of: ListOf; readonly mayBeOne: boolean };

/** Files of one kind, or patterns as in .gitignore. */
export type ListOf = 'json-file' | 'hem-file' | 'pattern';

export interface Key {
  /** As it is told: `entropy.convention`. */
  readonly id: string;
  /** As it is written, within its section. */
  readonly name: string;
  readonly section?: SectionName;
  readonly shape: Shape;
  /** What is in force where nothing is written, as a text; a word, a flag or a number as in the file, numbers with commas. */
  readonly fallback: string;
  /** What it decides, in a sentence. */
  readonly means: string;
}

/** Keys that hold others, with what they are about. */
export const SECTIONS = {
  rules:
    'How each check is reported; `off` silences it. One not named keeps its own severity, which may be `off`.',
  entropy:
    'In which convention entropies are told and classed, and at which temperatures in the free energy.',
  tolerance:
    'How far sums and charges may be off, in place of what rounding of the printed amounts explains.',
  prices: 'What elements cost; with them, materials are shown with the cost of their elements.',
} as const;

export type SectionName = keyof typeof SECTIONS;

/** Where the schema of the file is named; for editors, and no setting. */
export const SCHEMA_KEY = '$schema';

/** What each severity does. */
const SEVERITY_MEANINGS: readonly string[] = [
  'An error: `hem check` exits with 1.',
  'A warning: `hem check` exits with 1.',
  'Information, which asks for no change.',
  'A hint, which asks for no change.',
  'Not reported.',
];

export const EXTENDS: Key = {
  id: 'extends',
  name: 'extends',
  shape: { kind: 'list', of: 'json-file', mayBeOne: true },
  fallback: 'none',
  means: 'Files whose settings hold where this one says nothing; of several the last counts.',
};

const ENTROPY: readonly Key[] = [
  {
    ...inSection('entropy', 'convention'),
    shape: {
      kind: 'word',
      words: CONVENTIONS,
      meanings: CONVENTIONS.map((convention) => sentence(CONVENTION_MEANING[convention])),
    },
    fallback: DEFAULT_EVALUATION.convention,
    means:
      'The convention in which the entropy of a material is told and classed; a `convention` in a file goes before it.',
  },
  {
    ...inSection('entropy', 'countVacancies'),
    shape: { kind: 'flag' },
    fallback: String(DEFAULT_EVALUATION.countVacancies),
    means: 'Whether vacancies count as a species in the entropy; a `convention` in a file goes before it.',
  },
  {
    ...inSection('entropy', 'high'),
    shape: { kind: 'number', mayBeZero: false },
    fallback: String(DEFAULT_EVALUATION.thresholds.high),
    means: 'From how many R on a material is of high entropy.',
  },
  {
    ...inSection('entropy', 'medium'),
    shape: { kind: 'number', mayBeZero: false },
    fallback: String(DEFAULT_EVALUATION.thresholds.medium),
    means: 'From how many R on a material is of medium entropy.',
  },
  {
    ...inSection('entropy', 'temperatures'),
    shape: { kind: 'numbers' },
    fallback: DEFAULT_EVALUATION.temperatures.join(', '),
    means: 'The temperatures, in K, for which −TΔS is told; none of them for an empty list.',
  },
];

const TOLERANCE: readonly Key[] = [
  {
    ...inSection('tolerance', 'sum'),
    shape: { kind: 'number', mayBeZero: true },
    fallback: 'rounding of the printed amounts',
    means: 'How far the sum of a site may be off, in atoms per formula unit.',
  },
  {
    ...inSection('tolerance', 'charge'),
    shape: { kind: 'number', mayBeZero: true },
    fallback: 'rounding of the printed amounts',
    means: 'How far the charge of a formula unit may be off, in elementary charges.',
  },
];

const PRICES: readonly Key[] = [
  {
    ...inSection('prices', 'currency'),
    shape: { kind: 'currency' },
    fallback: 'none',
    means: 'The currency of all prices, as it is to be shown.',
  },
  {
    ...inSection('prices', 'perKilogram'),
    shape: { kind: 'by-element' },
    fallback: 'none',
    means: 'The price of a kilogram of each element; without that of an element, what holds it has no cost.',
  },
];

const FILES: readonly Key[] = [
  {
    id: 'structures',
    name: 'structures',
    shape: { kind: 'list', of: 'hem-file', mayBeOne: false },
    fallback: 'none',
    means: 'Files whose structures every file can name without importing them.',
  },
  {
    id: 'exclude',
    name: 'exclude',
    shape: { kind: 'list', of: 'pattern', mayBeOne: false },
    fallback: 'none',
    means:
      'What is left out where a folder is searched, written as in .gitignore and relative to the folder of this file.',
  },
];

const RULE_KEYS: readonly Key[] = RULES.map(({ id, severity, documentation }) => ({
  ...inSection('rules', id),
  shape: { kind: 'word', words: [...SEVERITIES, 'off'], meanings: SEVERITY_MEANINGS },
  fallback: severity,
  means: documentation.what,
}));

/** All keys that decide something, in the order of the docs. */
export const KEYS: readonly Key[] = [...ENTROPY, ...TOLERANCE, ...PRICES, ...FILES, ...RULE_KEYS];

function inSection(section: SectionName, name: string) {
  return { id: `${section}.${name}`, name, section };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** A currency: letters, or the sign of one. */
export const CURRENCY = /^(?:\p{L}{1,12}|\p{Sc})$/u;

/** Paths as `extends` and `structures` have them: relative, with forward slashes. */
export const PATHS: Readonly<
  Record<Exclude<ListOf, 'pattern'>, { readonly form: RegExp; readonly want: string }>
> = {
  'json-file': {
    form: /^(?!\/|[A-Za-z][A-Za-z0-9+.-]*:)[^\\]*\.[jJ][sS][oO][nN]$/,
    want: 'the path of a .json file, relative to the folder of this file and with forward slashes',
  },
  'hem-file': {
    form: /^(?!\/|[A-Za-z][A-Za-z0-9+.-]*:)[^\\]*\.[hH][eE][mM]$/,
    want: 'the path of a .hem file, relative to the folder of this file and with forward slashes',
  },
};
