import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import bundle from '../../l10n/bundle.l10n.json' with { type: 'json' };
import manifest from '../../package.json' with { type: 'json' };
import texts from '../../package.nls.json' with { type: 'json' };
import { rulePage } from '../../server/src/reports/rule-page.js';
import { RULES } from '../../server/src/rules/registry.js';
import { SEVERITIES } from '../../server/src/rules/rule.js';

// Stale? Run: npm run generate
test('the settings know every rule, its level and what it does', () => {
  const expected = RULES.map(({ id, severity, documentation }) => [
    id,
    { type: 'string', enum: [...SEVERITIES, 'off'], default: severity, description: documentation.what },
  ]);
  expect(manifest.contributes.configuration.properties['hem.rules'].properties).toEqual(
    Object.fromEntries(expected),
  );
});

// Stale? Run: npm run generate
test('docs/rules has the page of every rule, as the rule tells it', () => {
  expect(readdirSync('docs/rules').sort()).toEqual(RULES.map(({ id }) => `${id}.md`).sort());
  for (const rule of RULES) expect(readFileSync(`docs/rules/${rule.id}.md`, 'utf8')).toBe(rulePage(rule));
});

test('menus offer commands that there are', () => {
  const { commands, menus } = manifest.contributes;
  const known = commands.map(({ command }) => command);
  for (const { command } of Object.values(menus).flat()) expect(known).toContain(command);
});

describe('what people read can be translated', () => {
  const KEY = /^%(.+)%$/;

  /** Every string in the manifest with where it stands; those of the rules are written by `npm run generate`. */
  function* strings(value: unknown, path = ''): Generator<[path: string, text: string]> {
    if (path.startsWith('.contributes.configuration.properties.hem.rules.properties')) return;
    if (typeof value === 'string') yield [path, value];
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) yield* strings(inner, `${path}.${key}`);
    }
  }

  const all = [...strings(manifest)];

  test('every text of the manifest is in package.nls.json, and nothing else is', () => {
    const used = all.flatMap(([, text]) => KEY.exec(text)?.[1] ?? []);
    expect([...new Set(used)].sort()).toEqual(Object.keys(texts).sort());
  });

  test('no text of the manifest stands there itself', () => {
    const isText =
      /\.(?:title|(?:markdown)?description|altText|displayName|(?:markdown)?enumDescriptions\.\d+)$/i;
    expect(all.filter(([path, text]) => isText.test(path) && !KEY.test(text))).toEqual([]);
  });

  test('every message of the client is in the bundle, and nothing else is', () => {
    const files = readdirSync('client/src', { recursive: true, encoding: 'utf8' });
    const used = files
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...readFileSync(`client/src/${file}`, 'utf8').matchAll(/l10n\.t\(\s*'([^']*)'/g)])
      .map(([, message]) => message);
    expect(Object.keys(bundle).sort()).toEqual([...new Set(used)].sort());
    for (const [key, message] of Object.entries(bundle)) expect(message).toBe(key);
  });

  test('no message of the client is shown untranslated', () => {
    const files = readdirSync('client/src', { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.ts'))) {
      const source = readFileSync(`client/src/${file}`, 'utf8');
      expect(source, file).not.toMatch(/show(?:Information|Warning|Error)Message\(\s*['"`]/);
    }
  });
});

describe('the walkthrough', () => {
  const [walkthrough] = manifest.contributes.walkthroughs;
  const steps = walkthrough?.steps ?? [];
  const text = (key: string) => (texts as Record<string, string>)[key.slice(1, -1)] ?? '';

  test('has a picture for each step, with words for those who do not see it', () => {
    for (const { media } of steps) {
      expect(existsSync(media.svg), media.svg).toBe(true);
      expect(text(media.altText)).toMatch(/\.$/);
      // Styles of their own are not applied there: colours stand on the elements, and are those of the theme.
      const svg = readFileSync(media.svg, 'utf8');
      expect(svg).not.toMatch(/style|class=/);
      for (const [, colour] of svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)) {
        expect(colour).toMatch(/^(?:none|var\(--vscode-)/);
      }
    }
    const used = steps.map(({ media }) => media.svg.replace('images/walkthrough/', ''));
    expect(used.sort()).toEqual(readdirSync('images/walkthrough').sort());
  });

  test('opens examples that there are', () => {
    const source = readFileSync('client/src/commands/open-example.ts', 'utf8');
    const offered = [...source.matchAll(/file: '([^']*)'/g)].map(([, file = '']) => file);
    for (const file of offered) expect(existsSync(`examples/${file}`), file).toBe(true);
    const links = steps.flatMap(({ description }) => [
      ...text(description).matchAll(/hem\.openExample\?([^)]*)/g),
    ]);
    expect(links.length).toBeGreaterThan(0);
    for (const [, argument = ''] of links)
      expect(offered).toContain(JSON.parse(decodeURIComponent(argument))[0]);
    const contexts = steps.flatMap(({ completionEvents }) =>
      completionEvents.flatMap((event) => /hem\.example == '([^']*)'/.exec(event)?.[1] ?? []),
    );
    expect(offered).toEqual(expect.arrayContaining(contexts));
  });

  test('names commands of hem that there are', () => {
    const known = manifest.contributes.commands.map(({ command }) => command);
    for (const { description, completionEvents } of steps) {
      const linked = [...text(description).matchAll(/\(command:(?:toSide:)?(hem\.\w+)/g)].map(
        ([, command]) => command,
      );
      const awaited = completionEvents.flatMap((event) => /^onCommand:(hem\.\w+)$/.exec(event)?.[1] ?? []);
      for (const command of [...linked, ...awaited]) expect(known).toContain(command);
    }
  });
});

test('examples that are opened as copies import nothing: a copy lies in no folder', () => {
  const source = readFileSync('client/src/commands/open-example.ts', 'utf8');
  for (const [, file = ''] of source.matchAll(/file: '([^']*)'/g)) {
    expect(readFileSync(`examples/${file}`, 'utf8')).not.toMatch(/^import /m);
  }
});

test('icons are there', () => {
  const { icon, contributes } = manifest;
  for (const path of [icon, ...Object.values(contributes.languages[0]?.icon ?? {})]) {
    expect(existsSync(path), path).toBe(true);
  }
  expect(readFileSync(icon).subarray(1, 4).toString()).toBe('PNG');
});

test('the title of an editor has one button at most', () => {
  expect(manifest.contributes.menus['editor/title'].length).toBeLessThanOrEqual(1);
});
