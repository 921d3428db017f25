import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonParts } from '../../../server/src/reports/json.js';

const list = fc.array(fc.array(fc.object(), { maxLength: 3 }), { maxLength: 4 });

function written(whole: object, lists: Iterable<readonly object[]>): string {
  return [...jsonParts(whole, lists)].join('');
}

test('parts together are the document with its list', () => {
  fc.assert(
    fc.property(list, fc.string({ unit: 'grapheme' }), (lists, name) => {
      const items = lists.flat();
      const asJson = (value: object) => JSON.parse(JSON.stringify(value));
      expect(JSON.parse(written([], lists))).toEqual(asJson(items));
      const whole = (inside: object[]) => ({ name, empty: [], runs: [{ '[]': '[]', list: inside }] });
      expect(JSON.parse(written(whole([]), lists))).toEqual(asJson(whole(items)));
    }),
  );
});

test('each item has a line', () => {
  expect(written([], [])).toBe('[]\n');
  expect(written([], [[{ a: [1, 2] }], [], [{ b: 1 }, {}]])).toBe('[\n  {"a":[1,2]},\n  {"b":1},\n  {}\n]\n');
  expect(written({ a: [{ b: [] }] }, [[{ c: 1 }]])).toBe(
    '{\n  "a": [\n    {\n      "b": [\n        {"c":1}\n      ]\n    }\n  ]\n}\n',
  );
});
