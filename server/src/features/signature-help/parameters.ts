/** The form of parameters where a family is declared, and of their values where a member is named. */

import { exactNumeral } from '../../chemistry/amount.js';
import { declaredAs } from '../../model/file-model.js';
import { type Block, paragraph } from '../markup.js';
import type { Context } from '../place/place.js';
import { type Part, signatureOf } from './label.js';
import type { Signature, SignatureHelp } from './signature.js';

const NAME: readonly Block[] = [
  paragraph('A small letter or a word of small letters: ', { code: 'x' }, ', ', { code: 'δ' }, '.'),
];
const VALUES: readonly Block[] = [paragraph('The values that it takes: ', { code: '0, 0.05, 0.1' }, '.')];
const FROM: readonly Block[] = [paragraph('The first value: ', { code: '0 .. 1.5 step 0.1' }, '.')];
const TO: readonly Block[] = [paragraph('The last value.')];
const STEP: readonly Block[] = [paragraph('From one value to the next.')];
const MORE: readonly Block[] = [paragraph('A further parameter: all combinations of values are members.')];

/** A list of values or a range, whichever fits what is written between the last semicolon and the cursor. */
export function parameterSignatures({ before, declaration, model }: Context): SignatureHelp {
  const groups = before.split(';');
  const group = groups[groups.length - 1] ?? '';
  const isNamed = group.includes('=');
  const isFurther = groups.length > 1 && !isNamed;
  const isRange = /\.\.|…/.test(group);
  const inRange = /\bstep\b/.test(group) ? 3 : isRange ? 2 : isNamed ? 1 : 0;
  const members = declaredAs(declaration, model)?.members.length ?? 0;
  const documentation = [
    paragraph('Each value, and each combination of them, is a material of its own.'),
    ...(members > 1 ? [paragraph(`${members} members so far.`)] : []),
  ];
  const name: Part = { text: 'NAME', documentation: NAME };
  const more: Part = { text: 'NAME = …', documentation: MORE };
  const list: Part[] = [
    '(',
    name,
    ' = ',
    { text: 'VALUE, VALUE, …', documentation: VALUES },
    '; ',
    more,
    ')',
  ];
  const range: Part[] = [
    ...['(', name, ' = ', { text: 'FROM', documentation: FROM }, ' .. ', { text: 'TO', documentation: TO }],
    ...[' step ', { text: 'STEP', documentation: STEP }, '; ', more, ')'],
  ];
  return {
    signatures: [
      signatureOf(list, documentation, isFurther ? 2 : Math.min(inRange, 1)),
      signatureOf(range, documentation, isFurther ? 4 : inRange),
    ],
    active: isRange ? 1 : 0,
  };
}

/** Values that are named one by one, at most. */
const MOST_VALUES = 20;

/** `MTS(x)`, with the values that a member has. */
export function familySignature({ before, model }: Context, family: string): Signature | undefined {
  const imported = model.imports.flatMap(({ outcome }) =>
    outcome?.kind === 'read' ? outcome.model.declared : [],
  );
  const declared = [...model.declared, ...imported].find(
    ({ declaration }) => declaration.name?.text === family,
  );
  if (!declared || declared.parameters.length === 0) return undefined;
  const parts = declared.parameters.flatMap(({ name, values }, index): Part[] => {
    const listed = values.slice(0, MOST_VALUES).map(exactNumeral).join(', ');
    const rest = values.length > MOST_VALUES ? ` … and ${values.length - MOST_VALUES} more` : '';
    const documentation = [paragraph(`Values of ${name.text}: ${listed}${rest}.`)];
    return [...(index > 0 ? [', '] : []), { text: name.text, documentation }];
  });
  return signatureOf(
    [`${family}(`, ...parts, ')'],
    [paragraph('One member of the family.')],
    before.split(',').length - 1,
  );
}
