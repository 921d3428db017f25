import { commands, type Disposable, l10n, Uri, window, workspace } from 'vscode';

/** `hem.openExample`: a copy of an example to change at will. Which one is asked where no argument names its file. */
export function registerOpenExample(extension: Uri): Disposable {
  return commands.registerCommand('hem.openExample', async (wanted?: unknown) => {
    const examples = [
      {
        file: 'getting-started.hem',
        label: l10n.t('hem in five minutes'),
        detail: l10n.t('Materials, sites, oxidation states, a structure of your own'),
      },
      {
        file: 'families.hem',
        label: l10n.t('Families'),
        detail: l10n.t('One declaration for many members, derivation, expectations'),
      },
      {
        file: 'weighing.hem',
        label: l10n.t('Weighing'),
        detail: l10n.t('A batch from its precursors to the analysis of the powder'),
      },
      {
        file: 'review.hem',
        label: l10n.t('Compositions of a review'),
        detail: l10n.t('Battery materials as they were printed, with what hem finds'),
      },
    ];
    const example =
      examples.find(({ file }) => file === wanted) ??
      (await window.showQuickPick(examples, { placeHolder: l10n.t('Which example?'), matchOnDetail: true }));
    if (!example) return;
    const bytes = await workspace.fs.readFile(Uri.joinPath(extension, 'examples', example.file));
    const content = new TextDecoder().decode(bytes);
    await window.showTextDocument(await workspace.openTextDocument({ language: 'hem', content }));
    // The walkthrough ticks off its steps by this.
    await commands.executeCommand('setContext', 'hem.example', example.file);
  });
}
