/** From the text of a hem.json to its entries. What is not understood is a problem, and as if it were not written. */
import { Fraction, fromDecimal, ZERO } from '../chemistry/amount.js';
import { isElementSymbol } from '../chemistry/symbols.js';
import { oneOf, similarNames } from '../rules/similar.js';
import { type JsonNode, parseJson, rangeOf } from './json.js';
import {
  CURRENCY,
  EXTENDS,
  FILE_NAME,
  KEYS,
  type Key,
  PATHS,
  SCHEMA_KEY,
  SECTIONS,
  type Shape,
} from './keys.js';
import type { Entry, Item, Numbers, NumbersByElement, Place, Problem, Value } from './values.js';

/** A file as it is written, without what it extends. */
export interface Written {
  /** By the ids of their keys. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly extended: readonly Item[];
  readonly problems: readonly Problem[];
}

/** Reads the text of a file. Never throws. */
export function readConfiguration(text: string, address: string): Written {
  const reader = new Reader(text, address);
  const { tree, error } = parseJson(text);
  if (tree) reader.root(tree);
  const { entries, extended } = reader;
  if (!error) return { entries, extended, problems: reader.problems };
  // What else seems wrong may follow from that.
  const unreadable: Problem = {
    place: { address, range: error.range },
    message: `This cannot be read as JSON: ${error.why}`,
    help: 'write JSON; comments and trailing commas are allowed',
  };
  return { entries, extended, problems: [unreadable] };
}

const EXAMPLE = '`{ "rules": { "site-sum": "warning" } }`';

class Reader {
  readonly entries = new Map<string, Entry>();
  extended: readonly Item[] = [];
  readonly problems: Problem[] = [];
  private readonly text: string;
  private readonly address: string;

  constructor(text: string, address: string) {
    this.text = text;
    this.address = address;
  }

  root(node: JsonNode): void {
    if (node.type !== 'object') {
      this.refuse(node, `${FILE_NAME} cannot be ${this.told(node)}`, `write an object: ${EXAMPLE}`);
      return;
    }
    const known = [...Object.keys(SECTIONS), EXTENDS.name, ...KEYS.flatMap(topName)];
    for (const [name, value, at] of this.members(node)) {
      const key = [EXTENDS, ...KEYS].find((one) => !one.section && one.name === name);
      if (Object.hasOwn(SECTIONS, name)) this.section(name, value);
      else if (key) this.value(key, value);
      else if (name !== SCHEMA_KEY) this.unknown(at, `\`${name}\` is no key of ${FILE_NAME}`, name, known);
      else if (value.type !== 'string') {
        this.refuse(value, `\`${name}\` cannot be ${this.told(value)}`, 'write the address of a JSON Schema');
      }
    }
  }

  private section(section: string, node: JsonNode): void {
    const keys = KEYS.filter((key) => key.section === section);
    if (node.type !== 'object') {
      this.refuse(
        node,
        `\`${section}\` cannot be ${this.told(node)}`,
        `write an object: ${exampleOf(section)}`,
      );
      return;
    }
    for (const [name, value, at] of this.members(node)) {
      const key = keys.find((one) => one.name === name);
      const what = section === 'rules' ? 'the id of a rule' : `a key of \`${section}\``;
      if (key) this.value(key, value);
      else
        this.unknown(
          at,
          `\`${name}\` is not ${what}`,
          name,
          keys.map((one) => one.name),
        );
    }
  }

  /** The members of an object; of two with one name the last counts, as everywhere in JSON. */
  private members(node: JsonNode): (readonly [string, JsonNode, JsonNode])[] {
    const members = new Map<string, readonly [string, JsonNode, JsonNode]>();
    for (const { children = [] } of node.children ?? []) {
      const [at, value] = children;
      if (!at || !value) continue;
      const name = String(at.value);
      if (members.has(name)) this.refuse(at, `\`${name}\` is written twice`, 'leave one of them out');
      members.set(name, [name, value, at]);
    }
    return [...members.values()];
  }

  private value(key: Key, node: JsonNode): void {
    const value = this.read(key, node);
    if (value === undefined) return;
    if (key === EXTENDS) this.extended = value as readonly Item[];
    else this.entries.set(key.id, { key, value, place: this.place(node) });
  }

  private read(key: Key, node: JsonNode): Value | undefined {
    const { shape } = key;
    switch (shape.kind) {
      case 'word':
        if (node.type === 'string' && shape.words.includes(node.value)) return node.value;
        break;
      case 'flag':
        if (node.type === 'boolean') return node.value;
        break;
      case 'number': {
        const number = node.type === 'number' ? this.number(key, node) : undefined;
        if (number === 'refused') return undefined;
        if (number && number.compare(ZERO) >= (shape.mayBeZero ? 0 : 1)) return number;
        break;
      }
      case 'numbers':
        if (node.type === 'array') return this.numbers(key, node);
        break;
      case 'currency':
        if (node.type === 'string' && CURRENCY.test(node.value)) return node.value;
        break;
      case 'by-element':
        if (node.type === 'object') return this.byElement(key, node);
        break;
      case 'list':
        if (node.type === 'array') return (node.children ?? []).flatMap((child) => this.item(key, child));
        if (shape.mayBeOne && node.type === 'string') return this.item(key, node);
    }
    const similar =
      shape.kind === 'word' && node.type === 'string' ? similarNames(node.value, shape.words) : [];
    this.refuse(
      node,
      `\`${key.id}\` cannot be ${this.told(node)}`,
      similar.length > 0 ? `did you mean ${oneOf(similar)}?` : `write ${wanted(shape)}`,
    );
    return undefined;
  }

