/**
 * The grammar of the language as data. The railroad diagrams are drawn of it, and a test reads sentences that are made
 * of it, so that they cannot differ from the parser without notice.
 *
 * It has what a file is meant to be made of. The parser reads more where that is harmless (`*` for the dot of a hydrate,
 * blanks within a formula), and refuses some of what is formed rightly but can be read in two ways: see
 * docs/notation.md.
 */
import { CONVENTIONS } from '../../server/src/chemistry/entropy.js';
import { ELEMENT_SYMBOLS } from '../../server/src/chemistry/symbols.js';
import { BATCH_UNITS } from '../../server/src/model/batch.js';
import { QUANTITIES } from '../../server/src/model/quantities/registry.js';
import {
  choice,
  optional,
  type Production,
  repeated,
  sequence,
  type Term,
  termOf,
  type Word,
} from './terms.js';

/** Any one of these texts. */
function oneOf(texts: readonly string[]): Term {
  return choice(...[...new Set(texts)].map((text) => `'${text}'`));
}

/** Lines between braces. */
function lines(line: Term, separator: string): Term {
  return sequence("'{'", optional('breaks'), optional(repeated(line, separator), optional(separator)), "'}'");
}

const productions: Production[] = [];
let part = '';

/** Blanks may stand between its parts. */
function loose(name: string, about: string, term: Term | string): void {
  productions.push({ name, part, about, isTight: false, term: termOf(term) });
}

/** Nothing stands between its parts. */
function tight(name: string, about: string, term: Term | string): void {
  productions.push({ name, part, about, isTight: true, term: termOf(term) });
}

// -------------------------------------------------------------------------------------------------------- files

part = 'Files';
loose(
  'file',
  'Declarations, each beginning a line. Lines between them may be empty.',
  repeated(optional('declaration'), 'end-of-line'),
);
loose(
  'declaration',
  'What a file can declare.',
  choice('material', 'structure', 'let', 'convention', 'import', 'measured', 'batch', 'mixture'),
);
tight(
  'end-of-line',
  'A comment may stand at the end of every line.',
  sequence(optional('comment'), 'line-break'),
);
tight(
  'comment',
  'A plain comment, a doc comment of the declaration below, or one that quiets checks of the declaration below.',
  choice(
    sequence("'# '", optional('text')),
    sequence("'## '", optional('text')),
    sequence(choice("'# hem-ignore '", "'# hem-ignore-file '"), repeated('rule', "', '"), "': '", 'text'),
  ),
);
loose('name', 'The name of anything that is declared.', choice('bare-name', 'quoted'));
loose('separator', 'Between lines in braces.', choice(sequence("';'", optional('breaks')), 'breaks'));
loose('breaks', 'One or more new lines.', repeated('end-of-line'));
loose('comma', 'After a comma a list may go on in the next line.', sequence("','", optional('breaks')));

// ---------------------------------------------------------------------------------------------------- materials

part = 'Materials';
loose(
  'material',
  'A composition, or a family of them, with a structure or without.',
  sequence("'material'", 'name', optional('parameters'), choice('composition', 'derivation')),
);
loose(
  'composition',
  'In one line, which may be followed by checks, or site by site.',
  sequence(optional("':'", 'name'), choice(sequence("'='", 'formula', optional('checks')), 'sites')),
);
loose('sites', 'The long form.', lines(choice('site', 'expectation'), 'separator'));
loose('site', 'What sits on a site.', sequence('name', "':'", 'occupants'));
loose('occupants', 'Species with their amounts; without one, it is 1.', repeated('occupant', 'comma'));
loose('occupant', 'One species.', sequence('species', optional('amount')));
loose('checks', 'Expectations alone.', lines(termOf('expectation'), 'separator'));

part = 'Families';
loose(
  'parameters',
  'All combinations of their values are members.',
  sequence("'('", repeated('parameter', "';'"), "')'"),
);
loose('parameter', 'A name with its values.', sequence('parameter-name', "'='", repeated('values', "','")));
loose(
  'values',
  'One value, or a range with its step.',
  sequence('value', optional(choice("'..'", "'…'"), 'value', "'step'", 'value')),
);
loose(
  'value',
  'An expression without parentheses, in the head of a declaration.',
  sequence(optional('sign'), repeated('product', 'sign')),
);
loose(
  'product',
  'A number, a parameter, or several of them multiplied or divided.',
  sequence(
    choice('fraction', 'numeral', sequence(optional('numeral'), 'parameter-name')),
    optional(
      repeated(choice(sequence("'*'", choice('numeral', 'parameter-name')), sequence("'/'", 'divisor'))),
    ),
  ),
);
loose(
  'reference',
  'A material, or a member of a family by its values.',
  sequence('name', optional("'('", repeated('value', "','"), "')'")),
);
loose(
  'let',
  'A number with a name, for all expressions of the file.',
  sequence("'let'", 'parameter-name', "'='", 'expression'),
);

