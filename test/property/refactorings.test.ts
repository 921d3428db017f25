/** Laws of what code actions do to a file, for the examples and for compositions of all kinds. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOffer, type Offer, type Refactoring } from '../../server/src/features/refactorings/refactoring.js';
import { REFACTORINGS } from '../../server/src/features/refactorings/registry.js';
import { analyse, type FileModel } from '../../server/src/model/file.js';
import type { Charge, Material } from '../../server/src/model/material.js';
import { check, DEFAULT_CHECK } from '../../server/src/rules/check.js';
import { fixAll, fixFile } from '../../server/src/rules/fix-all.js';
import type { Finding, Fix, TextEdit } from '../../server/src/rules/rule.js';
import type { Declaration, Range, Unit } from '../../server/src/syntax/tree.js';
import { applyEdits } from '../support/edits.js';
import { readFrom } from '../support/memory.js';

/** Those that change a composition or its names, as their titles say. All others keep everything. */
const CHANGING = new Set([
  'normalise-site',
  'fill-vacancies',
  'balance-charge',
  'make-equimolar',
  'extract-family',
]);
const isChanging = (id: string, title: string) =>
  CHANGING.has(id) || title.includes('as species, each counted');

// ------------------------------------------------------------------------------------------- what is the same

/** Everything that a material is, however it is written. Logarithms of sums in another order differ in the last digits. */
function told(material: Material) {
  const { name, sites, charge, elements, water, entropy, entropyWithVacancies, molarMass } = material;
  return {
    name,
    sites: sites.map((site) => ({
      name: site.name,
      multiplicity: site.multiplicity.toFraction(),
      sum: site.sum?.toFraction(),
      entropy: site.entropy.toFixed(9),
      occupants: site.occupants
        .map(({ kind, element, species, amount, state }) =>
          [
            kind,
            element ?? species.replace(/\^?[\d.]*[+-]$/, ''),
            amount?.toFraction(),
            state?.value.toFraction(),
          ].join(' '),
        )
        .sort(),
    })),
    charge: chargeOf(charge),
    elements: [...elements].map(([symbol, amount]) => `${symbol} ${amount.toFraction()}`).sort(),
    water: water.toFraction(),
    entropy: rounded(entropy),
    entropyWithVacancies: rounded(entropyWithVacancies),
    class: material.class,
    molarMass: molarMass?.toFraction(),
  };
}

function chargeOf(charge: Charge): string {
  if (charge.kind === 'known') return charge.value.toFraction();
  return charge.kind === 'unreachable'
    ? `${charge.least.toFraction()} ${charge.most.toFraction()}`
    : charge.kind;
}

function rounded(entropy: Record<string, number> | undefined) {
  return entropy && Object.entries(entropy).map(([key, value]) => `${key} ${value.toFixed(9)}`);
}

const errorsIn = (model: FileModel) => check(model).filter(({ severity }) => severity === 'error');

// -------------------------------------------------------------------------------------------------- the laws

function withText(model: FileModel, text: string): FileModel {
  const imports = new Map(
    model.imports.flatMap(({ declaration, outcome }) =>
      declaration.path && outcome ? [[declaration.path.text, outcome] as const] : [],
    ),
  );
  return analyse(text, model.file, model.projectOptions, undefined, { imports, shared: model.shared });
}

/** Edits lie in the text and apart, and what is read with them has no new problem. */
function applied(model: FileModel, edits: readonly TextEdit[], what: string): FileModel {
  const inOrder = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let end = 0;
  for (const { range } of inOrder) {
    expect(range.start, what).toBeGreaterThanOrEqual(end);
    expect(range.end, what).toBeGreaterThanOrEqual(range.start);
    end = range.end;
  }
  expect(end, what).toBeLessThanOrEqual(model.text.length);
  const after = withText(model, applyEdits(model.text, edits));
  expect(after.syntax.problems.length, `${what}\n${after.text}`).toBeLessThanOrEqual(
    model.syntax.problems.length,
  );
  return after;
}