  /** Numbers by the symbols of elements; what is none of them is told and left out. */
  private byElement(key: Key, node: JsonNode): NumbersByElement {
    const numbers = new Map<string, Fraction>();
    for (const [symbol, value, at] of this.members(node)) {
      if (!isElementSymbol(symbol)) {
        this.refuse(at, `\`${symbol}\` is no element`, 'write the symbol of an element, such as `"Co"`');
        continue;
      }
      const number = value.type === 'number' ? this.number(key, value) : undefined;
      if (number === 'refused') continue;
      if (number && number.compare(ZERO) >= 0) numbers.set(symbol, number);
      else {
        this.refuse(
          value,
          `\`${key.id}.${symbol}\` cannot be ${this.told(value)}`,
          'write a number, zero or above',
        );
      }
    }
    return numbers;
  }

  /** Numbers above zero; what is none of them, or is there before, is told and left out. */
  private numbers(key: Key, node: JsonNode): Numbers {
    const numbers: Fraction[] = [];
    for (const child of node.children ?? []) {
      const number = child.type === 'number' ? this.number(key, child) : undefined;
      if (number === 'refused') continue;
      if (!number || number.compare(ZERO) <= 0) {
        const message = `\`${key.id}\` cannot have ${this.told(child)} in it`;
        this.refuse(child, message, 'write a number above zero');
      } else if (numbers.some((other) => other.equals(number))) {
        this.refuse(child, `\`${key.id}\` has ${this.told(child)} twice`, 'leave one of them out');
      } else numbers.push(number);
    }
    return { numbers };
  }

  /** The exact value of a number as it is written. */
  private number(key: Key, node: JsonNode): Fraction | 'refused' {
    const written = this.source(node);
    const [, minus, digits = '', exponent = '0'] = /^(-?)([\d.]+)(?:e([+-]?\d+))?$/i.exec(written) ?? [];
    const power = Number(exponent);
    if (written.length > LONGEST_NUMBER || Math.abs(power) > LARGEST_POWER) {
      this.refuse(node, `\`${key.id}\` cannot be as large or as exact as this`, 'write it with fewer digits');
      return 'refused';
    }
    const scale = new Fraction(10n ** BigInt(Math.abs(power)));
    const size = power < 0 ? fromDecimal(digits).div(scale) : fromDecimal(digits).mul(scale);
    return minus ? size.neg() : size;
  }

  private item(key: Key, node: JsonNode): Item[] {
    const { shape } = key;
    if (shape.kind !== 'list') return [];
    const isText = node.type === 'string' && node.value !== '';
    const isFine = isText && (shape.of === 'pattern' || PATHS[shape.of].form.test(node.value));
    if (isFine) return [{ text: node.value, place: this.place(node) }];
    const want =
      shape.of === 'pattern' ? 'a pattern as in .gitignore, such as `"drafts/"`' : PATHS[shape.of].want;
    this.refuse(node, `\`${key.id}\` cannot have ${this.told(node)} in it`, `write ${want}`);
    return [];
  }

  private unknown(node: JsonNode, message: string, name: string, known: readonly string[]): void {
    const similar = similarNames(name, known);
    const help =
      similar.length > 0
        ? `did you mean ${oneOf(similar)}?`
        : known.length <= MOST_LISTED
          ? `write ${oneOf(known)}`
          : 'docs/rules lists all of them';
    this.refuse(node, message, help);
  }

  private refuse(node: JsonNode, message: string, help: string): void {
    this.problems.push({ place: this.place(node), message, help });
  }

  private place(node: JsonNode): Place {
    return { address: this.address, range: rangeOf(node) };
  }

  private source({ offset, length }: JsonNode): string {
    return this.text.slice(offset, offset + length);
  }

  /** A value in a few words. */
  private told(node: JsonNode): string {
    if (node.type === 'array') return 'a list';
    if (node.type === 'object') return 'an object';
    const written = this.source(node);
    return `\`${written.length > LONGEST_TOLD ? `${written.slice(0, LONGEST_TOLD)}…` : written}\``;
  }
}

const LONGEST_NUMBER = 40;
const LARGEST_POWER = 30;
const LONGEST_TOLD = 40;
/** Keys that a message lists, at most. */
const MOST_LISTED = 10;

function topName({ section, name }: Key): string[] {
  return section ? [] : [name];
}

function exampleOf(section: string): string {
  if (section === 'prices') return '`{ "currency": "EUR", "perKilogram": { "Co": 30 } }`';
  const key = KEYS.find((one) => one.section === section && !Number.isNaN(Number(one.fallback)));
  if (section === 'rules') return '`{ "site-sum": "warning" }`';
  return key ? `\`{ "${key.name}": ${key.fallback} }\`` : '`{ "sum": 0.02 }`';
}

function wanted(shape: Shape): string {
  switch (shape.kind) {
    case 'word':
      return oneOf(shape.words.map((word) => `"${word}"`));
    case 'flag':
      return '`true` or `false`';
    case 'number':
      return shape.mayBeZero ? 'a number, zero or above' : 'a number above zero';
    case 'numbers':
      return 'a list of numbers above zero: `[298.15, 1273.15]`';
    case 'currency':
      return 'its letters or its sign: `"EUR"`, `"€"`';
    case 'by-element':
      return 'an object with a number for each element: `{ "Co": 30, "O": 0 }`';
    case 'list':
      return shape.of === 'pattern' ? 'a list: `["drafts/"]`' : 'a list of paths';
  }
}
