/** A file with every form survives: formatted, read again, its families expanded and exported, twice, unchanged. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyse } from '../../server/src/model/file.js';
import { showJson } from '../../server/src/reports/show-json.js';
import { check } from '../../server/src/rules/check.js';
import { format } from '../../server/src/syntax/format.js';

const text = readFileSync('test/fixtures/every-form.hem', 'utf8');
const file = 'every-form.hem';

const told = (source: string) => {
  const model = analyse(source, file);
  return check(model).map(({ rule, message, severity }) => ({ rule, message, severity }));
};

test('every form is read, and nothing in it is an error', () => {
  expect(told(text).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('formatting keeps what is said, and twice is once', () => {
  const once = format(text);
  expect(format(once)).toBe(once);
  expect(told(once)).toEqual(told(text));
  expect(exported(once)).toBe(exported(text));
});

test('spread out and squeezed, it is the same file', () => {
  const spread = text.replaceAll(/ (?=[=:{])/g, '   ').replaceAll(/\n/g, '  \n');
  expect(exported(format(spread))).toBe(exported(text));
});

function exported(source: string): string {
  const model = analyse(source, file);
  const place = { file, line: 1 };
  return showJson(
    model.materials.map((material) => ({ ...place, material, options: model.options })),
    model.measurements.map((measurement) => ({ ...place, measurement })),
    model.mixtures.map((mixture) => ({ ...place, mixture })),
  );
}
