/** The card of a mixture, for people. */
import { GAS_CONSTANT } from '../chemistry/entropy.js';
import type { Mixture } from '../model/mixture.js';
import { cardText, field } from './card.js';
import { alignColumns, counted, printable } from './columns.js';
import type { MixtureEntry } from './entry.js';
import { fixed, UNKNOWN } from './numbers.js';
import type { Paint } from './paint.js';

/** One card for each mixture, with a blank line between them. */
export function mixturesPretty(entries: readonly MixtureEntry[], paint: Paint): string {
  return entries.map((entry) => cardOf(entry, paint)).join('\n');
}

function cardOf(entry: MixtureEntry, paint: Paint): string {
  const { mixture } = entry;
  const { name, components, density } = mixture;
  const blocks = [
    [
      ...field('mixture', `${counted(components.length, 'component')}`, paint),
      ...field('density', density === undefined ? undefined : `${density / 1000} g/mL`, paint),
    ],
    componentsTable(mixture, paint),
    field('entropy', entropyText(mixture), paint),
  ];
  return cardText(name || 'mixture', entry, blocks, paint);
}

function componentsTable({ components, isPerLitre, density }: Mixture, paint: Paint): string[] {
  if (components.length === 0) return [];
  const hasMolarity = density !== undefined && !isPerLitre;
  const headings = [
    'component',
    'formula',
    'g/mol',
    isPerLitre ? 'mol in a litre' : 'mol',
    'mole fraction',
    'mass fraction',
    ...(hasMolarity ? ['mol/L'] : []),
  ];
  const rows = components.map(({ name, molecule, amount, moleFraction, massFraction, molarity }) => [
    printable(name),
    printable(molecule.text),
    fixed(molecule.molarMass?.valueOf(), 3),
    fixed(amount, 4),
    fixed(moleFraction, 5),
    massFraction === undefined ? UNKNOWN : `${fixed(massFraction * 100, 2)} %`,
    ...(hasMolarity ? [fixed(molarity, 4)] : []),
  ]);
  return alignColumns(
    [headings.map(paint.faint), ...rows],
    headings.map((_, index) => (index < 2 ? 'left' : 'right')),
  );
}

/** Told as what it is: a liquid electrolyte has another entropy, and no class follows. */
function entropyText({ entropy }: Mixture): string {
  if (entropy === undefined) return 'not known, as not all mole fractions are';
  return (
    `${fixed(entropy, 4)} R = ${fixed(entropy * GAS_CONSTANT, 2)} J/(mol K) of ideal mixing, per mole of components as ` +
    'written; no measure of the entropy of a liquid electrolyte, whose ions, solvents and clusters order one another'
  );
}