part = 'Derived materials';
loose(
  'derivation',
  'A material made from another one; the structure is that of the base unless one is named.',
  sequence("'from'", 'reference', optional("':'", 'name'), optional('changes')),
);
loose(
  'changes',
  'What differs from the base.',
  lines(choice('replacement', 'site', 'expectation'), 'separator'),
);
loose(
  'replacement',
  'What stands before the arrow gives way to what stands behind it.',
  sequence('name', "':'", 'species', optional('stated-amount'), choice("'->'", "'→'"), 'occupants'),
);

// ------------------------------------------------------------------------------------------- formulas, amounts

part = 'Formulas';
tight('formula', 'The composition in one line.', sequence(optional('prefix', "'-'"), 'compound'));
tight(
  'compound',
  'A formula, or several that hydrate dots join.',
  sequence(repeated('unit'), optional(repeated(sequence("'·'", optional('coefficient'), repeated('unit'))))),
);
tight('coefficient', 'How many of what follows.', choice('numeral', 'fraction', 'braces'));
tight(
  'unit',
  'An element, a bracket or a vacancy with its amount and its charge. A charge without a caret has no amount beside it.',
  choice(
    sequence(
      choice('element', 'group'),
      optional(
        choice(
          sequence('subscript', optional(choice('marked-charge', 'single-charge'))),
          sequence('marked-charge', optional('subscript')),
          'single-charge',
          'charge',
        ),
      ),
    ),
    sequence('vacancy', optional('subscript')),
  ),
);
tight(
  'group',
  'Round brackets hold a group that commas separate, or two units at least. Square brackets pin to a site what shares it.',
  choice(
    sequence("'('", 'unit', repeated('unit'), "')'"),
    sequence("'('", repeated('unit'), "','", repeated(repeated('unit'), "','"), "')'"),
    sequence("'['", repeated(repeated('unit'), "','"), "']'"),
  ),
);
tight(
  'subscript',
  'The amount in a formula.',
  choice('fraction', 'uncertain', 'numeral', 'lowered-numeral', 'braces', 'compact'),
);
tight(
  'compact',
  'An expression as papers print it. Parameters have one letter here, and one stands in every term but the first.',
  sequence(
    optional(choice('fraction', 'numeral'), 'sign'),
    repeated(sequence(optional('numeral'), 'letter', optional("'/'", 'divisor')), 'sign'),
  ),
);
tight(
  'species',
  'What sits on a site, without its amount.',
  choice(
    sequence(choice('element', 'group'), optional(choice('marked-charge', 'single-charge', 'charge'))),
    'vacancy',
  ),
);
tight('charge', 'A charge as it stands behind a symbol.', sequence(optional('magnitude'), 'sign'));
tight(
  'marked-charge',
  'A charge that cannot be taken for an amount.',
  choice(
    sequence("'^'", 'magnitude', 'sign'),
    sequence("'^{'", optional('magnitude'), 'sign', "'}'"),
    'raised-charge',
  ),
);
tight(
  'single-charge',
  'A single charge behind a caret; a number behind it would be its magnitude.',
  sequence("'^'", 'sign'),
);

part = 'Amounts and expressions';
loose(
  'amount',
  'Of a species in a list. `rest` fills the site, `?` is solved from charge neutrality.',
  choice('stated-amount', "'rest'", "'?'"),
);
loose('stated-amount', 'A number or an expression.', choice('number', 'braces', 'compact'));
loose(
  'number',
  'With its uncertainty, and as parts of a hundred.',
  sequence(
    choice('fraction', 'uncertain', sequence('numeral', optional(choice("'±'", "'+/-'"), 'numeral'))),
    optional("'%'"),
  ),
);
tight(
  'uncertain',
  'The standard uncertainty in the last printed digits: `0.821(6)` is 0.821 ± 0.006.',
  sequence('numeral', "'('", 'digits', "')'"),
);
tight('fraction', 'Exact.', choice(sequence('numeral', "'/'", 'divisor'), 'vulgar-fraction'));
loose('braces', 'An expression as an amount.', sequence("'{'", 'expression', "'}'"));
loose('expression', 'Sums and differences.', sequence(optional('sign'), repeated('term', 'sign')));
loose(
  'term',
  'Products, and quotients by a number.',
  sequence('factor', optional(repeated(choice(sequence("'*'", 'factor'), sequence("'/'", 'divisor'))))),
);
loose(
  'factor',
  'Before a letter or a parenthesis a product needs no sign.',
  choice(
    'numeral',
    'vulgar-fraction',
    sequence(optional('numeral'), choice('parameter-name', sequence("'('", 'expression', "')'"))),
  ),
);

