/** What a cluster says of its release: written before anything is changed, so that a run that was killed is seen. */
import { complaint } from '../cluster/minikube';
import { type Destination, kubectl, type Release } from './release';

const states = ['good', 'applied', 'deploying'] as const;

export interface Deployed {
  /**
   * `good`: the smoke test has passed. `applied`: its pods serve, and nothing is proven yet. `deploying`: on its way, or
   * left there by a run that was killed.
   */
  readonly state: (typeof states)[number];
  readonly commit: string;
  /** The last good commit before it; none: nothing good was there. */
  readonly previous?: string;
}

/** Of a commit: it becomes the name of a folder. */
const hash = /^[0-9a-f]{40}$/;

const place = { namespace: 'kube-system', name: 'deployed-release' } as const;

export type DeployedRead =
  | { readonly ok: true; readonly deployed?: Deployed }
  | { readonly ok: false; readonly problem: string };

/** @returns nothing where no run has deployed yet */
export async function readDeployed(release: Pick<Destination, 'target'>): Promise<DeployedRead> {
  const { name, namespace } = place;
  const flags = [`--namespace=${namespace}`, '--ignore-not-found', '--output=json'];
  const asked = await kubectl(release, 'get', 'configmap', name, ...flags);
  if (asked.code !== 0) return { ok: false, problem: `the cluster does not say what it runs: ${complaint(asked)}` };
  if (asked.stdout.trim() === '') return { ok: true };
  const { data = {} } = JSON.parse(asked.stdout) as { readonly data?: Readonly<Record<string, string>> };
  const { commit = '', previous } = data;
  const state = states.find((one) => one === data['state']);
  if (!hash.test(commit) || (previous && !hash.test(previous)) || state === undefined)
    return {
      ok: false,
      problem: `the ConfigMap ${namespace}/${name} is not what the pipeline writes; delete it, and the next run begins anew`,
    };
  return { ok: true, deployed: { state, commit, ...(previous ? { previous } : {}) } };
}

/** What a cluster says, where it has the release of this commit as a whole; else why it is no use to go on. */
export async function readApplied(
  release: Pick<Release, 'commit' | 'target'>,
): Promise<{ readonly ok: true; readonly deployed: Deployed } | { readonly ok: false; readonly problem: string }> {
  const now = await readDeployed(release);
  if (!now.ok) return now;
  const { deployed } = now;
  if (deployed?.commit === release.commit && deployed.state !== 'deploying') return { ok: true, deployed };
  const runs = deployed
    ? `${deployed.state === 'deploying' ? 'a part of ' : ''}${deployed.commit}`
    : 'no release of ours';
  return { ok: false, problem: `the cluster runs ${runs}, and not ${release.commit}; run the step deploy` };
}

/** @returns what is wrong, or nothing */
export async function writeDeployed(
  release: Pick<Destination, 'target'>,
  { commit, previous = '', state }: Deployed,
): Promise<string | undefined> {
  const { name, namespace } = place;
  const data = { state, commit, previous };
  const patch = JSON.stringify({ data });
  const at = [`--namespace=${namespace}`];
  const patched = await kubectl(release, 'patch', 'configmap', name, ...at, '--type=merge', `--patch=${patch}`);
  if (patched.code === 0) return undefined;
  const values = Object.entries(data).map(([key, value]) => `--from-literal=${key}=${value}`);
  const made = await kubectl(release, 'create', 'configmap', name, ...at, ...values);
  return made.code === 0 ? undefined : `the cluster could not be told what it runs: ${complaint(made)}`;
}

/** Where nothing is deployed any more. */
export async function forgetDeployed(release: Pick<Destination, 'target'>): Promise<void> {
  const { name, namespace } = place;
  await kubectl(release, 'delete', 'configmap', name, `--namespace=${namespace}`, '--ignore-not-found');
}
