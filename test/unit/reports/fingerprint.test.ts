import { expect, test } from 'vitest';
import { fingerprintsOf } from '../../../server/src/reports/fingerprint.js';
import { checked, finding } from './support.js';

const TEXT = 'material a : O3 = LiCoO2\nmaterial b : O3 = Li Co1.1 O2\n';

function fingerprint(text: string, at: string, more: Parameters<typeof finding>[2] = {}): string {
  return fingerprintsOf(checked(text, [finding(text, at, { material: 'b', ...more })]))[0] ?? '';
}

test('a fingerprint is the FNV-1a hash of what the finding is about', () => {
  // printf '["site-sum","cathodes.hem","b","Li Co1.1"]0', hashed with the numbers of the specification.
  const bytes = Buffer.from('["site-sum","cathodes.hem","b","Li Co1.1"]0');
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  expect(fingerprint(TEXT, 'Li Co1.1')).toBe(hash.toString(16).padStart(16, '0'));
});

test.each([
  ['lines before it', `# a note\n\n${TEXT}`],
  ['lines after it', `${TEXT}\n# a note\n`],
  ['the order of declarations', TEXT.split('\n').reverse().join('\n')],
  ['line ends', TEXT.replaceAll('\n', '\r\n')],
])('it does not depend on %s', (_, text) => {
  expect(fingerprint(text, 'Li Co1.1')).toBe(fingerprint(TEXT, 'Li Co1.1'));
});

test('it depends neither on white space nor on the words of the message', () => {
  const text = TEXT.replace('Li Co1.1', 'Li\n\t  Co1.1');
  expect(fingerprint(text, 'Li\n\t  Co1.1', { message: 'otherwise' })).toBe(fingerprint(TEXT, 'Li Co1.1'));
});

test('it depends on the rule, the material, the file and what is underlined', () => {
  const one = finding(TEXT, 'Co1.1', { material: 'b' });
  const all = [
    checked(TEXT, [one]),
    checked(TEXT, [{ ...one, rule: 'syntax' }]),
    checked(TEXT, [{ ...one, material: 'a' }]),
    checked(TEXT, [finding(TEXT, 'Li Co1.1', { material: 'b' })]),
    checked(TEXT, [one], [], 'others.hem'),
  ].flatMap(fingerprintsOf);
  expect(new Set(all).size).toBe(5);
});

test('findings alike are told apart by their order, so that one more changes none before it', () => {
  const one = finding(TEXT, 'Co1.1');
  const two = fingerprintsOf(checked(TEXT, [one, one]));
  const three = fingerprintsOf(checked(TEXT, [one, finding(TEXT, 'O2'), one, one]));
  expect(new Set(three).size).toBe(4);
  expect([three[0], three[2]]).toEqual(two);
});

test('where nothing is underlined the line counts', () => {
  const text = 'material a =\nmaterial b =\n';
  const [first, second] = [12, 25].map((at) =>
    fingerprint(text, 'a', { range: { start: at, end: at }, rule: 'syntax' }),
  );
  expect(first).not.toBe(second);
  const moved = fingerprint(`\n${text}`, 'a', { range: { start: 13, end: 13 }, rule: 'syntax' });
  expect(moved).toBe(first);
});

test('nothing in a name is taken for the end of it', () => {
  const of = (rule: string, material: string) => fingerprint(TEXT, 'Co1.1', { rule, material });
  expect(of('a","b', 'c')).not.toBe(of('a', 'b","c'));
});
