/** Findings as JSON. Programs rely on the shape: version 1 may gain keys and loses none. */
import { type CheckedFile, summarise } from './checked-file.js';
import { findingsJson } from './finding-json.js';
import type { Format } from './format.js';
import { jsonParts } from './json.js';
import { shardJson } from './shard-json.js';

export const json: Format = {
  name: 'json',
  description: 'everything in one document, for programs',
  report: (files, { statistics, shard, version: hem }) =>
    jsonParts(
      {
        version: 1,
        summary: summarise(files),
        ...(statistics && { statistics }),
        ...(shard && { shard: shardJson(files, shard, hem) }),
        findings: [],
      },
      findingsOf(files),
    ),
};

function* findingsOf(files: readonly CheckedFile[]) {
  for (const file of files) yield findingsJson(file);
}
