/** Clusters of the comparison: the fixtures, random ones, and dist of every environment. */
import { join } from 'node:path';
import * as fc from 'fast-check';
import { environments } from '../../../src/config/environments';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { readObjects } from '../../../src/kubernetes/read';
import { anyCluster } from '../arbitrary';
import { fixtures } from '../fixtures';
import { world } from '../world';

export interface Cluster {
  readonly name: string;
  readonly objects: readonly Manifest[];
}

const random = fc.sample(anyCluster, { numRuns: 40, seed: 20 });

export const clusters: readonly Cluster[] = [
  ...fixtures.map(({ name, objects }) => ({ name, objects: [...world, ...objects] })),
  ...random.map((objects, number) => ({ name: `random ${number + 1}`, objects })),
  ...Object.keys(environments).map((name) => ({ name: `dist/${name}`, objects: readObjects(join('dist', name)) })),
];
