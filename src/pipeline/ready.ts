/** Before the first step: nothing but a clean commit is deployed, by one run at a time, to a cluster that is whole. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf } from '../cluster/minikube';
import { type DeployTarget, stateOf } from '../deploy/target';
import { ownImages } from '../images/own-images';
import { findEngine } from '../programs/engine';
import { readDist } from '../synth/read-dist';
import { readDeployed } from './deployed';
import { sweep } from './lock';
import type { Destination, Release } from './release';
import { rollback } from './rollback';
import { isAfterDeploy, type StepName } from './step';

export type Ready = { readonly ok: true; readonly release: Release } | { readonly ok: false; readonly problem: string };

/** How many files of a tree that is not clean are named. */
const named = 10;

export async function ready(destination: Destination): Promise<Ready> {
  const { places, target } = destination;
  const { environment, root, run } = target;
  const found = await findEngine(run);
  if (found.ok) await sweep(run, found.engine, places);
  const head = await run('git', ['-C', root, 'rev-parse', 'HEAD']);
  const commit = head.stdout.trim();
  if (head.code !== 0) return refuse(`there is no commit to deploy: ${head.stderr.trim()}`);
  const dirty = await uncommitted(target);
  if (dirty !== undefined) return refuse(dirty);
  const owned = terraformOwns(target);
  if (owned !== undefined) return refuse(owned);
  if (!found.ok) return refuse(found.problem);
  const dist = readDist(join(root, 'dist'), environment.name);
  if (!dist.ok) return refuse(dist.problems.join('\n'));
  const images = ownImages(dist.objects, environment.images.own);
  return {
    ok: true,
    release: { ...destination, commit, engine: found.engine, objects: dist.objects, images },
  };
}

/** What is not committed is not deployed: nobody could say later what it was. */
async function uncommitted({ root, run }: DeployTarget): Promise<string | undefined> {
  const { code, stderr, stdout } = await run('git', ['-C', root, 'status', '--porcelain']);
  if (code !== 0) return `git does not say whether everything is committed: ${stderr.trim()}`;
  const open = stdout.split('\n').filter((line) => line !== '');
  if (open.length === 0) return undefined;
  const more = open.length > named ? [`and ${open.length - named} more`] : [];
  return [
    'the tree has what is not committed, and only a commit is deployed; commit it, or put it aside with git stash --include-untracked:',
    ...open.slice(0, named),
    ...more,
  ].join('\n');
}

/** One owner of dist (ADR 0015): what Terraform's state holds is Terraform's to change. */
function terraformOwns(target: DeployTarget): string | undefined {
  const { appliedBy, name } = target.environment;
  if (appliedBy === 'gitops')
    return `dist/${name} is applied by a GitOps engine, which reads the commit; push it, or choose another environment`;
  const file = join(stateOf(target), 'workloads.tfstate');
  if (!existsSync(file)) return undefined;
  const { resources = [] } = JSON.parse(readFileSync(file, 'utf8')) as { readonly resources?: readonly unknown[] };
  return resources.length === 0
    ? undefined
    : `Terraform applies dist/${name} here: its state has ${resources.length} resources of it; npm run up -- --environment ${name} deploys this commit, or npm run down -- --environment ${name} --only workloads hands dist over to the pipeline`;
}

/**
 * Takes back a release that a run left on its way when it was killed. One that was applied by itself stays for a run
 * that goes on after it.
 * @param first the step with which this run begins
 * @returns what was done, or nothing when there was nothing to do
 */
export async function recover(
  destination: Destination,
  first: StepName,
): Promise<{ readonly problem?: string; readonly says?: string }> {
  const { environment, run } = destination.target;
  if (!(await identityOf(run, environment.context)).ok) return {};
  const found = await readDeployed(destination);
  if (!found.ok) return { problem: found.problem };
  const { deployed } = found;
  if (deployed === undefined || deployed.state === 'good') return {};
  if (deployed.state === 'applied' && isAfterDeploy(first)) return {};
  const back = await rollback(destination, deployed);
  const why = `a run left ${deployed.commit} there unproven`;
  return back.ok ? { says: `${why}: ${back.says}` } : { problem: `${why}: ${back.problem}` };
}

function refuse(problem: string): Ready {
  return { ok: false, problem };
}
