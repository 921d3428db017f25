/** Every regular expression of the program: those written in its sources, and the patterns of the TextMate grammar. */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

export interface WrittenExpression {
  /** The file and the line. */
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** The literals in the TypeScript files of a folder. */
export function literalsIn(folder: string): WrittenExpression[] {
  return sourcesIn(folder).flatMap((path) => {
    const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022);
    const found: WrittenExpression[] = [];
    const visit = (node: ts.Node) => {
      if (ts.isRegularExpressionLiteral(node)) {
        const { text } = node;
        const end = text.lastIndexOf('/');
        const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
        found.push({ place: `${path}:${line + 1}`, source: text.slice(1, end), flags: text.slice(end + 1) });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => `${folder}/${name}`);
}

/** Those that are put together while something runs, with whatever libraries put together then. */
export async function builtBy(run: () => Promise<unknown>): Promise<WrittenExpression[]> {
  const found = new Map<string, WrittenExpression>();
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, args: [pattern: string | RegExp, flags?: string], newTarget) {
      const built: RegExp = Reflect.construct(target, args, newTarget);
      const { source, flags } = built;
      found.set(`${source}/${flags}`, { place: 'built', source, flags });
      return built;
    },
  });
  try {
    await run();
  } finally {
    globalThis.RegExp = original;
  }
  // What is tried at one place only is often put together from the same without that.
  return [...found.values()].filter(
    ({ source, flags }) => flags.includes('y') || !found.has(`${source}/${flags}y`),
  );
}

/**
 * The patterns of a TextMate grammar in JavaScript: a few letters stand for all, and what is never given back there may be
 * given back here.
 */
export function grammarPatterns(json: string): WrittenExpression[] {
  const found = new Set<string>();
  JSON.parse(json, (key, value) => {
    if (['match', 'begin', 'end', 'while'].includes(key)) found.add(value);
    return value;
  });
  return [...found].map((pattern) => {
    const source = pattern
      .replace(/\\x\{([0-9A-Fa-f]{4})\}/g, '\\u$1')
      .replace(/\\p\{L\}/g, 'A-Za-z')
      .replace(/\\p\{Ll\}/g, 'a-z')
      .replace(/\\p\{N\}/g, '0-9')
      .replace(/([*+?])\+/g, '$1');
    return { place: 'syntaxes/hem.tmLanguage.json', source, flags: '' };
  });
}
