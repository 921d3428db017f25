import type { BuildOptions } from 'esbuild';

export function bundlesThatShip(production: boolean): (BuildOptions & { outfile: string })[];
