/** Between the braces of a mixture: substances that electrolytes are mixed of. */
import { ELECTROLYTE_COMPONENTS, type ElectrolyteComponent } from '../../chemistry/electrolytes.js';
import { moleculeCard } from '../cards/molecule.js';
import type { Context } from '../place/place.js';
import { apart, type Completion, endOf } from './completion.js';

const PARTIAL = /[\p{L}\p{N}()-]*$/u;

/** @param entry what is written of the component. */
export function componentCompletions(context: Context, entry: string): Completion[] {
  const range = endOf(context, PARTIAL.exec(entry)?.[0].length ?? 0);
  const one = (component: ElectrolyteComponent, label: string, text: string, detail: string): Completion => ({
    kind: 'precursor',
    label,
    insert: apart(`${text} `, context, range),
    detail,
    range,
    documentation: () => moleculeCard(component.formula, `${component.substance}, ${component.kind}`),
  });
  const named = /^(\S+)\s*=\s*[^\s=]*$/.exec(entry);
  if (named) {
    const isNamed = ({ name }: ElectrolyteComponent) => name === named[1]?.replaceAll('"', '');
    return [...ELECTROLYTE_COMPONENTS]
      .sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)))
      .map((component) => one(component, component.formula, component.formula, component.substance));
  }
  if (!/^[^\s=]*$/.test(entry)) return [];
  const { declaration } = context;
  const written = declaration?.kind === 'mixture' ? declaration.components : [];
  const others = new Set(written.flatMap(({ name }) => (name.range.start === range.start ? [] : name.text)));
  return ELECTROLYTE_COMPONENTS.filter(({ name }) => !others.has(name)).map((component) => {
    const { name, formula, substance } = component;
    return one(component, name, name === formula ? name : `${name} = ${formula}`, substance);
  });
}
