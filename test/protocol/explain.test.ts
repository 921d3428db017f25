/** `hem rules` and `hem explain`. */
import { readFileSync } from 'node:fs';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { RULE_IDS } from '../../server/src/rules/registry.js';
import { hem } from './cli';

describe('hem rules', () => {
  it('lists every rule with its severity and what it does', async () => {
    const { code, stdout } = await hem(['rules']);
    expect(code).toBe(0);
    expect(
      [...stdout.matchAll(/^(\S+) +(?:error|warning|information|hint|off) +\S/gm)].map(([, id]) => id),
    ).toEqual(RULE_IDS);
    for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(100);
    expect((await hem(['explain'])).stdout).toBe(stdout);
  });

  it('is JSON for programs', async () => {
    const { version, rules } = JSON.parse((await hem(['rules', '--format', 'json'])).stdout);
    expect([version, rules.map(({ id }: { id: string }) => id)]).toEqual([1, RULE_IDS]);
    expect(Object.keys(rules[0])).toEqual([
      'id',
      'severity',
      'what',
      'why',
      'example',
      'instead',
      'fix',
      'references',
    ]);
    expect(JSON.parse((await hem(['explain', 'syntax', '--format', 'json'])).stdout)).toEqual({
      version: 1,
      rule: rules[0],
    });
    const off = rules.filter(({ severity }: { severity: string }) => severity === 'off');
    expect(off.map(({ id }: { id: string }) => id)).toEqual(['critical-elements', 'toxic-elements']);
  });
});

describe('hem explain', () => {
  it('tells about a rule, wrapped, with its examples as they are', async () => {
    const { code, stdout, stderr } = await hem(['explain', 'expectation']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^expectation\n\nReports what .*\n\nWhy\n\n.*\n\nExample\n\n {4}material TM6 : DRX \{\n {6}M: Li\+/s,
    );
    expect(stdout).not.toMatch(/```|\]\(|\n\n\n/);
    for (const line of stdout.split('\n')) {
      if (!line.startsWith('    ')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
    }
  });

  it('says how to turn on what is off', async () => {
    const { stdout } = await hem(['explain', 'critical-elements']);
    expect(stdout).toContain('Off by default.');
    expect(stdout).toMatch(/\nTurning it on\n\n`"rules": \{ "critical-elements": "information" \}`/);
  });

  it('has headings stand out where there are colours', async () => {
    const { stdout } = await hem(['explain', 'site-sum'], { env: { FORCE_COLOR: '1' } });
    expect(stdout.startsWith('\u001b[1msite-sum\u001b[22m\n')).toBe(true);
  });

  it('writes the page of the docs', async () => {
    const { stdout } = await hem(['explain', 'site-sum', '--format', 'markdown']);
    expect(stdout).toBe(readFileSync('docs/rules/site-sum.md', 'utf8'));
  });

  it.each([
    ['site-summ', /^error: no rule is called `site-summ`: did you mean `site-sum`\?\n$/],
    ['nonsense', /^error: no rule is called `nonsense`: `hem rules` lists them\n$/],
    ['', /^error: no rule is called ``/],
  ])('says what there is for %j', async (id, message) => {
    expect(await hem(['explain', id])).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(message),
    });
  });
});