// ----------------------------------------------------------------------------------------- conventions, checks

part = 'Conventions and checks';
loose(
  'convention',
  'What decides the class in this file.',
  sequence("'convention'", choice(sequence('convention-name', optional('counting')), 'counting')),
);
loose('convention-name', 'The conventions for totals.', oneOf(CONVENTIONS));
loose('counting', 'Vacancies count as occupants.', sequence("'counting'", "'vacancies'"));
loose(
  'expectation',
  'A check that the file states for itself.',
  sequence("'expect'", 'quantity', choice('comparison', 'approximation', 'interval', 'classification')),
);
loose(
  'quantity',
  'What is expected of, and in which convention.',
  sequence('subject', optional("'per'", 'convention-name'), optional('counting')),
);
tight(
  'subject',
  'A quantity of the material, or of one of its sites.',
  sequence(oneOf(QUANTITIES.map(({ name }) => name)), optional("'('", 'bare-name', "')'")),
);
loose(
  'comparison',
  'With a number.',
  sequence(
    choice("'='", "'<'", "'<='", "'≤'", "'>'", "'>='", "'≥'"),
    'signed-number',
    optional('unit-of-measure'),
  ),
);
loose(
  'approximation',
  'With a number and its tolerance.',
  sequence("'='", 'signed-number', choice("'±'", "'+/-'"), 'numeral', optional('unit-of-measure')),
);
loose(
  'interval',
  'Between two numbers.',
  sequence("'in'", 'signed-number', choice("'..'", "'…'"), 'signed-number', optional('unit-of-measure')),
);
loose(
  'classification',
  'With a class; they are in order.',
  choice(
    sequence(choice("'='", "'<'", "'<='", "'≤'", "'>'", "'>='", "'≥'"), 'class'),
    sequence("'in'", 'class', choice("'..'", "'…'"), 'class'),
  ),
);
loose(
  'class',
  'By configurational entropy.',
  oneOf(QUANTITIES.flatMap((quantity) => (quantity.kind === 'word' ? quantity.words : []))),
);
loose(
  'unit-of-measure',
  'Behind one of the numbers, or the same behind each of them. Each quantity has its own.',
  oneOf(
    QUANTITIES.flatMap((quantity) =>
      quantity.kind === 'number' ? quantity.units.flatMap(({ name, also }) => [name, ...also]) : [],
    ),
  ),
);

// -------------------------------------------------------------------------------------------------- structures

part = 'Structures';
loose(
  'structure',
  'The sites that compositions are laid onto. Each of them has a line of its own.',
  sequence(
    "'structure'",
    'name',
    optional('quoted'),
    optional("'metallic'"),
    lines(termOf('site-of-structure'), 'breaks'),
  ),
);
loose(
  'site-of-structure',
  'Name, multiplicity, coordination, and what usually sits there; `...` says that there is more.',
  sequence(
    'name',
    optional('multiplicity'),
    optional('bare-name'),
    optional("':'", repeated('species', 'comma'), optional('comma', choice("'...'", "'…'"))),
  ),
);
tight('multiplicity', 'Sites per formula unit.', sequence("'*'", 'divisor', optional("'/'", 'whole')));

// ------------------------------------------------------------------------------------------------- other files

part = 'Imports';
loose('import', 'Takes over what another file declares.', sequence("'import'", 'quoted'));

// -------------------------------------------------------------------------------------------------- laboratory

