/** Proof that a cluster runs a commit: the engine reports it ready, its pods serve, its smoke test has passed. */
import type { Kubectl } from '../cluster/requests';
import { smokeTest } from '../config/services';
import { nameOf } from '../kubernetes/identity';
import type { Manifest } from '../kubernetes/manifest';
import { failure, type Result, success } from '../programs/result';
import { conditionOf, isOf, placeOf, type Reported, reported } from './reported';
import { stages } from './stages';

interface Workload {
  readonly metadata: { readonly generation?: number };
  readonly spec: PodSpec & { readonly replicas?: number };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly updatedReplicas?: number;
    readonly readyReplicas?: number;
  };
}

interface PodSpec {
  readonly template: { readonly spec: { readonly containers: readonly { readonly image: string }[] } };
}

/** @returns what is missing, as sentences; none: it is proven */
export async function missingOf(
  kubectl: Kubectl,
  { commit, isOfEngine, objects }: { commit: string; isOfEngine: boolean; objects: readonly Manifest[] },
): Promise<Result<readonly string[]>> {
  const missing: string[] = [];
  for (const stage of isOfEngine ? stages : []) {
    const place = placeOf(stage);
    const found = await reported(kubectl, place);
    if (!found.ok) return found;
    missing.push(...unreconciled(place.name, commit, found.value));
  }
  for (const object of objects) {
    const { kind, metadata } = object;
    if (kind !== 'Deployment' && kind !== 'StatefulSet') continue;
    const found = await kubectl.get<Workload>(kind.toLowerCase(), metadata.name, metadata.namespace);
    if (!found.ok) return found;
    missing.push(...unserved(object, found.value));
  }
  const jobs = objects.filter(({ kind, metadata }) => kind === 'Job' && metadata.namespace === smokeTest);
  if (jobs.length === 0) return failure('missing', `dist of ${commit} has no Job in ${smokeTest}, the smoke test`);
  for (const job of jobs) {
    const found = await kubectl.get<Reported>('job', job.metadata.name, job.metadata.namespace);
    if (!found.ok) return found;
    if (conditionOf(found.value, 'Complete')?.status !== 'True') missing.push(`${nameOf(job)} has not completed`);
  }
  return success(missing);
}

function unreconciled(name: string, commit: string, found: Reported | undefined): readonly string[] {
  const ready = conditionOf(found, 'Ready');
  const revision = found?.status?.lastAppliedRevision ?? 'nothing';
  if (ready?.status !== 'True') return [`Flux says of ${name}: ${ready?.message ?? 'it is not there'}`];
  return isOf(commit, revision) ? [] : [`Flux has applied ${revision} of ${name}, and not ${commit}`];
}

function unserved(wanted: Manifest, live: Workload | undefined): readonly string[] {
  const images = (spec: unknown) => (spec as PodSpec).template.spec.containers.map(({ image }) => image).join(' ');
  if (!live) return [`${nameOf(wanted)} is not there`];
  if (images(live.spec) !== images(wanted['spec'])) return [`${nameOf(wanted)} runs other images than the commit says`];
  const { observedGeneration, readyReplicas = 0, updatedReplicas = 0 } = live.status ?? {};
  const { replicas = 1 } = live.spec;
  const serves =
    observedGeneration === live.metadata.generation && updatedReplicas >= replicas && readyReplicas >= replicas;
  return serves ? [] : [`${nameOf(wanted)} has ${readyReplicas} of ${replicas} pods ready`];
}
