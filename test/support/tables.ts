/** The tables of the project as they are written, for tests of their form. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

export interface Table<Column extends string> {
  raw: string;
  comments: string[];
  columns: readonly Column[];
  rows: Record<Column, string>[];
}

/** Strict on purpose: comments first, then one header line, then rows of as many fields, nothing else. */
export function table<Column extends string>(name: string, ...columns: Column[]): Table<Column> {
  const raw = readFileSync(new URL(`../../server/src/data/${name}`, import.meta.url), 'utf8');
  const lines = raw.split('\n');
  const top = lines.findIndex((line) => !line.startsWith('#'));
  expect(lines[top], name).toBe(columns.join('\t'));
  const rows = lines.slice(top + 1, -1).map((line) => {
    const fields = line.split('\t');
    expect(fields.length, `${name}: ${line}`).toBe(columns.length);
    return Object.fromEntries(columns.map((column, i) => [column, fields[i]!])) as Record<Column, string>;
  });
  return { raw, comments: lines.slice(0, top), columns, rows };
}
