/** The pipeline: its steps, in order. */
import { build } from './build';
import { check } from './check';
import { cluster } from './cluster';
import { deploy } from './deploy';
import { finish } from './finish';
import { gate } from './gate';
import { sbom } from './sbom';
import { sign } from './sign';
import { smoke } from './smoke';
import type { Step } from './step';
import { tag } from './tag';
import { test } from './test';

export const steps: readonly Step[] = [
  { name: 'check', why: 'dist is what the charts say and obeys every policy, and the code is tidy', run: check },
  { name: 'test', why: 'every suite that needs no cluster passes', run: test, before: 'tag' },
  { name: 'cluster', why: 'there is a cluster, and it is the one of the environment', run: cluster },
  { name: 'build', why: 'each image that dist names is built from the sources of the commit', run: build },
  { name: 'sbom', why: 'each image says what it consists of', run: sbom },
  { name: 'gate', why: 'a container of each image answers as its callers expect', run: gate },
  { name: 'tag', why: 'each image is found by its commit, and by latest', run: tag },
  { name: 'sign', why: 'dist, images and bills of materials cannot be changed unseen from here on', run: sign },
  { name: 'deploy', why: 'what was signed, and nothing else, is on the cluster and serves', run: deploy },
  { name: 'smoke', why: 'a caller gets what it asks for', run: smoke },
  {
    name: 'finish',
    why: 'the cluster says which release is the good one, and keeps nothing of older ones',
    run: finish,
  },
];
