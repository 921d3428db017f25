/** What an expectation may be about: a quantity with its units, and how it is found of a material. Plain data. */
import type { Fraction } from '../../chemistry/amount.js';
import type { Material, Site } from '../material.js';
import type { EvaluationOptions } from '../options.js';

/** The convention of a total, whether vacancies count in it, and where its classes begin. */
export type Basis = Pick<EvaluationOptions, 'convention' | 'countVacancies' | 'thresholds'>;

export interface Unit {
  /** As it is shown. */
  readonly name: string;
  /** Other ways to write it. */
  readonly also: readonly string[];
  /** How many of it are one of the quantity's first unit. */
  readonly size: number;
  /** Decimals of a computed value that is shown in it. */
  readonly decimals: number;
  /**
   * Decimals to which a computed value is compared, at least: a number that is written with fewer is not meant to be
   * vaguer.
   */
  readonly compared: number;
}

/** A site by its name; one of the structure on which nothing sits is undefined. */
export interface Place {
  readonly name: string;
  readonly site: Site | undefined;
}

/** Of what a quantity is found. */
export interface Subject {
  readonly material: Material;
  /** Given where the quantity is that of a site. */
  readonly place: Place | undefined;
  readonly basis: Basis;
}

export type Found =
  /** An exact number, and how far it may be off. */
  | { readonly kind: 'exact'; readonly value: Fraction; readonly tolerance: Fraction }
  /** In the first unit of the quantity. */
  | { readonly kind: 'computed'; readonly value: number }
  | {
      readonly kind: 'word';
      readonly word: string;
      /** The number that decides which word it is. */
      readonly decidedBy: { readonly value: number; readonly unit: Unit };
    };

/** Not known; why, in a few words. */
export interface NotFound {
  readonly kind: 'unknown';
  readonly why: string;
}

/** Definitions and tables, each with a source of its own. */
export type Foundation = 'entropy' | 'oxidation-states' | 'atomic-weights';

interface QuantityBase {
  readonly name: string;
  /** What it is that of. */
  readonly of: 'material' | 'site' | 'either';
  /** Whether it depends on the convention and on whether vacancies count. */
  readonly hasBasis: boolean;
  readonly restsOn: readonly Foundation[];
  /** What it is, in a few words; missing where its name says it. */
  readonly means?: string;
  /** By what it is found, told beside the value; missing where it is told per formula unit, or in a convention. */
  readonly basis?: string;
  /** Formulas and tables beyond those on which it rests, each with what it is that of. */
  readonly sources?: readonly (readonly [what: string, source: string])[];
  find(subject: Subject): Found | NotFound;
}

export interface NumberQuantity extends QuantityBase {
  readonly kind: 'number';
  /** The first is that of computed values; none where it is a plain number. */
  readonly units: readonly Unit[];
  /** Decimals of a number that has no unit. */
  readonly plain?: Pick<Unit, 'decimals' | 'compared'>;
  /** Whether a number without a unit is understood. */
  readonly isUnitOptional: boolean;
}

export interface WordQuantity extends QuantityBase {
  readonly kind: 'word';
  /** From the least to the most. */
  readonly words: readonly string[];
}

export type Quantity = NumberQuantity | WordQuantity;
