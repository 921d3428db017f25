import { strict as assert } from 'node:assert';
import { commands, env, Position, Selection, window } from 'vscode';
import { lenses, open } from './support';

/** Runs the command with the cursor at the start of a line; what the document then holds. */
async function paste(content: string, line: number, clipboard: string): Promise<string> {
  const document = await open(content);
  const editor = window.activeTextEditor;
  assert.ok(editor);
  const place = new Position(line, 0);
  editor.selection = new Selection(place, place);
  await env.clipboard.writeText(clipboard);
  await commands.executeCommand('hem.pasteFormula');
  return document.getText();
}

describe('Paste Formula', () => {
  const GOOD = 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n';

  it('writes a material below the line with the cursor, and puts the cursor behind it', async () => {
    assert.equal(
      await paste(GOOD, 0, 'P2-Na<sub>0.7</sub>MnO<sub>2</sub>'),
      `${GOOD}material P2-Na0.7MnO2 : P2 = Na0.7MnO2\n`,
    );
    const document = window.activeTextEditor?.document;
    assert.ok(document);
    assert.equal((await lenses(document)).length, 2);
    assert.equal(window.activeTextEditor?.selection.active.line, 1);
  });

  it('writes a list into an empty line, under names that are free', async () => {
    assert.equal(
      await paste(GOOD, 1, 'NCM811: LiNiO2\nLiMO2\n'),
      `${GOOD}# note: called NCM811 in the source, a name that is taken\nmaterial NCM811-2 = LiNiO2\n# not read: LiMO2\n# reason: \`M\` is no element; write \`Mg\`, \`Mn\` or \`Mo\` if that is meant`,
    );
  });

  it('changes nothing where there is nothing on the clipboard', async () => {
    assert.equal(await paste(GOOD, 0, ' \n'), GOOD);
  });
});
