/** Each fix of each rule does away with its finding in every fixture, and brings no error of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FileModel } from '../../server/src/model/file.js';
import { check } from '../../server/src/rules/check.js';
import type { Finding } from '../../server/src/rules/rule.js';
import { filesIn } from '../support/annotations.js';
import { applyFix } from '../support/edits.js';
import { readFrom } from '../support/memory.js';

const FOLDER = 'test/fixtures/rules';

/** What a finding is about, wherever it stands after an edit. */
const keyOf = ({ rule, message, material }: Finding) => [rule, message, material].join('\n');

function counts(findings: readonly Finding[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const one of findings) found.set(keyOf(one), (found.get(keyOf(one)) ?? 0) + 1);
  return found;
}

const errorsOf = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'error');

describe.each(readdirSync(FOLDER).filter((file) => file.endsWith('.hem')))('%s', (file) => {
  const files = filesIn(readFileSync(`${FOLDER}/${file}`, 'utf8'), file);
  const read = (text: string): Promise<FileModel> => readFrom({ ...files, [file]: text }, file);

  test('every fix', async () => {
    const model = await read(files[file] ?? '');
    const before = check(model);
    for (const finding of before) {
      for (const fix of finding.fixes ?? []) {
        const text = applyFix(model.text, fix);
        const after = check(await read(text));
        const what = `${finding.rule}: ${finding.message}\n${fix.title}`;
        expect(counts(after).get(keyOf(finding)) ?? 0, what).toBeLessThan(
          counts(before).get(keyOf(finding)) ?? 0,
        );
        const fresh = errorsOf(after).length - errorsOf(before).length;
        expect(fresh, `${what}\n${errorsOf(after).map(keyOf).join('\n\n')}`).toBeLessThanOrEqual(0);
      }
    }
  });
});
