/** An object of the cluster as far as people and engines write it: to compare it with itself at another time. */
import type { Manifest } from '../../../src/kubernetes/manifest';
import { kubectl } from './kubectl';

/** What the API server and controllers number by themselves. */
const own = ['managedFields', 'resourceVersion', 'generation', 'uid', 'creationTimestamp', 'deletionTimestamp'];

interface Live extends Manifest {
  readonly metadata: Manifest['metadata'] & { readonly uid: string };
  readonly spec?: { readonly clusterIP?: string; readonly replicas?: number };
}

/** @param object as `npm run drift` names it: `Service web/web` @returns a text; 'gone' where it is not there, or goes */
export async function stateOf(object: string): Promise<string> {
  const [kind = '', path = ''] = object.split(' ');
  const [namespace, name] = path.includes('/') ? path.split('/') : [undefined, path];
  const place = namespace === undefined ? [] : ['--namespace', namespace];
  const { code, stderr, stdout } = await kubectl('get', kind, name ?? '', ...place, '--output=json');
  if (code !== 0 && stderr.includes('NotFound')) return 'gone';
  if (code !== 0) throw new Error(stderr);
  const { metadata, status: _, ...rest } = JSON.parse(stdout) as Live;
  if ('deletionTimestamp' in metadata) return 'gone';
  const { annotations, ...said } = Object.fromEntries(Object.entries(metadata).filter(([key]) => !own.includes(key)));
  const { 'deployment.kubernetes.io/revision': __, ...noted } = (annotations ?? {}) as Record<string, string>;
  const text = JSON.stringify({ ...rest, ...said, noted });
  const { clusterIP = 'None' } = rest.spec ?? {};
  return text.replaceAll(metadata.uid, 'uid').replaceAll(clusterIP, 'address');
}
