import type { Batch, BatchProblem } from '../model/batch.js';
import type { FileModel } from '../model/file.js';
import type { Range } from '../syntax/tree.js';
import { isToldElsewhere, wordProblem } from './batch-wording.js';
import { type Fix, placeIn, type Report, type Rule } from './rule.js';
import { oneOf, similarNames } from './similar.js';
import { noElement } from './unknown-element.js';

export const weighing: Rule = {
  id: 'weighing',
  severity: 'error',
  documentation: {
    what: 'Reports batches for which it cannot be said what to weigh, and why.',
    why:
      'Every element of the target except oxygen and hydrogen has to come from the precursors, in the ratio of the ' +
      'formula; carbon and nitrogen leave as gases where the target has none of them. An element without a source, two ' +
      'that come only together, a choice between two sources, or a precursor with something that stays in the ' +
      'product have no answer, or more than one: none is guessed.',
    example:
      'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n' +
      'batch "first" of NCM811 {\n  mass 10 g\n  from Li2CO3, NiO, Ni(OH)2, Co3O4, MnO2\n}\n',
    instead:
      'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n' +
      'batch "first" of NCM811 {\n  mass 10 g\n  from Li2CO3, Ni(OH)2, Co3O4, MnO2\n}\n',
    fix: 'Writes a name or a symbol that is nearly the same. Which precursors to take only whoever makes the batch knows.',
  },
  check(model, report) {
    for (const batch of model.batches) {
      if (batch.declaration.broken) continue;
      for (const problem of batch.problems) {
        if (!isToldElsewhere(problem)) report(reportOn(problem, batch, model));
      }
    }
  },
};

function reportOn(problem: BatchProblem, batch: Batch, model: FileModel): Report {
  const material = batch.material?.name;
  if (problem.kind === 'unknown-element') return noElement(problem.symbol, material);
  const { range, message, help, related } = wordProblem(problem, batch);
  const similar = problem.kind === 'unknown-precursor' ? similarNames(problem.name.text, namesIn(model)) : [];
  const places = problem.kind === 'no-source' ? placesOf(problem.elements, batch, model) : related;
  return {
    range,
    message,
    help: similar.length > 0 ? `did you mean ${oneOf(similar)}?` : help,
    ...(material && { material }),
    ...(places.length > 0 && {
      related: places.map((place) => placeIn(model, place.range, place.message)),
    }),
    ...(similar.length > 0 && { fixes: similar.map((name) => writing(name, range)) }),
  };
}

function namesIn({ materials, imports }: FileModel): string[] {
  const imported = imports.flatMap(({ outcome }) =>
    outcome?.kind === 'read' ? outcome.model.materials : [],
  );
  return [...materials, ...imported].map(({ name }) => name);
}

function writing(name: string, range: Range): Fix {
  return { title: `Write ${name}`, isSafe: false, edits: [{ range, text: `"${name}"` }] };
}

/** Where elements stand in the material, if it is declared in this file. */
function placesOf(elements: readonly string[], { material }: Batch, { materials }: FileModel) {
  if (!material || !materials.includes(material)) return [];
  return elements.flatMap((element) => {
    const occupants = material.sites.flatMap((site) => site.occupants);
    const occupant = occupants.find(({ composition }) => composition.has(element));
    return occupant ? [{ range: occupant.range, message: `${element} of ${material.name}` }] : [];
  });
}
