import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { affectedBy } from '../../../../server/src/cli/checking/affected';
import { changedFiles } from '../../../../server/src/cli/checking/changed';
import { CommandConfiguration } from '../../../../server/src/cli/configuration';
import { fileSources } from '../../../../server/src/cli/sources';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function folder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'hem-changed-')));
  folders.push(path);
  return path;
}

const SETTINGS = ['user.name=a', 'user.email=a@b', 'protocol.file.allow=always', 'init.defaultBranch=main'];

class Repository {
  readonly path: string;

  constructor(path = folder()) {
    this.path = path;
    this.git('init', '--quiet');
  }

  git(...args: string[]): void {
    execFileSync('git', [...SETTINGS.flatMap((one) => ['-c', one]), ...args], {
      cwd: this.path,
      stdio: 'pipe',
    });
  }

  write(files: Readonly<Record<string, string>>): this {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.path, name)), { recursive: true });
      writeFileSync(join(this.path, name), text);
    }
    return this;
  }

  commit(): this {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', 'x');
    return this;
  }

  async changed(ref?: string, from = this.path): Promise<string[]> {
    return [...(await changedFiles(ref, from))]
      .map((path) => relative(this.path, path).replaceAll('\\', '/'))
      .sort();
  }
}

describe('what git knows to be changed', () => {
  let repository: Repository;
  beforeEach(() => {
    repository = new Repository().write({
      'a.hem': 'a',
      'b c.hem': 'b',
      'd/é "q".hem': 'd',
      '.gitignore': 'out/',
    });
    repository.commit();
  });

  it('is nothing after a commit', async () => {
    expect(await repository.changed()).toEqual([]);
  });

  it('is what is edited, staged or not, what is new, and what is gone, but not what is ignored', async () => {
    repository.write({ 'b c.hem': 'b2', 'd/é "q".hem': 'd2', 'new\nline.hem': 'n', 'out/x.hem': 'x' });
    repository.git('add', 'd');
    rmSync(join(repository.path, 'a.hem'));
    expect(await repository.changed()).toEqual(['a.hem', 'b c.hem', 'd/é "q".hem', 'new\nline.hem']);
  });

  it('is both names of what was renamed', async () => {
    renameSync(join(repository.path, 'a.hem'), join(repository.path, 'z.hem'));
    repository.git('add', '--all');
    expect(await repository.changed()).toEqual(['a.hem', 'z.hem']);
  });

  it('is asked from a folder within as from the top', async () => {
    repository.write({ 'a.hem': 'a2' });
    expect(await repository.changed(undefined, join(repository.path, 'd'))).toEqual(['a.hem']);
  });

  it('is what a branch has done, and not what was done meanwhile where it began', async () => {
    repository.git('switch', '--quiet', '--create', 'feature');
    repository.write({ 'a.hem': 'a2' }).commit();
    repository.git('switch', '--quiet', '-');
    repository.write({ 'b c.hem': 'b2' }).commit();
    repository.git('branch', 'upstream');
    repository.git('switch', '--quiet', 'feature');
    repository.write({ 'u.hem': 'u' });
    expect(await repository.changed('upstream')).toEqual(['a.hem', 'u.hem']);
  });

  it('goes into submodules', async () => {
    const inner = new Repository().write({ 'x.hem': 'x', 'y.hem': 'y' }).commit();
    repository.git('submodule', '--quiet', 'add', inner.path, 'the inner');
    repository.commit();
    expect(await repository.changed()).toEqual([]);
    repository.write({ 'the inner/x.hem': 'x2', 'the inner/z.hem': 'z' });
    expect(await repository.changed()).toEqual(
      expect.arrayContaining(['the inner/x.hem', 'the inner/z.hem']),
    );
    expect(await repository.changed()).not.toContain('the inner/y.hem');
  });

  it('is everything before the first commit', async () => {
    const fresh = new Repository().write({ 'a.hem': '', 'b.hem': '' });
    fresh.git('add', 'a.hem');
    expect(await fresh.changed()).toEqual(['a.hem', 'b.hem']);
  });

  it.each([
    ['nope', /nope is none that git knows/],
    ['HEAD:a.hem', /HEAD:a\.hem is none that git knows/],
    ['--output=stolen', /looks like an option/],
    ['', /is none that git knows/],
  ])('is not asked since %j', async (ref, why) => {
    await expect(changedFiles(ref, repository.path)).rejects.toThrow(why);
  });

  it('is not asked outside of a repository', async () => {
    await expect(changedFiles(undefined, folder())).rejects.toThrow(/is in no repository that git can read/);
  });
});

describe('what has to be checked again', () => {
  const FILES = {
    'shared.hem': 'structure tun {\n  A : Na\n}\n',
    'between.hem': 'import "shared.hem"\n',
    'far/user.hem': 'import "../between.hem"\n',
    'alone.hem': '# import "shared.hem"\n',
    'missing.hem': 'import "gone.hem"\n',
    'round.hem': 'import "trip.hem"\n',
    'trip.hem': 'import "round.hem"\n',
    'far/hem.json': '{ "extends": "../base.json", "structures": ["../table.hem"] }',
    'base.json': '{}',
    'table.hem': '',
  };

  async function affected(...changed: string[]): Promise<string[]> {
    const { path } = new Repository().write(FILES);
    const locations = Object.keys(FILES)
      .filter((file) => file.endsWith('.hem'))
      .map((file) => ({ file, path: join(path, file) }));
    const found = await affectedBy(
      new Set(changed.map((file) => join(path, file))),
      locations,
      await CommandConfiguration.open({}),
      fileSources(new Map()),
    );
    return found.map(({ file }) => file);
  }

  it.each([
    ['nothing', [], []],
    ['a file that nothing imports', ['alone.hem'], ['alone.hem']],
    [
      'a file that is imported by way of another',
      ['shared.hem'],
      ['shared.hem', 'between.hem', 'far/user.hem'],
    ],
    ['a file that is gone', ['gone.hem'], ['missing.hem']],
    ['files in a circle', ['trip.hem'], ['round.hem', 'trip.hem']],
    ['a hem.json', ['far/hem.json'], ['far/user.hem']],
    ['a hem.json that is gone', ['hem.json'], Object.keys(FILES).filter((file) => file.endsWith('.hem'))],
    ['what a hem.json extends', ['base.json'], ['far/user.hem']],
    ['structures that a hem.json makes known', ['table.hem'], ['far/user.hem', 'table.hem']],
  ])('after a change to %s', async (_, changed, expected) => {
    expect(await affected(...changed)).toEqual(expected);
  });

  it.skipIf(process.platform === 'win32')('through links', async () => {
    const { path } = new Repository().write({ 'real/a.hem': '' });
    symlinkSync('real', join(path, 'link'));
    const location = { file: 'link/a.hem', path: join(path, 'link/a.hem') };
    const changed = new Set([join(path, 'real/a.hem')]);
    const configuration = await CommandConfiguration.open({});
    expect(await affectedBy(changed, [location], configuration, fileSources(new Map()))).toEqual([location]);
  });
});
