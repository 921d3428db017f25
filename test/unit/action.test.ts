/** action.yml is what GitHub takes for an action, and does nothing that it should not. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { actionParser } from '../support/workflow-parser.js';

const content = readFileSync('action.yml', 'utf8');
const errorsIn = await actionParser();

describe('action.yml', () => {
  test("keeps to GitHub's schema of actions", () => {
    expect(errorsIn(content)).toEqual([]);
    expect(errorsIn(content.replace('using: composite', 'using: composit'))).not.toEqual([]);
    expect(errorsIn(content.replace('shell: bash', 'shll: bash'))).not.toEqual([]);
  });

  const action = parse(content) as {
    inputs: Record<string, unknown>;
    runs: { steps: { run?: string; shell?: string; uses?: string }[] };
  };

  test('interpolates nothing into a script, where it would be run', () => {
    for (const { run, shell } of action.runs.steps) {
      expect(run ?? '').not.toContain('${{');
      if (run !== undefined) expect(shell).toBe('bash');
    }
  });

  test('uses every input', () => {
    for (const name of Object.keys(action.inputs)) expect(content).toContain(`inputs.${name}`);
  });

  test('uses other actions of one major version', () => {
    const used = action.runs.steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    for (const uses of used) expect(uses).toMatch(/^github\/[\w/-]+@v\d+$/);
  });
});
