/** The card of a substance by its formula. */
import { readMolecule } from '../../model/molecule.js';
import { parse } from '../../syntax/parse.js';
import { massText } from '../figures.js';
import { type Block, paragraph } from '../markup.js';
import { SOURCE } from './sources.js';

/** @param about what it is, in a few words. */
export function moleculeCard(formula: string, about?: string): Block[] {
  const [declaration] = parse(`material molecule = ${formula}`).declarations;
  const read =
    declaration?.kind === 'material' && declaration.formula ? readMolecule(declaration.formula) : undefined;
  return [
    paragraph({ strong: formula }, about ? ` · ${about}` : ''),
    ...(read?.molarMass
      ? [paragraph(`Molar mass ${massText(read.molarMass, 3)} g/mol; atomic weights: ${SOURCE.weights}.`)]
      : []),
  ];
}
