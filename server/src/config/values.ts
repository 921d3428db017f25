/** What is written in a hem.json, and what is wrong with it. Plain data. */
import type { Fraction } from '../chemistry/amount.js';
import type { Range } from '../syntax/tree.js';
import type { Key } from './keys.js';

/** A place in a file. */
export interface Place {
  /** A URI or an absolute path. */
  readonly address: string;
  readonly range: Range;
}

/** An entry of a list. */
export interface Item {
  readonly text: string;
  readonly place: Place;
}

export type Value = string | boolean | Fraction | Numbers | readonly Item[] | NumbersByElement;

/** Numbers in the order in which they are written. */
export interface Numbers {
  readonly numbers: readonly Fraction[];
}

/** Numbers by the symbols of elements. */
export type NumbersByElement = ReadonlyMap<string, Fraction>;

/** A key with what is written for it. */
export interface Entry {
  readonly key: Key;
  readonly value: Value;
  /** That of the value. */
  readonly place: Place;
}

export interface Problem {
  readonly place: Place;
  /** In one sentence without a full stop. */
  readonly message: string;
  /** What to write instead. */
  readonly help: string;
}

/** Whether a value is numbers by element. */
export function isByElement(value: Value | undefined): value is NumbersByElement {
  return value instanceof Map;
}

/** Whether a value is numbers, one behind the other. */
export function isNumbers(value: Value | undefined): value is Numbers {
  return typeof value === 'object' && 'numbers' in value;
}

/** Whether a value is a list. */
export function isList(value: Value | undefined): value is readonly Item[] {
  return Array.isArray(value);
}
