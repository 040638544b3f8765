/** Checks before anything is changed: dist is what was reviewed, and the cluster is the one of the environment. */
import { join } from 'node:path';
import { identityOf, noted } from '../cluster/identity';
import { currentContext, kubectl } from '../cluster/kubectl';
import type { Manifest } from '../kubernetes/manifest';
import { committed } from '../programs/commit';
import type { Result } from '../programs/result';
import { failure, success } from '../programs/result';
import type { Run } from '../programs/run';
import { readDist } from '../synth/read-dist';
import type { DeployTarget } from './target';
import { stateOf } from './target';

/** The cluster of an environment as it was found. */
export type Standing =
  /** It answers; `known`: its UID is the recorded one, or nothing is recorded yet. */
  | { readonly is: 'running'; readonly uid: string; readonly recorded: boolean }
  /** Minikube has the profile, and it does not run. */
  | { readonly is: 'stopped' }
  /** Minikube has no such profile: the stack `cluster` makes it. */
  | { readonly is: 'absent' };

/**
 * Refuses a dist that is edited, stale or, unless `uncommitted` is allowed, not committed.
 * @returns its objects
 */
export async function sealDist(
  { root, run, environment: { name } }: Pick<DeployTarget, 'root' | 'run' | 'environment'>,
  uncommitted: boolean,
): Promise<Result<readonly Manifest[]>> {
  const dist = readDist(join(root, 'dist'), name);
  if (!dist.ok) return failure('refused', dist.problems.join('\n'));
  const fresh = await run('node', [join(root, 'lib', 'charts', 'main.js'), '--check', '--environment', name]);
  if (fresh.code !== 0)
    return failure('refused', `dist/${name} is not what the charts say now\n${fresh.stderr.trim()}`);
  if (!uncommitted) {
    const paths = [`dist/${name}`, 'dist/SHA256SUMS'];
    const clean = await committed(run, root, 'dist has unreviewed changes; commit them, or pass --uncommitted:', paths);
    if (!clean.ok && clean.problem.reason !== 'refused')
      return failure(
        'failed',
        `git does not say whether dist is committed: ${clean.problem.message}; use --uncommitted`,
      );
    if (!clean.ok) return clean;
  }
  return success(dist.objects);
}

/** Refuses a kubectl that is set to another cluster, and a cluster that is not the recorded one. */
export async function sealCluster(target: DeployTarget): Promise<Result<Standing>> {
  const { environment, run, variables } = target;
  const { name, context, cluster } = environment;
  if (/[:;]/.test(variables['KUBECONFIG']?.replace(/^[A-Za-z]:(?=[\\/])/, '') ?? ''))
    return failure(
      'usage',
      `KUBECONFIG names several files: ${variables['KUBECONFIG']}; name the one that has the context '${context}'`,
    );
  const standing = cluster.kind === 'minikube' ? await standingOf(run, context) : 'running';
  if (standing !== 'running') return success({ is: standing });
  const current = await currentContext(run);
  if (current !== '' && current !== context) {
    return failure(
      'refused',
      `kubectl is set to the context '${current}', and ${name} is '${context}'; set it with kubectl config use-context ${context}, or choose the environment of '${current}'`,
    );
  }
  const found = await identityOf(kubectl(run, context));
  if (!found.ok) return found;
  const known = (cluster.kind === 'given' ? cluster.uid : undefined) ?? noted(stateOf(target));
  if (known !== undefined && known !== found.value) {
    return failure(
      'refused',
      `the context '${context}' leads to another cluster than the one of ${name}: the UID of its kube-system is ${found.value}, recorded is ${known}; ${
        cluster.kind === 'minikube'
          ? `remove the one that is there with minikube delete --profile ${context}, and it is made again`
          : `if it was replaced on purpose, change cluster.uid of ${name}, or remove ${stateOf(target)}`
      }`,
    );
  }
  return success({ is: 'running', uid: found.value, recorded: known !== undefined });
}

/** Starts a machine that is stopped, and asks again: only then can it say which cluster it is. */
export async function sealStarted(target: DeployTarget, found: Standing): Promise<Result<Standing>> {
  if (found.is !== 'stopped') return success(found);
  const { context } = target.environment;
  target.say(`    starts '${context}', which was stopped`);
  const { code, stderr } = await target.run('minikube', ['start', `--profile=${context}`]);
  return code === 0 ? sealCluster(target) : failure('failed', `minikube start failed: ${stderr.trim()}`);
}

/** Whether minikube has a profile, and whether that runs. */
export async function standingOf(run: Run, profile: string): Promise<Standing['is']> {
  const { stdout } = await run('minikube', ['profile', 'list', '--output=json']);
  if (!profilesIn(stdout).includes(profile)) return 'absent';
  const { code } = await run('minikube', ['status', `--profile=${profile}`, '--output=json']);
  return code === 0 ? 'running' : 'stopped';
}

/** The names in what `minikube profile list --output=json` prints; none where it prints none. */
function profilesIn(text: string): readonly string[] {
  try {
    const { valid = [], invalid = [] } = JSON.parse(text) as Record<'valid' | 'invalid', { readonly Name: string }[]>;
    return [...valid, ...invalid].map(({ Name }) => Name);
  } catch {
    return [];
  }
}
