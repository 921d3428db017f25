/** What can be computed of a composition beyond its figures: each descriptor with its source and where it applies. Plain data. */
import type { Found } from '../../chemistry/descriptors/found.js';
import type { Material } from '../material.js';
import type { EvaluationOptions } from '../options.js';

export interface Descriptor {
  /** Its name in expectations, in columns and for programs. One of a site may share it with one of a material. */
  readonly id: string;
  /** As papers print it. */
  readonly symbol: string;
  /** What it is, in a few words. */
  readonly name: string;
  readonly of: 'material' | 'site' | 'element';
  /** Empty for a plain number. That of a cost hangs on the project, and stands with the value. */
  readonly unit: string;
  /** Decimals with which it is shown. */
  readonly decimals: number;
  /** The materials that have it, in a few words. */
  readonly appliesTo: string;
  /** By which tables and conventions it is found, in a few words. */
  readonly basis: string;
  readonly source: string;
  /** Where it decides something: what, and from which value on. */
  readonly threshold?: string;
  /** Whether it has a value for each of some temperatures. */
  readonly hasTemperature?: true;
  /** Whether it is among the few on the card of the editor. */
  readonly isOnCard: boolean;
  /** Its values of a material whose declaration could be read; none where it does not apply. */
  find(material: Material, options: EvaluationOptions): readonly Value[];
}

export interface Value {
  /** The site or the element that it is of; missing where it is that of the material. */
  readonly place?: string;
  /** K. */
  readonly temperature?: number;
  readonly found: Found<number>;
  /** Where it is not that of the descriptor. */
  readonly unit?: string;
  readonly verdict?: Verdict;
}

/** What a value says. */
export interface Verdict {
  readonly text: string;
  /** The same in short and without the numbers of one material, where it is told of several. */
  readonly brief?: string;
  /** What it predicts, where others predict the same or the contrary. */
  readonly prediction?: { readonly of: string; readonly isMet: boolean };
}