function holdsFor(model: FileModel, { id }: Refactoring, offer: Offer): void {
  const what = `${id}: ${offer.title}\n${model.text}`;
  const edits = offer.edits();
  if (!id.startsWith('fix-all')) expect(edits, what).not.toEqual([]);
  const after = applied(model, edits, what);
  if (isChanging(id, offer.title)) return;
  expect(after.materials.map(told), `${what}\nbecomes\n${after.text}`).toEqual(model.materials.map(told));
}

/** All that is offered at the units of each declaration, each thing once. */
function offersIn(model: FileModel): { refactoring: Refactoring; offer: Offer }[] {
  const findings = check(model);
  return model.syntax.declarations.flatMap((declaration) => {
    const seen = new Set<string>();
    return placesIn(declaration).flatMap((range) =>
      REFACTORINGS.flatMap((refactoring) =>
        refactoring
          .offers({ model, range, findings, checks: DEFAULT_CHECK })
          .filter(isOffer)
          .flatMap((offer) => {
            const key = `${refactoring.id} ${offer.title}`;
            if (seen.has(key)) return [];
            seen.add(key);
            return [{ refactoring, offer }];
          }),
      ),
    );
  });
}

function placesIn(declaration: Declaration): Range[] {
  if (declaration.kind !== 'material') return [declaration.keyword];
  const units = [
    ...(declaration.formula?.parts ?? []).flatMap((part) => part.units),
    ...(declaration.sites ?? []).flatMap((line) => line.occupants),
  ];
  const inside = (unit: Unit): Unit[] =>
    unit.kind === 'group' ? [unit, ...unit.items.flat().flatMap(inside)] : [unit];
  const starts = [declaration.keyword.start, ...units.flatMap(inside).map(({ range }) => range.start + 1)];
  return starts.map((start) => ({ start, end: start }));
}

/** A fix does away with its finding; one that is safe changes nothing and brings no error. */
function fixHolds(model: FileModel, { rule, message, material }: Finding, fix: Fix): void {
  const what = `${rule}: ${message}\n${fix.title}\n${model.text}`;
  const after = applied(model, fix.edits, what);
  const left = check(after).filter(
    (other) => other.rule === rule && other.material === material && other.message === message,
  );
  expect(left, `${what}\nbecomes\n${after.text}`).toEqual([]);
  if (!fix.isSafe) return;
  expect(after.materials.map(told), what).toEqual(model.materials.map(told));
  expect(errorsIn(after).length, what).toBeLessThanOrEqual(errorsIn(model).length);
}

function fixingAllHolds(model: FileModel): void {
  const fixed = withText(model, fixAll(model, DEFAULT_CHECK));
  expect(fixAll(fixed, DEFAULT_CHECK), model.text).toBe(fixed.text);
  expect(fixed.materials.map(told), model.text).toEqual(model.materials.map(told));
  expect(errorsIn(fixed).length, model.text).toBeLessThanOrEqual(errorsIn(model).length);
  // Fixes that change what is written bring nothing about that was not found before.
  const subjects = new Set(check(model).map(({ rule, material }) => `${rule} ${material}`));
  const unsafe = fixFile(model, DEFAULT_CHECK, true);
  const left = check(withText(model, unsafe.model.text));
  expect(left.map(({ rule, material }) => `${rule} ${material}`).filter((one) => !subjects.has(one))).toEqual(
    [],
  );
  expect(left.length, unsafe.model.text).toBeLessThanOrEqual(check(model).length - unsafe.count);
}

// ---------------------------------------------------------------------------------------------- the examples

const FILES = Object.fromEntries(
  readdirSync('examples')
    .filter((name) => name.endsWith('.hem'))
    .map((name) => [name, readFileSync(`examples/${name}`, 'utf8')]),
);

describe.each(Object.keys(FILES))('%s', (file) => {
  test('every refactoring keeps what it says', async () => {
    const model = await readFrom(FILES, file);
    for (const { refactoring, offer } of offersIn(model)) holdsFor(model, refactoring, offer);
  });

  test('every fix does away with its finding', async () => {
    const model = await readFrom(FILES, file);
    for (const finding of check(model)) for (const fix of finding.fixes ?? []) fixHolds(model, finding, fix);
  });

  test('fixing all is done once', async () => fixingAllHolds(await readFrom(FILES, file)));
});

