/**
 * Code lenses: the figures of each material, measurement, batch and mixture in a line above it; how often a material is
 * measured and weighed; and what would mend it.
 *
 * Where they stand is told at once. The text of each is worked out when somebody looks at it.
 */

import type { Batch } from '../model/batch.js';
import { decidingEntropy } from '../model/entropies.js';
import type { EvaluationOptions } from '../model/evaluate.js';
import type { FileModel } from '../model/file.js';
import type { DeclaredMaterial } from '../model/file-model.js';
import type { Material } from '../model/material.js';
import type { Measurement } from '../model/measurement.js';
import type { Mixture } from '../model/mixture.js';
import type { Finding, Fix } from '../rules/rule.js';
import type { Declaration, Range } from '../syntax/tree.js';
import { batchLens } from './batch-lens.js';
import { familyLens } from './family-lens.js';
import { chargeText, conventionText, entropyText, massText, PER } from './figures.js';
import { fixesIn } from './fix-lens.js';
import { visible } from './markup.js';
import { measurementLens } from './measurement-lens.js';
import { mixtureLens } from './mixture-lens.js';
import { type Uses, usesIn, usesText } from './uses-lens.js';

/** A lens without its text. */
export type Lens = FiguresLens | UsesLens | FixLens;

interface Placed {
  /** What it is about, by which it is known from one version of the file to the next. */
  readonly subject: string;
  /** The name, or the keyword where there is none. */
  readonly range: Range;
}

export interface FiguresLens extends Placed {
  readonly kind: 'figures';
  /** What has the figures; where that cannot be read, its last version that could be. */
  readonly of: Figured | undefined;
}

/** How often a material is measured and weighed in its file. */
export interface UsesLens extends Placed, Uses {
  readonly kind: 'uses';
}

/** A fix of an error in a material. */
export interface FixLens extends Placed {
  readonly kind: 'fix';
  readonly finding: Finding;
  readonly fix: Fix;
}

type Figured =
  | { readonly kind: 'material'; readonly declared: DeclaredMaterial; readonly options: EvaluationOptions }
  | { readonly kind: 'measured'; readonly measurement: Measurement }
  | { readonly kind: 'batch'; readonly batch: Batch }
  | { readonly kind: 'mixture'; readonly mixture: Mixture };

export interface LensText {
  readonly text: string;
  readonly tooltip: string;
}

/**
 * The lenses of each declaration of a material, then of each measurement, each batch, each mixture. What cannot be read
 * keeps the figures that it had in `previous`, so that lines do not jump while somebody types.
 */
export function codeLenses(
  model: FileModel,
  previous: readonly Lens[] = [],
  findings: readonly Finding[] = [],
): Lens[] {
  const { declared, measurements, batches, mixtures, options } = model;
  const before = new Map(
    previous.flatMap((lens) => (lens.kind === 'figures' ? [[lens.subject, lens.of] as const] : [])),
  );
  const figures = (subject: string, declaration: Declaration, of: Figured): FiguresLens => ({
    kind: 'figures',
    subject,
    range: placeOf(declaration),
    of: declaration.broken ? before.get(subject) : of,
  });
  const uses = usesIn(model);
  const fixes = fixesIn(model, findings);
  // No name has a quote in it: what is measured, weighed or mixed is never taken for a material.
  return [
    ...declared.flatMap((one): Lens[] => {
      const { declaration } = one;
      const subject = declaration.name?.text ?? '';
      const placed = { subject, range: placeOf(declaration) };
      const used = uses.get(declaration);
      const fix = fixes.get(declaration);
      return [
        figures(subject, declaration, { kind: 'material', declared: one, options }),
        ...(used ? [{ ...placed, kind: 'uses' as const, ...used }] : []),
        ...(fix ? [{ ...placed, kind: 'fix' as const, ...fix }] : []),
      ];
    }),
    ...measurements.map((measurement) =>
      figures(`measured "${measurement.label}"`, measurement.declaration, { kind: 'measured', measurement }),
    ),
    ...batches.map((batch) => figures(`batch "${batch.name}"`, batch.declaration, { kind: 'batch', batch })),
    ...mixtures.map((mixture) =>
      figures(`mixture "${mixture.name}"`, mixture.declaration, { kind: 'mixture', mixture }),
    ),
  ];
}

function placeOf({ name, keyword }: Declaration): Range {
  return name?.range ?? keyword;
}

/** What a lens says. Editors draw icons for `$(name)`, which a name in it may hold. */
export function lensText(lens: Lens): LensText {
  const { text, tooltip } = wordsOf(lens);
  return { text: visible(text).replaceAll('$(', '$ ('), tooltip: visible(tooltip) };
}

function wordsOf(lens: Lens): LensText {
  switch (lens.kind) {
    case 'figures':
      return lens.of ? figuresText(lens.of) : NOT_CHECKED;
    case 'uses':
      return usesText(lens);
    case 'fix':
      return { text: `Fix: ${lens.fix.title}`, tooltip: lens.finding.message };
  }
}

const NOT_CHECKED: LensText = {
  text: 'not checked: this line could not be read',
  tooltip: 'See the finding on this line.',
};

function figuresText(of: Figured): LensText {
  switch (of.kind) {
    case 'material':
      return declaredText(of.declared, of.options);
    case 'measured':
      return measurementLens(of.measurement);
    case 'batch':
      return batchLens(of.batch);
    case 'mixture':
      return mixtureLens(of.mixture);
  }
}

function declaredText(declared: DeclaredMaterial, options: EvaluationOptions): LensText {
  const [single] = declared.members;
  const isSingle = single && declared.declaration.parameters.length === 0;
  return isSingle ? textOf(single, options) : familyLens(declared, options);
}

function textOf(material: Material, options: EvaluationOptions): LensText {
  const entropy = decidingEntropy(material, options);
  const vacancies = options.countVacancies ? ' with vacancies' : '';
  const parts = [
    entropy === undefined ? undefined : `${entropyText(entropy, 2)} R${PER[options.convention]}${vacancies}`,
    material.class && `${material.class} entropy`,
    chargeText(material.charge),
    material.molarMass && `${massText(material.molarMass, 1)} g/mol`,
  ].filter((part) => part !== undefined);
  return {
    text: parts.length > 0 ? parts.join(' · ') : 'not determined',
    tooltip: `Configurational entropy, ${conventionText(options)}; charge and molar mass per formula unit`,
  };
}
