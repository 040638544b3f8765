/** The release that a cluster records: written before anything is changed, so that a run that was killed is seen. */
import { failure, type Result, success } from '../programs/result';
import type { Destination, Release } from './release';

const states = ['good', 'applied', 'deploying'] as const;

export interface Deployed {
  /**
   * `good`: the smoke test has passed. `applied`: its pods serve, and nothing is proven yet. `deploying`: on its way, or
   * left there by a run that was killed.
   */
  readonly state: (typeof states)[number];
  readonly commit: string;
  /** The last good commit before it, or what an engine's tag named; none: nothing was there. */
  readonly previous?: string;
}

/** Of a commit: it becomes the name of a folder. */
const hash = /^[0-9a-f]{40}$/;

type Data = Readonly<Partial<Record<'commit' | 'previous' | 'state', string>>>;

const place = { namespace: 'kube-system', name: 'deployed-release' } as const;

/** @returns nothing where no run has deployed yet */
export async function readDeployed({ kubectl }: Pick<Destination, 'kubectl'>): Promise<Result<Deployed | undefined>> {
  const { name, namespace } = place;
  const found = await kubectl.get<{ readonly data?: Data }>('configmap', name, namespace);
  if (!found.ok)
    return failure(found.problem.reason, `the cluster does not say what it runs: ${found.problem.message}`);
  if (found.value === undefined) return success(undefined);
  const { commit = '', previous, state: said } = found.value.data ?? {};
  const state = states.find((one) => one === said);
  if (!hash.test(commit) || (previous && !hash.test(previous)) || state === undefined)
    return failure(
      'refused',
      `the ConfigMap ${namespace}/${name} is not what the pipeline writes; delete it, and the next run begins anew`,
    );
  return success({ state, commit, ...(previous ? { previous } : {}) });
}

/** What a cluster runs, where that is the release of this commit as a whole; else why the run cannot go on. */
export async function readApplied(release: Pick<Release, 'commit' | 'kubectl'>): Promise<Result<Deployed>> {
  const now = await readDeployed(release);
  if (!now.ok) return now;
  const deployed = now.value;
  if (deployed?.commit === release.commit && deployed.state !== 'deploying') return success(deployed);
  const runs = deployed
    ? `${deployed.state === 'deploying' ? 'a part of ' : ''}${deployed.commit}`
    : 'no release of ours';
  return failure('refused', `the cluster runs ${runs}, and not ${release.commit}; run the step deploy`);
}

/** @returns what is wrong */
export async function writeDeployed(
  { kubectl }: Pick<Destination, 'kubectl'>,
  { commit, previous = '', state }: Deployed,
): Promise<string | undefined> {
  const { name, namespace } = place;
  const data = { state, commit, previous };
  const patched = await kubectl.patchConfigMap(name, namespace, data);
  if (patched.ok) return undefined;
  const made = await kubectl.createConfigMap(name, namespace, data);
  return made.ok ? undefined : `cannot record on the cluster what it runs: ${made.problem.message}`;
}

/** Where nothing is deployed any more. */
export async function forgetDeployed({ kubectl }: Pick<Destination, 'kubectl'>): Promise<void> {
  await kubectl.delete('configmap', [place.name], { namespace: place.namespace });
}
