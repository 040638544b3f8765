/** What our images stand on, on a machine that pulls none: its kit makes them. */
import { resolve } from 'node:path';
import { run } from '../../src/programs/run';

const names = [
  'docker.io/library/python:3.13-slim-trixie',
  'docker.io/library/node:24-trixie-slim',
  'gcr.io/distroless/python3-debian13:nonroot',
  'gcr.io/distroless/nodejs24-debian13:nonroot',
];

/** @param kit the folder of its programs @throws with what it said, where they were not made */
export async function makeBaseImages(kit: string): Promise<void> {
  const { code, stderr } = await run(resolve(kit, 'base-images'), names);
  if (code !== 0) throw new Error(`the base images were not made: ${stderr.slice(-500)}`);
}
