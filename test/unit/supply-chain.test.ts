/** What hem is made of besides itself, on what terms, and what that may do on a computer. */
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import lock from '../../package-lock.json' with { type: 'json' };
import { bundledFiles, bundledPackages, packageOf, thirdPartyNotices } from '../../scripts/notices.mjs';

const EXACT = /^\d+\.\d+\.\d+$/;

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}

const locked = Object.entries<Locked>(lock.packages).filter(([path]) => path !== '');

describe('the licences of what is in the bundles', () => {
  /** Those that ask for no more than to be named. */
  const PERMISSIVE = [
    ...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC0-1.0', 'ISC', 'MIT'],
    ...['Python-2.0', 'Unlicense'],
  ];

  test('are permissive', async () => {
    const packages = await bundledPackages();
    expect(packages.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['chevrotain', 'commander', 'vscode-languageclient', 'vscode-languageserver']),
    );
    for (const { name, licence } of packages) expect(PERMISSIVE, name).toContain(licence);
  });

  // Stale? Run: npm run generate
  test('stand in THIRD_PARTY_NOTICES.md', async () => {
    expect(readFileSync('THIRD_PARTY_NOTICES.md', 'utf8')).toBe(await thirdPartyNotices());
  });

  test('go with the package for npm and with the extension', () => {
    expect(manifest.files).toContain('THIRD_PARTY_NOTICES.md');
    expect(readFileSync('scripts/package.mjs', 'utf8')).toContain("'THIRD_PARTY_NOTICES.md'");
  });
});

describe('package.json', () => {
  test('names no package that would be installed with hem', () => {
    const kinds = Object.keys(manifest).filter((key) => /dependencies/i.test(key));
    expect(kinds).toEqual(['devDependencies']);
  });

  test('names each package in one version', () => {
    for (const [name, version] of Object.entries(manifest.devDependencies)) {
      expect(version, name).toMatch(EXACT);
    }
  });

  test('has one script that npm runs by itself, where hem is installed from its repository: the build', () => {
    // Of each, npm also runs those with `pre` and `post` before the name.
    const BY_ITSELF =
      /^(?:pre|post)?(?:install|prepare|prepublish|prepublishOnly|pack|publish|uninstall|version)$/;
    const own = Object.entries(manifest.scripts).filter(
      ([name]) => BY_ITSELF.test(name) || name === 'dependencies',
    );
    expect(own).toEqual([['prepare', 'node scripts/build.mjs --production']]);
  });
});

describe('package-lock.json', () => {
  /** With what theirs would do. Setting up runs none of them. */
  const WITH_SCRIPTS = {
    'node_modules/@vscode/vsce-sign':
      'takes the program that signs, which nothing here does, for the system at hand',
    'node_modules/esbuild':
      'tries its program, which comes in a package of its own, and makes starting it faster',
    'node_modules/keytar': 'builds a module for the passwords of publishers, which vsce does without',
  };

  test('has few packages with a script of their own', () => {
    const found = locked.flatMap(([path, { hasInstallScript }]) => (hasInstallScript ? path : []));
    expect(found).toEqual(Object.keys(WITH_SCRIPTS));
  });

  test('is installed without them', () => {
    expect(readFileSync('scripts/setup.mjs', 'utf8')).toContain("'--ignore-scripts'");
  });

  test('has every package in one version, from whichever registry npm is set to, and knows it by its hash', () => {
    for (const [path, { version, resolved, integrity, optional }] of locked) {
      expect(version, path).toMatch(/^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/);
      expect(resolved, path).toBeUndefined();
      // The programs of Biome for other systems were added by hand, by their versions.
      if (!(optional && path.startsWith('node_modules/@biomejs/cli-'))) {
        expect(integrity, path).toMatch(/^sha512-/);
      }
    }
  });

  test('has what package.json names', () => {
    const versions = new Map(locked.map(([path, { version }]) => [path, version]));
    for (const [name, version] of Object.entries(manifest.devDependencies)) {
      expect(versions.get(`node_modules/${name}`), name).toBe(version);
    }
  });
});

describe('nothing is sent anywhere', () => {
  const NETWORK = /^(?:node:)?(?:http|https|http2|net|dgram|tls|dns|inspector)(?:\/|$)/;
  let files: Map<string, Set<string>>;
  beforeAll(async () => {
    files = await bundledFiles();
  });

  test('by what is in the bundles: the library of the protocol alone can open a socket, where it is told to', () => {
    const able = [...files].filter(([, modules]) => [...modules].some((one) => NETWORK.test(one)));
    expect([...new Set(able.map(([path]) => packageOf(path) ?? path))]).toEqual(['vscode-jsonrpc']);
    expect(new Set(able.flatMap(([, modules]) => [...modules].filter((one) => NETWORK.test(one))))).toEqual(
      new Set(['net']),
    );
  });

  test('by modules that are no part of the bundles: there are those of Node and of VS Code', () => {
    const others = [...files.values()].flatMap((modules) =>
      [...modules].filter((one) => !isBuiltin(one) && one !== 'vscode'),
    );
    expect([...new Set(others)].sort()).toEqual([
      './hem-main.js',
      './language-client.js',
      './protocol.js',
      './server.js',
    ]);
  });

  const SENDING =
    /\bfetch\s*\(|\b(?:WebSocket|XMLHttpRequest|EventSource|sendBeacon|getBuiltinModule|TelemetryLogger|openExternal)\b|['"](?:node:)?(?:http|https|http2|net|dgram|tls|dns)(?:\/\w+)?['"]/;

  test('by what our sources call', () => {
    for (const text of ["fetch ('a')", 'new WebSocket(', "import('node:http2')", "from 'dns/promises'"]) {
      expect(text).toMatch(SENDING);
    }
    const sources = ['client/src', 'server/src'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => `${folder}/${file}`),
    );
    expect(sources.length).toBeGreaterThan(100);
    for (const file of sources) expect(readFileSync(file, 'utf8'), file).not.toMatch(SENDING);
  });
});
