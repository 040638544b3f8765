/** Readiness of a run: a container engine, a clean commit, and dist whose owner lets the pipeline bring it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DeployTarget, stateOf } from '../deploy/target';
import { ownImages } from '../images/own-images';
import { committed } from '../programs/commit';
import { findEngine } from '../programs/engine';
import { failure, type Reason, type Result, success } from '../programs/result';
import { readDist } from '../synth/read-dist';
import { sweep } from './leftovers';
import type { Destination, Release } from './release';

/** What is not committed is not deployed: it could not be reproduced later, and was not reviewed. */
const open =
  'the tree has what is not committed, and only a commit is deployed; commit it, or put it aside with git stash --include-untracked. git status does not show all of it: git clean -ndx lists files that are ignored, git ls-files -v those that git takes as unchanged:';

export async function ready(destination: Destination): Promise<Result<Release>> {
  const { places, target } = destination;
  const { environment, root, run } = target;
  const found = await findEngine(run);
  if (found.ok) await sweep(run, found.engine, places);
  const clean = await committed(run, root, open);
  if (!clean.ok) return clean;
  const owned = terraformOwns(target) ?? unmovable(target);
  if (owned !== undefined) return refuse(owned);
  if (!found.ok) return refuse(found.problem, 'missing');
  const dist = readDist(join(root, 'dist'), environment.name);
  if (!dist.ok) return refuse(dist.problems.join('\n'));
  const images = ownImages(dist.objects, environment.images.own);
  return success({
    ...destination,
    commit: clean.value.id,
    sources: clean.value.files,
    engine: found.engine,
    objects: dist.objects,
    images,
  });
}

/** One owner of dist (ADR 0015): what Terraform's state holds is Terraform's to change. */
function terraformOwns(target: DeployTarget): string | undefined {
  const { name } = target.environment;
  const file = join(stateOf(target), 'workloads.tfstate');
  if (!existsSync(file)) return undefined;
  const { resources = [] } = JSON.parse(readFileSync(file, 'utf8')) as { readonly resources?: readonly unknown[] };
  return resources.length === 0
    ? undefined
    : `Terraform applies dist/${name} here: its state has ${resources.length} resources of it; npm run up -- --environment ${name} deploys this commit, or npm run down -- --environment ${name} --only workloads hands dist over to the pipeline`;
}

/** Why an engine gets a commit in another way than by this pipeline. */
function unmovable({ environment: { appliedBy, name, promotion } }: DeployTarget): string | undefined {
  if (appliedBy !== 'gitops') return undefined;
  if (promotion === undefined)
    return `the engine of ${name} takes each commit of the branch, proven or not, and there is no tag to take back; set promotion: { soakHours: 0 } in src/config/environments/${name}.ts, and apply what gitops flux prints`;
  return promotion.after === undefined
    ? undefined
    : `${name} takes what is proven in ${promotion.after}; promote ${name} moves it`;
}

function refuse(message: string, reason: Reason = 'refused'): Result<Release> {
  return failure(reason, message);
}
