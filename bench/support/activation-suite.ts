/** Runs in the extension host, where nothing has wanted the extension yet. */
import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { extensions, languages, Uri, version, window, workspace } from 'vscode';

/** Times in ms, from when activation was wanted. */
export interface Activation {
  readonly version: string;
  /** Until `activate` has ended, with the commands there; the client and the server are loaded behind it. */
  readonly activated: number;
  readonly found: number;
}

export async function run(): Promise<void> {
  const extension = extensions.getExtension('hem.hem');
  assert.ok(extension && !extension.isActive, 'the extension is not there, or active already');
  const began = performance.now();
  await extension.activate();
  const activated = performance.now() - began;
  const uri = Uri.file(process.env.HEM_FILE ?? '');
  const found = new Promise<number>((done) => {
    const subscription = languages.onDidChangeDiagnostics(() => {
      if (languages.getDiagnostics(uri).length === 0) return;
      subscription.dispose();
      done(performance.now() - began);
    });
  });
  await window.showTextDocument(await workspace.openTextDocument(uri));
  const report: Activation = { version, activated, found: await found };
  writeFileSync(process.env.HEM_REPORT ?? '', JSON.stringify(report));
}