// --------------------------------------------------------------------------------------- all kinds of files

const METALS = ['Mg', 'Al', 'Ti', 'Cr', 'Mn', 'Fe', 'Co', 'Ni', 'Cu', 'Zn', 'Nb'];
const numeral = fc.oneof(
  fc.integer({ min: 1, max: 99 }).map((hundredths) => (hundredths / 100).toFixed(2)),
  fc.integer({ min: 1, max: 9 }).map((tenths) => `0.${tenths}`),
  fc.constantFrom('1/2', '1/3', '2/3', '1/4', '3/8', '', '1', '2', '0.125', '½', '₀.₅'),
);
const amount = fc.oneof(
  { weight: 5, arbitrary: numeral },
  { weight: 1, arbitrary: fc.constantFrom('{x}', '{1-x}', '{0.5-x/2}', '{2x}') },
);
const charge = fc.oneof(
  { weight: 5, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom('^2+', '^{3+}', '^4+', '^2.5+') },
);
const metal = fc.record({ symbol: fc.constantFrom(...METALS), amount, charge });
const metals = fc.uniqueArray(metal, { minLength: 1, maxLength: 5, selector: ({ symbol }) => symbol });
type Metal = { symbol: string; amount: string; charge: string };
const inFormula = (all: readonly Metal[]) =>
  all.map(({ symbol, charge: state, amount: own }) => `${symbol}${state}${own}`).join('');
const bracketed = fc
  .tuple(metals, fc.constantFrom('plain', '[', '(', 'commas'), numeral)
  .map(([all, form, outer]) => {
    if (form === 'commas' && all.length > 1) return `(${all.map(({ symbol }) => symbol).join(',')})${outer}`;
    if (form === '[') return `[${inFormula(all)}]`;
    if (form === '(' && all.length > 1) return `(${inFormula(all)})${outer}`;
    return inFormula(all);
  });
const formula = fc
  .tuple(
    fc.constantFrom('Na', 'Li', ''),
    amount,
    bracketed,
    fc.constantFrom('O2', 'O', 'O4', 'O1.9F0.1', '(PO4)3'),
  )
  .map(([alkali, own, site, anion]) => (alkali && alkali + own) + site + anion);
const line = metals.map((all) =>
  all
    .map(({ symbol, charge: state, amount: own }) =>
      `${symbol}${state}${own && ` ${own}`}`.replace('₀.₅', '0.5'),
    )
    .join(', '),
);
const sites = fc
  .tuple(amount, line, fc.constantFrom('O 2', 'O2- 2', 'O 1.9, F 0.1'))
  .map(([own, site, anion]) => ` {\n  A: Na ${own.replace('₀.₅', '0.5')}\n  M: ${site}\n  X: ${anion}\n}`);
const composition = fc.oneof(
  formula.map((text) => ` = ${text}`),
  fc
    .tuple(formula, fc.constantFrom(' {\n  expect charge = 0\n}', ' { expect class = low }'))
    .map(([text, body]) => ` = ${text}${body}`),
  sites,
);
const structure = fc.constantFrom(' : O3', ' : P2', ' : spinel', ' : rock-salt', ' : DRX', ' : NASICON', '');
const declaration = fc.tuple(structure, composition);
const source = fc
  .array(declaration, { minLength: 1, maxLength: 3 })
  .map((all) =>
    all
      .map(
        ([on, text], index) =>
          `material m${index}${/x[}/]/.test(text) ? '(x = 0.1, 0.25)' : ''}${on}${text}\n`,
      )
      .join(''),
  );

test('every refactoring of any material keeps what it says', () => {
  fc.assert(
    fc.property(source, (text) => {
      const model = analyse(text, 'law.hem');
      for (const { refactoring, offer } of offersIn(model)) holdsFor(model, refactoring, offer);
    }),
    { numRuns: 100 },
  );
});

