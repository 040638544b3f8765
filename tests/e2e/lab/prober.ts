/** Callers of the cluster under test who ask all the time. */
import { Prober, type Wanted } from '../../../src/drills/prober';
import { frontDoorAuthority } from './front-door';
import { readTarget } from './target';

/** The request that every version of the hash service answers alike. */
export const knownHash: Wanted = {
  host: 'hash.lab.breakwater.example',
  path: '/hash/abc123',
  body: '6367c48dd193d56ea7b0baad25b19455e529f5ee',
};

/** @param rate requests a second, over all of what is wanted in turn */
export async function startProber(rate: number, ...wanted: readonly Wanted[]): Promise<Prober> {
  const { address, https: port } = readTarget().frontDoor;
  return new Prober({ door: { address, port }, credentials: { ca: await frontDoorAuthority() }, rate }, wanted);
}
