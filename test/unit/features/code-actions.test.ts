import { describe, expect, it } from 'vitest';
import { type CodeAction, codeActions } from '../../../server/src/features/code-actions';
import { analyse } from '../../../server/src/model/file';
import { check as findingsOf } from '../../../server/src/rules/check';
import { cursor } from '../../support/cursor';

/** The actions at `$0`. */
function actionsAt(snippet: string): { text: string; actions: CodeAction[] } {
  const { text, offset } = cursor(snippet);
  const model = analyse(text, 'test.hem');
  return { text, actions: codeActions(model, findingsOf(model), { start: offset, end: offset }) };
}

function apply(text: string, { edits }: CodeAction): string {
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start)
    .reduce(
      (result, edit) => result.slice(0, edit.range.start) + edit.text + result.slice(edit.range.end),
      text,
    );
}

/** What the action whose title begins so makes of the text. */
function check(what: string, snippet: string, title: string, expected: string): void {
  it(what, () => {
    const { text, actions } = actionsAt(snippet);
    const action = actions.find((one) => one.title.startsWith(title));
    expect(action && apply(text, action), actions.map((one) => one.title).join('\n')).toBe(expected);
  });
}

const BAD = 'material Bad : P2 = Na0.62$0Mn0.67Ni0.23Cu0.05Mg0.07Ti0.01O2\n';
const PLAIN = BAD.replace('$0', '');

describe('fixes', () => {
  it('are those of the findings at the cursor', () => {
    const { actions } = actionsAt(`material Other : P2 = NaMn0.9O2\n${BAD}`);
    expect(actions.length).toBeGreaterThan(1);
    for (const { finding } of actions) expect(finding.material).toBe('Bad');
  });

  it('are none where nothing was found', () => {
    expect(actionsAt('material A : O3 = Li$0CoO2').actions).toEqual([]);
  });

  it('are preferred where they are safe, and only there', () => {
    const { actions } = actionsAt(BAD);
    for (const { isPreferred, finding, title } of actions) {
      const fix = finding.fixes?.find((one) => one.title === title);
      expect(isPreferred, title).toBe(fix?.isSafe ?? false);
    }
  });
});

describe('a formula with the marks of print', () => {
  const title = 'Write it without marks: ';
  const plain = 'material A = LiNi0.8Co0.2O2\n';
  check('of LaTeX', 'material A = LiNi$0_{0.8}Co_{0.2}O_2\n', title, plain);
  check('in dollars', 'material A = $LiNi$0_{0.8}Co_{0.2}O_2$\n', title, plain);
  check('of HTML', 'material A = LiNi$0<sub>0.8</sub>Co<sub>0.2</sub>O<sub>2</sub>\n', title, plain);
  check(
    'before a comment and a body',
    'material A : fcc = Al$0_0.3CoCrFeNi { # as cast\n  expect entropy > 1 R\n}\n',
    title,
    'material A : fcc = Al0.3CoCrFeNi { # as cast\n  expect entropy > 1 R\n}\n',
  );
  check(
    'with parameters',
    'material A(x = 0.1) = LiNi$0_{1-x}Co_{x}O_{2}\n',
    title,
    'material A(x = 0.1) = LiNi{1-x}Co{x}O2\n',
  );
  it('is not offered where it would not be read, or where something else is wrong', () => {
    for (const snippet of [
      'material A = Li$0_{x}CoO_2\n{',
      'material A = Li$0Co@O2',
      'material A = Li$0CoOO)2',
    ]) {
      expect(actionsAt(snippet).actions.filter((one) => one.title.startsWith(title))).toEqual([]);
    }
  });
});

describe('ignoring', () => {
  const title = 'Ignore site-sum here, with a reason';
  check('writes a comment above the declaration', BAD, title, `# hem-ignore site-sum: reason\n${PLAIN}`);
  check(
    'goes below a doc comment',
    `## Doc.\n${BAD}`,
    title,
    `## Doc.\n# hem-ignore site-sum: reason\n${PLAIN}`,
  );
  check('keeps the indentation', `\t  ${BAD}`, title, `\t  # hem-ignore site-sum: reason\n\t  ${PLAIN}`);
  check(
    'keeps CRLF and the byte-order mark',
    `\ufeff${BAD.replace('\n', '\r\n')}`,
    title,
    `\ufeff# hem-ignore site-sum: reason\r\n${PLAIN.replace('\n', '\r\n')}`,
  );
  check(
    'stands above the keyword of a long form',
    'material A : P2 {\n  A: Na 0.67\n  $0M: Ni 0.5, Mn 0.6\n  X: O 2\n}\n',
    title,
    '# hem-ignore site-sum: reason\nmaterial A : P2 {\n  A: Na 0.67\n  M: Ni 0.5, Mn 0.6\n  X: O 2\n}\n',
  );

  it('leaves the reason to be typed where the editor has snippets', () => {
    const action = actionsAt(BAD).actions.find((one) => one.title === title);
    expect(action?.edits.map(({ snippet }) => snippet)).toEqual([`# hem-ignore site-sum: \${1:reason}\n`]);
  });

  it('quiets the finding', () => {
    const { text, actions } = actionsAt(BAD);
    const action = actions.find((one) => one.title === title);
    if (!action) throw new Error('no such action');
    const rules = findingsOf(analyse(apply(text, action), 'test.hem')).map(({ rule }) => rule);
    expect(rules).not.toContain('site-sum');
    expect(rules).not.toContain('unused-ignore');
  });

  it('is offered once for each rule', () => {
    const { actions } = actionsAt('material A : spinel-AB = (Cr,Ni,Mn,Fe,Cu)$03.5O4\n');
    const titles = actions.map((one) => one.title).filter((one) => one.startsWith('Ignore'));
    expect(new Set(titles).size).toBe(titles.length);
  });

  for (const [what, snippet] of [
    ['text that was not read', 'material A : O3 = Li$0('],
    ['what stands outside of declarations', '$0nothing'],
    ['a comment that quiets nothing', '# hem-ignore si$0te-sum: why\nmaterial A : O3 = LiCoO2'],
  ] as const) {
    it(`is not offered for ${what}`, () => {
      const titles = actionsAt(snippet).actions.map((one) => one.title);
      expect(titles.filter((one) => one.startsWith('Ignore'))).toEqual([]);
    });
  }
});
