/** The walkthrough shows what the program tells. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codeLenses, lensText } from '../../server/src/features/code-lens.js';
import { expanded } from '../../server/src/features/expanded.js';
import { hover } from '../../server/src/features/hover.js';
import { toPlainText } from '../../server/src/features/markup.js';
import { paste } from '../../server/src/features/paste.js';
import { analyse } from '../../server/src/model/file.js';
import { check } from '../../server/src/rules/check.js';

/** The lines of a picture, without colours. */
function picture(name: string): string[] {
  const svg = readFileSync(`images/walkthrough/${name}.svg`, 'utf8');
  return [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text = '']) =>
    text
      .replace(/<[^>]*>/g, '')
      .replaceAll('\u00a0', ' ')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  );
}

/** The lines of a picture from one to another. */
function between(lines: readonly string[], first: string, last: string): string {
  const start = lines.findIndex((line) => line.startsWith(first));
  const end = lines.findIndex((line, index) => index >= start && line.endsWith(last));
  return lines.slice(start, end + 1).join('\n');
}

/** What a line that was cut short begins with. */
function isCut(line: string, whole: string): boolean {
  return whole.startsWith(line.replace(/…$/, '').trimEnd());
}

function look(text: string) {
  const model = analyse(`${text}\n`, 'picture.hem');
  const lens = codeLenses(model).map((one) => lensText(one).text);
  return { model, lens, findings: check(model) };
}

const NCM = 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2';

describe('the pictures of the walkthrough', () => {
  test('write', () => {
    const lines = picture('write');
    const { model, lens } = look(NCM);
    expect(lines.slice(0, 2)).toEqual([lens[0], NCM]);
    const [material] = model.materials;
    for (const site of material?.sites ?? []) {
      const occupants = site.occupants.map(({ species, amount }) => `${species} ${amount?.valueOf()}`);
      const entropy = site.entropy === 0 ? '0' : site.entropy.toFixed(4);
      expect(lines.map((line) => line.split(/ {2,}/))).toContainEqual([
        site.name,
        occupants.join(', '),
        entropy,
      ]);
    }
    expect(material?.charge).toMatchObject({ kind: 'known', value: { n: 0n } });
  });

  test('fix', () => {
    const [lens = '', text = '', message, help, , ...fixes] = picture('fix');
    const told = look(text);
    expect(isCut(lens, told.lens[0] ?? '')).toBe(true);
    const finding = told.findings.find(({ severity }) => severity === 'error');
    expect([finding?.message, finding?.help]).toEqual([message, help]);
    expect(fixes).toEqual(finding?.fixes?.map(({ title }) => `◆ ${title}`));
  });

  test('paste', () => {
    const lines = picture('paste');
    const pasted = paste(analyse('', 'picture.hem'), 0, lines.slice(1, 3).join('\n'));
    expect(pasted?.edit.text).toBe(lines.slice(4).join('\n'));
  });

  test('families', () => {
    const lines = picture('families');
    const { model, lens } = look(between(lines, 'material', 'O2').replace('\n', '').replace(/ {2,}/, ''));
    expect(isCut(lines[0] ?? '', lens[0] ?? '')).toBe(true);
    const shown = lines.slice(lines.indexOf('Show Expanded Composition') + 1);
    const all = expanded(model, 'MTS').split('\n');
    const start = all.findIndex((line) => line.startsWith('material "MTS(0.15)"'));
    for (const [index, line] of shown.entries()) {
      const whole = all[start + index] ?? '';
      expect(isCut(line, whole), `${line}\n${whole}`).toBe(true);
    }
  });

  test('derive', () => {
    const lines = picture('derive').filter((line) => line !== '✓' && line !== '✗');
    const { lens, findings } = look(`${NCM}\n${between(lines, 'material', '}')}`);
    expect(lens[1]).toBe(lines[0]);
    const found = findings.filter(({ rule }) => rule === 'expectation');
    const end = lines.indexOf('}');
    expect(found.map(({ message }) => message)).toEqual([lines.slice(end + 1).join(' ')]);
  });

  test('weigh', () => {
    const lines = picture('weigh');
    const batch = between(lines, 'batch', '}');
    const material = 'material MTS15 : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn0.15Ti0.15Sn0.15]O2';
    const { model, lens, findings } = look(`${material}\n${batch}`);
    expect(findings).toEqual([]);
    expect(lens).toContain(lines[0]);
    const card = hover(model, model.text.indexOf('batch') + 1)?.blocks ?? [];
    const rows = toPlainText(card)
      .split('\n')
      .map((line) => line.split(/ {2,}/));
    const shown = lines.slice(lines.indexOf('}') + 2).filter((line) => line.trim() !== '…');
    for (const line of shown) {
      const [precursor, ...figures] = line.split(/ {2,}/);
      const row = rows.find(([first]) => first === precursor) ?? [];
      expect(row, line).toEqual(expect.arrayContaining(figures));
    }
  });
});
