/** From a hem.json and what it extends to what is in force: plain data, put together without waiting. */
import { Fraction } from '../chemistry/amount.js';
import type { Convention } from '../chemistry/entropy.js';
import { builtInStructures } from '../model/built-in.js';
import { DEFAULT_EVALUATION, type EvaluationOptions, type Prices } from '../model/options.js';
import { pathBetween } from '../model/places.js';
import type { ProjectOptions, Unread } from '../model/project.js';
import type { SharedFile } from '../model/shared.js';
import type { CheckOptions } from '../rules/check.js';
import type { Severity } from '../rules/rule.js';
import type { LineIndex } from '../syntax/line-index.js';
import type { Written } from './read.js';
import { type Entry, type Item, isByElement, isList, isNumbers, type Place, type Problem } from './values.js';

/** A file of the configuration as it is written. */
export interface ConfigurationFile {
  readonly address: string;
  /** As findings show it. */
  readonly file: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly written: Written;
}

/** Patterns that leave out what lies in the folder of the file that has them. */
export interface Exclusion {
  /** The address of that file. */
  readonly from: string;
  readonly patterns: readonly string[];
}

/** What is in force for the files below a hem.json. */
export interface Configuration {
  /** The hem.json itself, then what it extends. */
  readonly files: readonly [ConfigurationFile, ...ConfigurationFile[]];
  /** What is written, by the ids of the keys; of two files that say something the nearer one counts. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly check: CheckOptions;
  readonly project: ProjectOptions;
  readonly excluded: readonly Exclusion[];
  readonly problems: readonly Problem[];
}

/** What was read for a configuration. */
export interface Material {
  /** The files of the configuration by their addresses, or why they are not read. */
  readonly files: ReadonlyMap<string, ConfigurationFile | Unread>;
  /** The same of the files of structures. */
  readonly shared: ReadonlyMap<string, SharedFile | Unread>;
  /** The address of a path that is written in a file. */
  resolve(from: string, path: string): string | undefined;
}

/** Puts a configuration together. Never throws. */
export function assemble(root: ConfigurationFile, material: Material): Configuration {
  const problems: Problem[] = [];
  const done = new Map<ConfigurationFile, ReadonlyMap<string, Entry>>();
  const entries = merged(root, [], done, material, problems);
  const shared = sharedIn(entries, material, problems);
  const check: CheckOptions = { severities: severitiesIn(entries) };
  const evaluation = evaluationIn(entries, root, problems);
  const extended = [...done.keys()].filter((file) => file !== root).reverse();
  return {
    files: [root, ...extended],
    entries,
    check,
    project: { evaluation, shared },
    excluded: exclusionsIn(entries),
    problems: [root, ...extended].flatMap(({ written }) => written.problems).concat(problems),
  };
}

// ------------------------------------------------------------------------------------------------- extending

/** What a file and those that it extends say, the file itself over them; lists are added up. */
function merged(
  file: ConfigurationFile,
  chain: readonly ConfigurationFile[],
  done: Map<ConfigurationFile, ReadonlyMap<string, Entry>>,
  material: Material,
  problems: Problem[],
): ReadonlyMap<string, Entry> {
  const known = done.get(file);
  if (known) return known;
  const way = [...chain, file];
  const entries = new Map<string, Entry>();
  for (const item of file.written.extended) {
    const address = material.resolve(file.address, item.text);
    const extended = address === undefined ? undefined : material.files.get(address);
    const cycle = way.findIndex((one) => one.address === address);
    if (cycle >= 0) problems.push(circle(item, [...way.slice(cycle), ...way.slice(cycle, cycle + 1)]));
    else if (extended && 'written' in extended) {
      overlay(entries, merged(extended, way, done, material, problems));
    } else if (extended) {
      problems.push(unread(item, 'extended', extended));
    }
  }
  overlay(entries, file.written.entries);
  done.set(file, entries);
  return entries;
}

function overlay(under: Map<string, Entry>, over: ReadonlyMap<string, Entry>): void {
  for (const [id, entry] of over) {
    const before = under.get(id);
    under.set(id, before ? joined(before, entry) : entry);
  }
}

/** Of two entries the second, or both where they are lists or numbers by element. */
function joined(before: Entry, entry: Entry): Entry {
  if (isByElement(before.value) && isByElement(entry.value)) {
    return { ...entry, value: new Map([...before.value, ...entry.value]) };
  }
  if (!isList(before.value) || !isList(entry.value)) return entry;
  const own = new Set(entry.value.map(({ place }) => keyOf(place)));
  return { ...entry, value: [...before.value.filter(({ place }) => !own.has(keyOf(place))), ...entry.value] };
}

function keyOf({ address, range }: Place): string {
  return `${range.start} ${address}`;
}

function circle({ text, place }: Item, way: readonly ConfigurationFile[]): Problem {
  const names = way.map(({ address }) => pathBetween(place.address, address));
  return {
    place,
    message:
      names.length === 2
        ? 'This file extends itself'
        : `\`${text}\` leads back to where it is extended from, ${names.join(' → ')}, so it brings nothing`,
    help: 'leave one of these files out of `extends`',
  };
}

function unread({ text, place }: Item, done: string, { why, help }: Unread): Problem {
  return {
    place,
    message: `\`${text}\` cannot be ${done}: ${why}`,
    help: help ?? 'check the path: it begins at the folder of this file',
  };
}

// -------------------------------------------------------------------------------------------------- settings

function severitiesIn(entries: ReadonlyMap<string, Entry>): Record<string, Severity | 'off'> {
  return Object.fromEntries(
    [...entries.values()].flatMap(({ key, value }) =>
      key.section === 'rules' ? [[key.name, value as Severity | 'off']] : [],
    ),
  );
}

function evaluationIn(
  entries: ReadonlyMap<string, Entry>,
  root: ConfigurationFile,
  problems: Problem[],
): EvaluationOptions {
  const { convention, countVacancies, temperatures } = DEFAULT_EVALUATION;
  const word = entries.get('entropy.convention')?.value as Convention | undefined;
  const flag = entries.get('entropy.countVacancies')?.value as boolean | undefined;
  const sum = numberIn(entries, 'tolerance.sum');
  const charge = numberIn(entries, 'tolerance.charge');
  const told = entries.get('entropy.temperatures')?.value;
  const prices = pricesIn(entries, problems);
  return {
    convention: word ?? convention,
    countVacancies: flag ?? countVacancies,
    thresholds: thresholdsIn(entries, root, problems),
    tolerance: { ...(sum && { sum }), ...(charge && { charge }) },
    temperatures: isNumbers(told) ? told.numbers.map((number) => number.valueOf()) : temperatures,
    ...(prices && { prices }),
  };
}

/** Prices without a currency say nothing. */
function pricesIn(entries: ReadonlyMap<string, Entry>, problems: Problem[]): Prices | undefined {
  const entry = entries.get('prices.perKilogram');
  const currency = entries.get('prices.currency')?.value;
  if (!entry || !isByElement(entry.value) || entry.value.size === 0) return undefined;
  if (typeof currency !== 'string') {
    problems.push({
      place: entry.place,
      message: 'These prices have no currency',
      help: 'write it beside them: `"currency": "EUR"`',
    });
    return undefined;
  }
  const perKilogram = new Map([...entry.value].map(([symbol, price]) => [symbol, price.valueOf()]));
  return { currency, perKilogram };
}

function numberIn(entries: ReadonlyMap<string, Entry>, id: string): Fraction | undefined {
  const value = entries.get(id)?.value;
  return value instanceof Fraction ? value : undefined;
}

/** Of thresholds in the wrong order neither counts: it could not be said which of them is meant. */
function thresholdsIn(entries: ReadonlyMap<string, Entry>, root: ConfigurationFile, problems: Problem[]) {
  const { thresholds } = DEFAULT_EVALUATION;
  const high = numberIn(entries, 'entropy.high')?.valueOf() ?? thresholds.high;
  const medium = numberIn(entries, 'entropy.medium')?.valueOf() ?? thresholds.medium;
  if (medium < high) return { high, medium };
  const written = ['entropy.medium', 'entropy.high'].flatMap((id) => entries.get(id) ?? []);
  const entry = written.find(({ place }) => place.address === root.address) ?? written[0];
  if (entry) {
    problems.push({
      place: entry.place,
      message: `Medium entropy would begin at ${medium} R, which is not below the ${high} R of high entropy`,
      help: 'write a smaller number for `medium`, or a larger one for `high`',
    });
  }
  return thresholds;
}

function exclusionsIn(entries: ReadonlyMap<string, Entry>): Exclusion[] {
  const byFile = new Map<string, string[]>();
  for (const { text, place } of itemsIn(entries, 'exclude')) {
    const patterns = byFile.get(place.address) ?? [];
    patterns.push(text);
    byFile.set(place.address, patterns);
  }
  return [...byFile].map(([from, patterns]) => ({ from, patterns }));
}

function itemsIn(entries: ReadonlyMap<string, Entry>, id: string): readonly Item[] {
  const value = entries.get(id)?.value;
  return isList(value) ? value : [];
}

// ------------------------------------------------------------------------------------------------ structures

/** The files of structures, each once. One whose names are taken brings nothing: it would change what others say. */
function sharedIn(
  entries: ReadonlyMap<string, Entry>,
  material: Material,
  problems: Problem[],
): readonly SharedFile[] {
  const files = new Map<string, SharedFile>();
  /** Whose each name is, as seen from a file. */
  const taken = new Map<string, (from: string) => string>();
  for (const name of builtInStructures().keys()) taken.set(name, () => 'is a built-in structure');
  for (const item of itemsIn(entries, 'structures')) {
    const address = material.resolve(item.place.address, item.text);
    const file = address === undefined ? undefined : material.shared.get(address);
    if (!address || !file || files.has(address)) continue;
    if (!('structures' in file)) {
      problems.push(unread(item, 'read', file));
      continue;
    }
    const clash = file.structures.find(({ name }) => taken.has(name));
    if (clash) {
      problems.push({
        place: item.place,
        message: `\`${clash.name}\` of \`${item.text}\` ${taken.get(clash.name)?.(item.place.address)} already`,
        help: 'give that structure another name',
      });
      continue;
    }
    files.set(address, file);
    for (const { name } of file.structures) {
      taken.set(name, (from) => `is declared in \`${pathBetween(from, address)}\``);
    }
  }
  return [...files.values()];
}
