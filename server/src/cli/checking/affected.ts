/** Which files have to be checked again after others were changed. */
import { realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { FILE_NAME } from '../../config/keys.js';
import type { Sources } from '../../model/project.js';
import { parse } from '../../syntax/parse.js';
import type { CommandConfiguration } from '../configuration.js';
import type { Location } from '../files.js';
import { addressOf } from '../open-inputs.js';

/**
 * The files that were changed themselves, that import what was changed, directly or not, or for which a changed
 * hem.json is in force.
 *
 * @param changed absolute paths, links resolved.
 */
export async function affectedBy(
  changed: ReadonlySet<string>,
  locations: readonly Location[],
  configuration: CommandConfiguration,
  sources: Sources,
): Promise<Location[]> {
  const addresses = new Map<string, Promise<boolean>>();
  const isChanged = (address: string): Promise<boolean> => {
    const known = addresses.get(address) ?? isIn(changed, address);
    addresses.set(address, known);
    return known;
  };
  const folders = new Set([...changed].filter((path) => basename(path) === FILE_NAME).map(dirname));
  const isUnderChange = async (address: string): Promise<boolean> => {
    // One that is gone is in force no more, and had been.
    for (let at = await realPathOf(dirname(address)); ; at = dirname(at)) {
      if (folders.has(at)) return true;
      if (at === dirname(at)) break;
    }
    const inForce = await configuration.of(address);
    const files = inForce ? [...inForce.files, ...inForce.project.shared] : [];
    return (await Promise.all(files.map((file) => isChanged(file.address)))).includes(true);
  };
  const imports = await importGraph(locations.map(addressOf), sources);
  const marked = new Set<string>();
  for (const address of imports.keys()) {
    if ((await isChanged(address)) || (await isUnderChange(address))) marked.add(address);
  }
  const importers = reversed(imports);
  for (const address of marked) for (const importer of importers.get(address) ?? []) marked.add(importer);
  return locations.filter((location) => marked.has(addressOf(location)));
}

async function isIn(changed: ReadonlySet<string>, address: string): Promise<boolean> {
  return changed.has(address) || changed.has(await realPathOf(address));
}

/** Of what is not there, that of its folder. */
async function realPathOf(path: string): Promise<string> {
  const known = await realpath(path).catch(() => undefined);
  if (known !== undefined || path === dirname(path)) return known ?? path;
  return `${await realPathOf(dirname(path))}${path.slice(dirname(path).length)}`;
}

/** What each file imports, those that are not there included. */
async function importGraph(
  roots: readonly string[],
  sources: Sources,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const graph = new Map<string, readonly string[]>();
  const waiting = [...roots];
  for (const address of waiting) {
    if (graph.has(address)) continue;
    const imported = await importsOf(address, sources);
    graph.set(address, imported);
    waiting.push(...imported);
  }
  return graph;
}

async function importsOf(address: string, sources: Sources): Promise<string[]> {
  const reading = await sources.read(address);
  if (!reading || !('text' in reading) || !reading.text.includes('import')) return [];
  return parse(reading.text).declarations.flatMap((declaration) => {
    const path = declaration.kind === 'import' && declaration.path?.text;
    return (path && sources.resolve(address, path)) || [];
  });
}

function reversed(graph: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const [address, imported] of graph) {
    for (const one of imported) importers.set(one, [...(importers.get(one) ?? []), address]);
  }
  return importers;
}
