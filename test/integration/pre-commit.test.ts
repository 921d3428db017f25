/** pre-commit itself installs the hooks from a repository with what is here, and runs them in another. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit, copyRepository, Folders, isThere, run, succeed } from './repository';

const folders = new Folders();
afterAll(() => folders.remove());

describe.skipIf(!isThere('pre-commit'))('pre-commit', () => {
  let project: string;
  let env: NodeJS.ProcessEnv;

  beforeAll(() => {
    const hem = folders.create();
    copyRepository(hem);
    const revision = commit(hem);
    env = { PRE_COMMIT_HOME: folders.create(), PRE_COMMIT_COLOR: 'never' };
    project = folders.create();
    const config = `repos:
  - repo: ${hem}
    rev: ${revision}
    hooks:
      - id: hem-format
      - id: hem-check
`;
    writeFileSync(join(project, '.pre-commit-config.yaml'), config);
    succeed('git', ['init', '--quiet'], { cwd: project });
  });

  function hooksOn(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text);
    succeed('git', ['add', '--all'], { cwd: project });
    const { code, stdout } = run('pre-commit', ['run'], { cwd: project, env });
    const states = [...stdout.matchAll(/^(hem \w+)\.+(?:\([\w ]+\))?(\w+)$/gm)].map((found) =>
      found.slice(1),
    );
    return { code, stdout, states: Object.fromEntries(states) };
  }

  test('stops what is not in its layout, and lays it out', () => {
    const { code, states, stdout } = hooksOn({ 'good.hem': 'material   good : rock-salt = MgO\n' });
    expect(states, stdout).toEqual({ 'hem format': 'Failed', 'hem check': 'Passed' });
    expect(code).toBe(1);
  });

  test('lets pass what is laid out and right', () => {
    const { code, states, stdout } = hooksOn({});
    expect(states, stdout).toEqual({ 'hem format': 'Passed', 'hem check': 'Passed' });
    expect(code).toBe(0);
  });

  test('checks everything when hem.json changes', () => {
    succeed('git', ['-c', 'user.name=a', '-c', 'user.email=a@localhost', 'commit', '-qm', 'good'], {
      cwd: project,
    });
    const { states, stdout } = hooksOn({ 'hem.json': '{ "rules": { "charge-balance": "off" } }\n' });
    expect(states, stdout).toEqual({ 'hem format': 'Skipped', 'hem check': 'Passed' });
    const wrong = hooksOn({ 'hem.json': '{ "rulse": {} }\n' });
    expect(wrong.states, wrong.stdout).toEqual({ 'hem format': 'Skipped', 'hem check': 'Failed' });
    hooksOn({ 'hem.json': '{}\n' });
  });

  test('stops what is wrong', () => {
    const { code, states, stdout } = hooksOn({ 'wrong.hem': 'material wrong : rock-salt = Mg1.1O\n' });
    expect(states, stdout).toEqual({ 'hem format': 'Passed', 'hem check': 'Failed' });
    expect(stdout).toContain('error[site-sum]');
    expect(code).toBe(1);
  });
});
