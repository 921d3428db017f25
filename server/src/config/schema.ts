/** The JSON Schema of hem.json, by which editors complete and check it. */
import { ELEMENT_SYMBOLS } from '../chemistry/symbols.js';
import {
  CURRENCY,
  EXTENDS,
  FILE_NAME,
  KEYS,
  type Key,
  type ListOf,
  PATHS,
  SCHEMA_KEY,
  SECTIONS,
  type Shape,
} from './keys.js';

type Schema = Readonly<Record<string, unknown>>;

/** In draft 07, which editors understand best; with what those of VS Code's kind know beyond it. */
export function configurationSchema(): Schema {
  const sections = Object.entries(SECTIONS).map(([name, means]) => [
    name,
    {
      description: means,
      type: 'object',
      additionalProperties: false,
      properties: propertiesOf(KEYS.filter(({ section }) => section === name)),
    },
  ]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: FILE_NAME,
    description: 'What a project decides about its .hem files, for editors and the command line alike.',
    type: 'object',
    additionalProperties: false,
    allowComments: true,
    allowTrailingCommas: true,
    properties: {
      [SCHEMA_KEY]: { description: 'The JSON Schema of this file, for editors.', type: 'string' },
      ...propertiesOf([EXTENDS]),
      ...Object.fromEntries(sections),
      ...propertiesOf(KEYS.filter(({ section }) => !section)),
    },
  };
}

function propertiesOf(keys: readonly Key[]): Schema {
  return Object.fromEntries(
    keys.map(({ name, means, shape, fallback }) => [
      name,
      { description: means, ...schemaOf(shape), ...defaultOf(shape, fallback) },
    ]),
  );
}

function schemaOf(shape: Shape): Schema {
  switch (shape.kind) {
    case 'word':
      return {
        type: 'string',
        enum: shape.words,
        ...(shape.meanings && { markdownEnumDescriptions: shape.meanings }),
      };
    case 'flag':
      return { type: 'boolean' };
    case 'number':
      return { type: 'number', ...(shape.mayBeZero ? { minimum: 0 } : { exclusiveMinimum: 0 }) };
    case 'numbers':
      return { type: 'array', items: { type: 'number', exclusiveMinimum: 0 }, uniqueItems: true };
    case 'currency':
      return {
        type: 'string',
        pattern: CURRENCY.source,
        patternErrorMessage: 'This wants a currency: its letters or its sign.',
      };
    case 'by-element':
      return {
        type: 'object',
        propertyNames: { enum: ELEMENT_SYMBOLS },
        additionalProperties: { type: 'number', minimum: 0 },
      };
    case 'list': {
      const items = itemOf(shape.of);
      const list = { type: 'array', items };
      return shape.mayBeOne ? { anyOf: [items, list] } : list;
    }
  }
}

function itemOf(of: ListOf): Schema {
  if (of === 'pattern') return { type: 'string', minLength: 1 };
  const { form, want } = PATHS[of];
  return { type: 'string', pattern: form.source, patternErrorMessage: `This wants ${want}.` };
}

/** What holds without the key, where it could be written. */
function defaultOf(shape: Shape, fallback: string): Schema {
  switch (shape.kind) {
    case 'word':
      return { default: fallback };
    case 'flag':
      return { default: fallback === 'true' };
    case 'number':
      return Number.isNaN(Number(fallback)) ? {} : { default: Number(fallback) };
    case 'numbers':
      return { default: fallback.split(', ').map(Number) };
    case 'currency':
    case 'by-element':
    case 'list':
      return {};
  }
}
