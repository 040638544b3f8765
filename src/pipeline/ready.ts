/** Readiness of a run: a container engine, a clean commit, and dist that no other tool applies. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DeployTarget, stateOf } from '../deploy/target';
import { ownImages } from '../images/own-images';
import { findEngine } from '../programs/engine';
import { failure, type Reason, type Result, success } from '../programs/result';
import { readDist } from '../synth/read-dist';
import { sweep } from './leftovers';
import type { Destination, Release } from './release';

/** How many files of a tree that is not clean are named. */
const named = 10;

export async function ready(destination: Destination): Promise<Result<Release>> {
  const { places, target } = destination;
  const { environment, root, run } = target;
  const found = await findEngine(run);
  if (found.ok) await sweep(run, found.engine, places);
  const head = await run('git', ['-C', root, 'rev-parse', 'HEAD']);
  const commit = head.stdout.trim();
  if (head.code !== 0) return refuse(`there is no commit to deploy: ${head.stderr.trim()}`, 'missing');
  const dirty = await uncommitted(target);
  if (dirty !== undefined) return refuse(dirty);
  const owned = terraformOwns(target);
  if (owned !== undefined) return refuse(owned);
  if (!found.ok) return refuse(found.problem, 'missing');
  const dist = readDist(join(root, 'dist'), environment.name);
  if (!dist.ok) return refuse(dist.problems.join('\n'));
  const images = ownImages(dist.objects, environment.images.own);
  return success({ ...destination, commit, engine: found.engine, objects: dist.objects, images });
}

/** What is not committed is not deployed: it could not be reproduced later. */
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

function refuse(message: string, reason: Reason = 'refused'): Result<Release> {
  return failure(reason, message);
}