test('nothing is offered that fails, whatever is selected in whatever is written', () => {
  const cut = fc.record({ file: fc.constantFrom(...Object.keys(FILES)), at: fc.nat(), length: fc.nat(60) });
  fc.assert(
    fc.property(
      cut,
      fc.constantFrom('', '(', '{', 'x', ' = ', '\n', '"'),
      fc.nat(300),
      ({ file, at, length }, inserted, size) => {
        const all = FILES[file] ?? '';
        const from = at % (all.length + 1);
        const whole = all.slice(Math.max(0, from - 1000), from + 1000);
        const start = Math.min(1000, from);
        const text = whole.slice(0, start) + inserted + whole.slice(start + length);
        const model = analyse(text, 'law.hem');
        const range = { start, end: Math.min(start + size, text.length) };
        const findings = check(model);
        for (const refactoring of REFACTORINGS) {
          for (const offer of refactoring.offers({ model, range, findings, checks: DEFAULT_CHECK })) {
            if (isOffer(offer)) applied(model, offer.edits(), `${refactoring.id}: ${offer.title}\n${text}`);
          }
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('every fix in any material does away with its finding', () => {
  fc.assert(
    fc.property(source, (text) => {
      const model = analyse(text, 'law.hem');
      for (const finding of check(model)) {
        for (const fix of finding.fixes ?? []) fixHolds(model, finding, fix);
      }
    }),
    { numRuns: 100 },
  );
});

test('fixing all of any file is done once', () => {
  fc.assert(
    fc.property(source, (text) => fixingAllHolds(analyse(text, 'law.hem'))),
    { numRuns: 100 },
  );
});

/** The refactoring of a single material by its id; undefined where it is not offered. */
function done(id: string, text: string, range: Range = { start: 0, end: 0 }): string | undefined {
  const model = analyse(text, 'law.hem');
  const [offer] = REFACTORINGS.filter((one) => one.id === id)
    .flatMap((one) => one.offers({ model, range, findings: [], checks: DEFAULT_CHECK }))
    .filter(isOffer);
  return offer && applyEdits(text, offer.edits());
}

test('what is expanded to its sites can be written as a formula again, and then expanded to the same', () => {
  fc.assert(
    fc.property(structure, bracketed, (on, site) => {
      const parameters = /x[}/]/.test(site) ? '(x = 0.1, 0.25)' : '';
      const expanded = done('expand-formula', `material m${parameters}${on} = Na${site}O2\n`);
      fc.pre(expanded !== undefined);
      const collapsed = done('collapse-sites', expanded);
      fc.pre(collapsed !== undefined);
      expect(done('expand-formula', collapsed)).toBe(expanded);
    }),
  );
});

test('a family that is expanded to its members is extracted from them again', () => {
  const tenths = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(tenths, fc.constantFrom('Ni', 'Fe'), fc.constantFrom('Mn', 'Ti'), (values, one, other) => {
      const text = `material f(x = ${values.map((value) => value / 10).join(', ')}) : O3 = Na[${one}{x}${other}{1-x}]O2\n`;
      const members = done('expand-family', text);
      expect(members).toBeDefined();
      const extracted = members && done('extract-family', members, { start: 0, end: members.length });
      expect(extracted).toBe(text);
    }),
  );
});

test('a family is extracted only where it has every material as it was', () => {
  const hundredths = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }));
  fc.assert(
    fc.property(fc.array(hundredths, { minLength: 2, maxLength: 4 }), (amounts) => {
      const text = amounts
        .map(([ni, co], index) => `material m${index} : O3 = LiNi0.${ni}Co0.${co}Mn0.${100 - ni}O2\n`)
        .join('');
      const family = done('extract-family', text, { start: 0, end: text.length });
      fc.pre(family !== undefined);
      const unnamed = (source: string) =>
        analyse(source, 'law.hem').materials.map((material) => ({ ...told(material), name: '' }));
      expect(unnamed(family)).toEqual(unnamed(text));
    }),
  );
});