part = 'Laboratory';
loose(
  'measured',
  'What was found of a material.',
  sequence(
    "'measured'",
    optional('name'),
    "'of'",
    'reference',
    lines(choice('element-amounts', 'normalisation'), 'separator'),
  ),
);
loose(
  'element-amounts',
  'Elements with what was found of them.',
  repeated(sequence('element', 'number'), 'comma'),
);
loose(
  'normalisation',
  'What the values are normalised to; without it they are atoms per formula unit.',
  sequence(choice("'normalised'", "'normalized'"), "'to'", choice("'sum'", 'element')),
);
loose(
  'batch',
  'What is to be weighed.',
  sequence(
    "'batch'",
    optional('name'),
    "'of'",
    'reference',
    lines(choice('target', 'precursors', 'excess'), 'separator'),
  ),
);
loose(
  'target',
  'How much is to be made.',
  sequence(choice("'mass'", "'amount'"), 'numeral', oneOf(BATCH_UNITS)),
);
loose(
  'precursors',
  'What it is made from, by formula or by a material’s name, with the purity.',
  sequence("'from'", repeated(sequence(choice('compound', 'quoted'), optional('percentage')), 'comma')),
);
loose(
  'excess',
  'What is given beyond the formula, as a part of what the formula has.',
  sequence("'excess'", repeated(sequence('element', 'percentage'), 'comma')),
);
loose('percentage', 'A part of a hundred.', sequence('numeral', "'%'"));
loose(
  'mixture',
  'Compounds that are mixed, such as a liquid electrolyte.',
  sequence("'mixture'", 'name', lines(choice('components', 'density'), 'separator')),
);
loose('components', 'One or several in a line.', repeated('component', 'comma'));
loose(
  'component',
  'A compound with how much of it there is; its name is the formula unless one is written.',
  sequence(
    optional('name', "'='"),
    'compound',
    'numeral',
    choice("'mol'", "'mmol'", "'g'", "'mg'", "'kg'", "'mol/L'", "'mmol/L'", "'M'", "'mM'"),
  ),
);
loose(
  'density',
  'Of the whole mixture; with it there are molarities.',
  sequence(
    "'density'",
    'numeral',
    choice("'g/mL'", "'g/cm3'", "'g/cm³'", "'kg/L'", "'g/L'", "'kg/m3'", "'kg/m³'"),
  ),
);

/** In the order of the docs. */
export const PRODUCTIONS: readonly Production[] = productions;

/** Long symbols first: of `Co` and `C` the one that is longer is meant. */
const symbols = [...ELEMENT_SYMBOLS].sort((a, b) => b.length - a.length);

export const WORDS: readonly Word[] = [
  { name: 'line-break', about: 'LF, CR LF or CR', pattern: /\r\n|\n|\r/ },
  { name: 'text', about: 'anything up to the end of the line', pattern: /[^\r\n]+/, sample: /[ -~À-ÿ°·□]+/ },
  {
    name: 'bare-name',
    about: "letters, digits and `_`, and behind the first also `.`, `'`, `/`, `+` and `-`",
    pattern: /[\p{L}\p{N}_][\p{L}\p{N}_.'/+-]*/u,
  },
  {
    name: 'quoted',
    about: 'anything on the line between quotes; `\\"` is a quote within them',
    pattern: /"(?:[^"\\\r\n]|\\[^\r\n])+"/,
  },
  { name: 'rule', about: 'the id of a [rule](rules/)', pattern: /[a-z]+(?:-[a-z]+)*/ },
  {
    name: 'element',
    about: 'the symbol of one of the 118 elements',
    pattern: new RegExp(symbols.join('|')),
  },
  { name: 'vacancy', about: 'a vacancy', pattern: /Va|□/ },
  {
    name: 'prefix',
    about: 'the name of a structure, of letters and digits',
    pattern: /[A-Za-z][A-Za-z0-9]*/,
  },
  { name: 'numeral', about: 'a decimal number', pattern: /[0-9]+(?:\.[0-9]+)?|\.[0-9]+/ },
  { name: 'lowered-numeral', about: 'the same in subscripts', pattern: /[₀-₉]+(?:\.[₀-₉]+)?/ },
  { name: 'divisor', about: 'a number that is not zero', pattern: /[1-9][0-9]*(?:\.[0-9]+)?/ },
  { name: 'whole', about: 'a whole number that is not zero', pattern: /[1-9][0-9]*/ },
  { name: 'digits', about: 'one digit or more', pattern: /[0-9]+/ },
  { name: 'vulgar-fraction', about: 'a fraction of one character', pattern: /[¼½¾⅐-⅞]/ },
  {
    name: 'signed-number',
    about: 'a decimal number or a fraction, with a sign or without',
    pattern: /[-−+]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:\/[1-9][0-9]*)?/,
  },
  { name: 'magnitude', about: 'of a charge', pattern: /[1-9]/ },
  { name: 'sign', about: 'plus or minus', pattern: /[-+−]/ },
  { name: 'raised-charge', about: 'a charge in superscripts', pattern: /[¹²³⁴-⁹][⁺⁻]/ },
  {
    name: 'letter',
    about: 'one small letter; with an element before it, it must not make the symbol of another one',
    pattern: /[a-zα-ω]/,
    sample: /[xyzδ]/,
  },
  {
    name: 'parameter-name',
    about: 'small letters, and behind the first also digits and `_`; not `step` and not `rest`',
    pattern: /[a-zα-ω][a-zα-ω0-9_]*/,
    sample: /[a-zα-ω][a-qα-ω0-9_]*/,
  },
];
