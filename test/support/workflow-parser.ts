/** GitHub's own parser of actions. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

type Parser = typeof import('@actions/workflow-parser') &
  typeof import('@actions/workflow-parser/actions/action-parser');

/** What is wrong with the text of an action.yml: a message each. */
export async function actionParser(): Promise<(content: string) => string[]> {
  // Bundled: the package imports JSON as Node 20 does not.
  const folder = mkdtempSync(join(tmpdir(), 'hem-parser-'));
  const outfile = join(folder, 'parser.cjs');
  const contents = `export { NoOperationTraceWriter } from '@actions/workflow-parser';
export { parseAction } from '@actions/workflow-parser/actions/action-parser';`;
  await build({
    stdin: { contents, resolveDir: process.cwd() },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
  });
  const { NoOperationTraceWriter, parseAction }: Parser = createRequire(import.meta.url)(outfile);
  rmSync(folder, { recursive: true });
  return (content) =>
    parseAction({ name: 'action.yml', content }, new NoOperationTraceWriter())
      .context.errors.getErrors()
      .map(({ message }) => message);
}
