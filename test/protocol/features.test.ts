import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Position } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, cursor, replacement, textOf } from './client';

const GOOD = 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n';
const TITLE = /^\d+(\.\d+)? R · (low|medium|high) entropy · .+ · \d+(\.\d+)? g\/mol$/;

let client: Client;
beforeEach(async () => {
  client = await Client.start();
});
afterEach(() => client.stop());

describe('hover', () => {
  const SITES =
    'material TM6 : DRX {\n  M: Li+ 1.3, Mn2+ 0.1, Co2+ 0.1, Mn3+ 0.1, Cr3+ 0.1, Ti4+ 0.1, Nb5+ 0.2\n  X: O2- 1.7, F- 0.3\n}\n';
  for (const [what, snippet, says] of [
    ['a material', GOOD.replace('NCM', 'NC$0M'), /NCM811/],
    ['an element', GOOD.replace('Ni', 'N$0i'), /nickel/i],
    ['a site', SITES.replace('M:', '$0M:'), /\bM\b/],
    ['a species', SITES.replace('Cr3+', 'C$0r3+'), /chromium/i],
  ] as const) {
    it(`tells about ${what}`, async () => {
      const { text, position } = cursor(snippet);
      expect(textOf(await client.hover(await client.open(text), position))).toMatch(says);
    });
  }

  it('has nothing to say about an empty line', async () => {
    const { text, position } = cursor(`${GOOD}\n$0\n`);
    expect(await client.hover(await client.open(text), position)).toBeNull();
  });
});

describe('code lenses', () => {
  it('stand at each material', async () => {
    const document = await client.open(`${GOOD}\n${GOOD.replace('811', '811-b')}`);
    const lenses = (await client.codeLenses(document)) ?? [];
    expect(lenses.map(({ range }) => range.start.line)).toEqual([0, 2]);
    for (const { command } of lenses) expect(command?.title).toMatch(TITLE);
    expect(lenses[0]?.command?.title).toBe('0.64 R · low entropy · neutral · 97.3 g/mol');
  });

  it('stay while the text is broken', async () => {
    const document = await client.open(GOOD);
    const before = await client.codeLenses(document);
    expect(before).toHaveLength(1);
    await client.replace(document, 'Mn0.1O2', 'Mn0.1(');
    const during = await client.codeLenses(document);
    expect(during?.map(({ command }) => command?.title)).toEqual(
      before?.map(({ command }) => command?.title),
    );
  });
});

describe('the outline', () => {
  it('names what the document declares', async () => {
    const document = await client.open(`${GOOD}structure mine {\n  A *1 : Li\n  X *1 : O\n}\n`);
    expect((await client.symbols(document)).map(({ name }) => name)).toEqual(['NCM811', 'mine']);
  });
});

describe('fixes', () => {
  it('leave no finding', async () => {
    const document = await client.open('material Bad : P2 = Na0.62Mn0.67Ni0.23Cu0.05Mg0.07Ti0.01O2\n');
    const { diagnostics } = await client.published(document, (all) => all.length > 0);
    const [finding] = diagnostics;
    const actions = finding ? await client.fixes(document, finding) : [];
    expect(actions.map(({ title }) => title)).toContainEqual(expect.stringMatching(/^Scale/));
    for (const { title, edit } of actions) {
      const edits = edit?.changes?.[document.uri] ?? [];
      expect(edits, title).not.toEqual([]);
      const fixed = await client.open(TextDocument.applyEdits(document, edits));
      await client.published(fixed, (all) => all.every(({ code }) => code !== 'site-sum'));
    }
  });
});

describe('writing the inferred states', () => {
  const statesAt = async (document: TextDocument, position: Position) =>
    (await client.rewritings(document, position)).filter(({ title }) => /^Write the inferred/.test(title));

  it('is offered at a material, and leaves nothing to infer and nothing to find', async () => {
    const { text, position } = cursor(GOOD.replace('Ni', '$0Ni'));
    const document = await client.open(text);
    const [action, asSpecies] = await statesAt(document, position);
    expect(asSpecies?.title).toMatch(/as species, each counted in the entropy: Ni2\+, Ni3\+, Co3\+, Mn4\+$/);
    expect(action).toMatchObject({
      title: 'Write the inferred states: Ni2.875+, Co3+, Mn4+',
      kind: 'refactor.rewrite',
    });
    const fixed = TextDocument.applyEdits(document, action?.edit?.changes?.[document.uri] ?? []);
    expect(fixed).toBe('material NCM811 : O3 = LiNi^2.875+0.8Co^3+0.1Mn^4+0.1O2\n');
    const written = await client.open(fixed);
    await client.published(written, (all) => all.length === 0);
    expect((await client.codeLenses(written))?.[0]?.command?.title).toMatch(/ · neutral · /);
    expect(await statesAt(written, position)).toEqual([]);
  });

  it('is not offered where elements of a group have no amounts of their own', async () => {
    const { text, position } = cursor('material Rost : rock-salt = (Co,$0Cu,Mg,Ni,Zn)O\n');
    expect(await statesAt(await client.open(text), position)).toEqual([]);
  });
});

describe('inlay hints', () => {
  it('tell the states behind the elements', async () => {
    const hints = await client.hints(await client.open(GOOD));
    expect(hints.map(({ label, position }) => [label, GOOD.slice(0, position.character).slice(-2)])).toEqual([
      ['²·⁸⁷⁵⁺', 'Ni'],
      ['³⁺', 'Co'],
      ['⁴⁺', 'Mn'],
      ['0.639 R', 'O2'],
    ]);
  });

  it('tell the amount behind a question mark', async () => {
    const open = 'material A : P2 {\n  A: Na ?\n  M: Mn3+ 0.6, Mn4+ 0.4\n  X: O 2\n}\n';
    const hints = await client.hints(await client.open(open));
    expect(hints.map(({ label }) => label)).toEqual(['= 0.6', '□0.4', '0.673 R']);
  });
});

describe('changes to the text', () => {
  const places: [what: string, text: string][] = [
    ['one line', GOOD],
    ['CRLF', `# a comment\r\n${GOOD.replace('\n', '\r\n')}`],
    ['characters of two UTF-16 units', `# 🔋\n${GOOD.replace('\n', ' # 🔋🔋\n')}`],
  ];
  for (const [what, text] of places) {
    it(`are applied where they belong: ${what}`, async () => {
      const document = await client.open(`${text}${text.replace('NCM811', 'other')}`);
      // In one notification, each relative to the text that the one before it left.
      const changes = [];
      const copy = TextDocument.create('', '', 0, document.getText());
      for (const [from, to] of [
        ['NCM811', 'a-longer-name'],
        ['other', 'B'],
        ['= LiNi0.8Co0.1', '= Li[Ni0.7Co0.2'],
        ['Mn0.1', 'Mn0.1]'],
      ] as const) {
        const change = replacement(copy, from, to);
        changes.push(change);
        TextDocument.update(copy, [change], copy.version + 1);
      }
      await client.change(document, changes);
      expect(document.getText()).toBe(copy.getText());
      expect((await client.symbols(document)).map(({ name }) => name)).toEqual(['a-longer-name', 'B']);
      await client.published(document, (all) => all.length === 0);
    });
  }

  it('may replace the whole text', async () => {
    const document = await client.open(GOOD);
    await client.change(document, [{ text: GOOD.replace('NCM811', 'B') }]);
    expect((await client.symbols(document)).map(({ name }) => name)).toEqual(['B']);
  });
});
