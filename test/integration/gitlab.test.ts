/** The job of the template for GitLab: its scripts, run as a runner runs them, with the package that npm installs. */
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Folders, pack, ROOT, run } from './repository';

const { hem: job } = parse(readFileSync(join(ROOT, 'ci/hem.gitlab-ci.yml'), 'utf8'));

const folders = new Folders();
let tarball: string;
let project: string;
let prefix: string;
afterAll(() => folders.remove());

beforeAll(() => {
  [project, prefix] = [folders.create(), folders.create()];
  tarball = pack(folders.create());
  writeFileSync(join(project, 'wrong.hem'), 'material wrong : rock-salt = Mg1.1O\n');
  writeFileSync(join(project, 'good.hem'), 'material good : rock-salt = MgO\n');
});

function runJob(variables: Readonly<Record<string, string>>) {
  // A runner puts both parts into one script, and stops at the first line that fails.
  const script = ['set -eo pipefail', ...job.before_script, ...job.script].join('\n');
  return run('bash', ['-c', script], {
    cwd: project,
    env: {
      ...job.variables,
      ...variables,
      npm_config_prefix: prefix,
      npm_config_offline: 'true',
      PATH: `${join(prefix, 'bin')}${delimiter}${process.env.PATH}`,
    },
  });
}

test('findings fail the job and stand in its reports', () => {
  const { code, stdout, stderr } = runJob({ HEM_PACKAGE: tarball });
  expect(code, stderr).toBe(1);
  expect(stdout).toContain('error[site-sum]');
  const { codequality, junit } = job.artifacts.reports;
  const [finding] = JSON.parse(readFileSync(join(project, codequality), 'utf8'));
  expect(finding).toMatchObject({ check_name: 'site-sum', location: { path: 'wrong.hem' } });
  expect(readFileSync(join(project, junit), 'utf8')).toContain('<testsuite');
});

test('paths and arguments are several', () => {
  const { code, stdout } = runJob({
    HEM_PACKAGE: tarball,
    HEM_PATHS: 'good.hem wrong.hem',
    HEM_ARGS: '--exit-zero --quiet',
  });
  expect(code).toBe(0);
  expect(stdout).toContain('in 2 files');
});

test('without a package the job says what it wants', () => {
  const { code, stderr } = runJob({});
  expect(code).toBe(2);
  expect(stderr).toContain('HEM_PACKAGE is not set');
});
