/** The card of a mixture: how much of each component, and the ideal entropy of mixing. */
import type { Mixture, MixtureComponent } from '../../model/mixture.js';
import { entropyText, joules, massText } from '../figures.js';
import { type Block, paragraph, paragraphsOf } from '../markup.js';
import { NOT_CHECKED } from './occupants.js';
import { SOURCE, sourcesText } from './sources.js';

const DECIMALS = 4;

/** What a figure for a liquid must not be taken for. */
const CAVEAT =
  'This is the entropy of mixing at random, each component as one kind of particle. In a liquid electrolyte salts ' +
  'dissociate, and ions, solvents and clusters order one another in solvation shells, which this does not know: it is no ' +
  'measure of the entropy of the liquid, no class of entropy follows from it, and whether to speak of high-entropy ' +
  'electrolytes at all is under debate.';

export function mixtureCard(mixture: Mixture): Block[] {
  const { declaration, name, components, entropy } = mixture;
  const doc = paragraphsOf(declaration.doc?.text ?? '');
  const title = paragraph({ strong: name || 'mixture' }, ` · mixture of ${counted(components.length)}`);
  if (declaration.broken) return [title, ...doc, paragraph(NOT_CHECKED)];
  return [
    title,
    ...doc,
    ...componentsTable(mixture),
    paragraph(
      entropy === undefined
        ? 'Ideal entropy of mixing: not known, as not all mole fractions are.'
        : `Ideal entropy of mixing: S = −R Σ x ln x = ${entropyText(entropy, DECIMALS)} R = ${joules(entropy)} J/(mol K) per mole of components as they are written.`,
    ),
    paragraph(CAVEAT),
    paragraph(
      sourcesText([
        ['Caveat', SOURCE.electrolytes],
        ['Atomic weights', SOURCE.weights],
      ]),
    ),
  ];
}

/** The card of one component. */
export function componentCard(component: MixtureComponent, mixture: Mixture): Block[] {
  const { name, molecule, moleFraction, massFraction, amount, molarity } = component;
  const { molarMass, text } = molecule;
  const facts = [
    `molar mass ${molarMass ? `${massText(molarMass, 3)} g/mol` : 'not known'}`,
    `amount ${rounded(amount)}${amount ? ' mol' : ''}${mixture.isPerLitre ? ' in a litre' : ''}`,
    `mole fraction ${rounded(moleFraction)}`,
    `mass fraction ${percentage(massFraction)}`,
    ...(mixture.density && !mixture.isPerLitre
      ? [`molarity ${rounded(molarity)}${molarity ? ' mol/L' : ''}`]
      : []),
  ];
  return [
    paragraph({ strong: name }, name === text ? '' : ` · ${text}`, ` · component of ${mixture.name}`),
    ...(mixture.declaration.broken
      ? [paragraph(NOT_CHECKED)]
      : [{ kind: 'list', items: facts.map((fact) => [fact]) } as const]),
  ];
}

function componentsTable({ components, isPerLitre, density }: Mixture): Block[] {
  if (components.length === 0) return [];
  const hasMolarity = density !== undefined && !isPerLitre;
  return [
    {
      kind: 'table',
      columns: [
        { heading: 'Component' },
        { heading: 'Formula' },
        { heading: 'Molar mass, g/mol', isNumber: true },
        { heading: isPerLitre ? 'Amount in a litre, mol' : 'Amount, mol', isNumber: true },
        { heading: 'Mole fraction', isNumber: true },
        { heading: 'Mass fraction', isNumber: true },
        ...(hasMolarity ? [{ heading: 'Molarity, mol/L', isNumber: true }] : []),
      ],
      rows: components.map(({ name, molecule, amount, moleFraction, massFraction, molarity }) => [
        name,
        molecule.text,
        molecule.molarMass ? massText(molecule.molarMass, 3) : 'not known',
        rounded(amount),
        rounded(moleFraction),
        percentage(massFraction),
        ...(hasMolarity ? [rounded(molarity)] : []),
      ]),
    },
  ];
}

/** Four digits are more than amounts that were weighed have. */
function rounded(value: number | undefined): string {
  return value === undefined ? 'not known' : String(Number(value.toPrecision(DECIMALS)));
}

function percentage(part: number | undefined): string {
  return part === undefined ? 'not known' : `${(part * 100).toFixed(2)} %`;
}

function counted(components: number): string {
  return `${components} component${components === 1 ? '' : 's'}`;
}
