/** The formats of `hem check`, in the order of the help. A new format is a file and a line here. */
import { checkstyle } from './check-checkstyle.js';
import { concise } from './check-concise.js';
import { github } from './check-github.js';
import { gitlab } from './check-gitlab.js';
import { json } from './check-json.js';
import { jsonl } from './check-jsonl.js';
import { junit } from './check-junit.js';
import { markdown } from './check-markdown.js';
import { pretty } from './check-pretty.js';
import { rdjson } from './check-rdjson.js';
import { sarif } from './check-sarif.js';
import type { Format } from './format.js';

const ALL: readonly Format[] = [
  pretty,
  concise,
  json,
  jsonl,
  github,
  gitlab,
  sarif,
  junit,
  checkstyle,
  rdjson,
  markdown,
];

/** By name. */
export const FORMATS: ReadonlyMap<string, Format> = new Map(ALL.map((format) => [format.name, format]));
