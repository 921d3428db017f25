/** The action for GitHub: its steps, run as a runner runs them, from a repository that holds nothing built. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { copyRepository, Folders, isThere, ROOT, run } from './repository';

interface Step {
  readonly name: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const action: Action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
const scripts = action.runs.steps.filter((step) => step.run !== undefined);

const folders = new Folders();
afterAll(() => folders.remove());

let actionPath: string;
let workspace: string;

/** Runs the steps that are scripts, one after the other, and tells what they leave. */
function job(inputs: Readonly<Record<string, string>>) {
  const temp = folders.create();
  const [script, output, summary] = ['script.sh', 'output', 'summary'].map((name) => join(temp, name)) as [
    string,
    string,
    string,
  ];
  for (const file of [output, summary]) writeFileSync(file, '');
  let [code, log]: [number | null, string] = [0, ''];
  for (const { run: text = '', env = {} } of scripts) {
    writeFileSync(script, text);
    const filled = Object.entries(env).map(([name, value]) => [
      name,
      value.replace(
        /\$\{\{ inputs\.([\w-]+) \}\}/g,
        (_, input) => inputs[input] ?? action.inputs[input]?.default ?? '',
      ),
    ]);
    // As the runner starts `shell: bash`.
    const ended = run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: workspace,
      env: {
        ...Object.fromEntries(filled),
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_ACTION_PATH: actionPath,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_WORKSPACE: workspace,
        RUNNER_TEMP: temp,
      },
    });
    code = ended.code;
    log += ended.stdout + ended.stderr;
    if (code !== 0) break;
  }
  const outputs = Object.fromEntries(
    [...readFileSync(output, 'utf8').matchAll(/^([\w-]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
  return { code, log, outputs, summary: readFileSync(summary, 'utf8') };
}

beforeAll(() => {
  actionPath = folders.create();
  copyRepository(actionPath);
  workspace = folders.create();
  mkdirSync(join(workspace, 'cells'));
  writeFileSync(join(workspace, 'cells/wrong.hem'), 'material wrong : rock-salt = Mg1.1O\n');
  writeFileSync(
    join(workspace, 'good $(touch pwned) `touch pwned`.hem'),
    'material good : rock-salt = MgO\n',
  );
  writeFileSync(
    join(workspace, 'warning.hem'),
    '# hem-ignore site-sum: not needed\nmaterial w : rock-salt = MgO\n',
  );
});

describe('the action', () => {
  test('builds hem, annotates, sums up and fails', () => {
    const { code, log, outputs, summary } = job({});
    expect(log).toMatch(/^::error title=hem site-sum,file=cells\/wrong\.hem,line=1,/m);
    expect(code).toBe(1);
    expect(summary).toContain('| error | <code>cells/wrong.hem:1:30</code> |');
    expect(outputs['exit-code']).toBe('1');
    const sarif = JSON.parse(readFileSync(outputs['sarif-file'] ?? '', 'utf8'));
    expect(sarif.version).toBe('2.1.0');
    expect(JSON.stringify(sarif)).toContain('cells/wrong.hem');
  });

  test('annotates from the root of the repository, wherever the paths go from', () => {
    const { log } = job({ 'working-directory': 'cells', paths: 'wrong.hem' });
    expect(log).toContain('file=cells/wrong.hem');
  });

  test('takes paths as they stand, one a line', () => {
    const { code, log, summary } = job({
      paths: 'good $(touch pwned) `touch pwned`.hem\n',
      args: '--no-config\n',
    });
    expect(code, log).toBe(0);
    expect(summary).toContain('no findings in 1 file');
    expect(existsSync(join(workspace, 'pwned'))).toBe(false);
  });

  test('fails on what it is told to', () => {
    expect(job({ paths: 'warning.hem' }).code).toBe(1);
    expect(job({ paths: 'warning.hem', 'fail-on': 'error' }).code).toBe(0);
    expect(job({ paths: '.', 'fail-on': 'error' }).code).toBe(1);
    expect(job({ paths: '.', 'fail-on': 'never' })).toMatchObject({ code: 0, outputs: { 'exit-code': '0' } });
    const wrong = job({ 'fail-on': 'hints' });
    expect(wrong.code).toBe(2);
    expect(wrong.log).toContain('::error title=hem::');
  });

  test('tells wrong use, without a report', () => {
    const { code, outputs, summary } = job({ paths: 'nowhere.hem' });
    expect({ code, outputs, summary }).toEqual({ code: 2, outputs: { 'exit-code': '2' }, summary: '' });
  });

  test('leaves the summary alone if it is told to', () => {
    expect(job({ summary: 'false' }).summary).toBe('');
  });
});

describe.skipIf(!isThere('shellcheck'))('shellcheck', () => {
  test.each(scripts)('$name', ({ run: text = '' }) => {
    const { stdout } = run('shellcheck', ['--shell', 'bash', '-'], { input: text });
    expect(stdout).toBe('');
  });
});
