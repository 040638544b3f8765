/** dist of a commit, and the proof that a cluster runs it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Input } from '../check/input';
import { limits } from '../check/limits';
import { readAll } from '../check/reading';
import { drift, sentenceOf } from '../cluster/drift';
import { kubectl } from '../cluster/kubectl';
import type { Kubectl } from '../cluster/requests';
import type { Environment } from '../config/environment';
import { missingOf } from '../gitops/prove';
import type { Manifest } from '../kubernetes/manifest';
import { failure, type Result, success } from '../programs/result';
import { gitInputs } from './git-inputs';
import type { PipelineProps } from './props';

type Place = Pick<PipelineProps, 'root' | 'run'>;

/** dist of an environment as a commit has it. */
export interface Promotable {
  readonly inputs: readonly Input[];
  readonly objects: readonly Manifest[];
}

/** @returns a problem where dist of a commit is not there, or a part of it cannot be read */
export async function promotable(
  { root, run }: Place,
  commit: string,
  environment: string,
): Promise<Result<Promotable>> {
  const found = await gitInputs(run, root, `${commit}:dist/${environment}`);
  if (!found.ok) return found;
  const { inputs } = found.value;
  // Every document of dist is an object: one that cannot be read is not left out.
  const { objects, problems } = await readAll(inputs, limits);
  const [problem] = problems;
  return problem
    ? failure('failed', `${problem.file} of ${commit}: ${problem.message}`)
    : success({ inputs, objects: objects.map(({ manifest }) => manifest) });
}

/**
 * @param context of kubectl. @default - the environment's
 * @returns what is missing to the proof that the cluster of an environment runs a commit, as sentences; none: it is proven
 */
export async function missingToProof(
  place: Place,
  environment: Environment,
  commit: string,
  context = environment.context,
): Promise<Result<readonly string[]>> {
  const found = await promotable(place, commit, environment.name);
  if (!found.ok) return found;
  const { objects } = found.value;
  const cluster = kubectl(place.run, context);
  const isOfEngine = environment.appliedBy === 'gitops';
  const missing = await missingOf(cluster, { commit, isOfEngine, objects });
  // An engine says what it has applied; where there is none, the cluster is compared.
  if (!missing.ok || missing.value.length > 0 || isOfEngine) return missing;
  return differing(cluster, found.value);
}

/** What of dist a cluster does not have, or has otherwise. */
async function differing(cluster: Kubectl, { inputs, objects }: Promotable): Promise<Result<readonly string[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-dist-'));
  try {
    for (const { file, open } of inputs)
      for await (const part of open()) writeFileSync(join(folder, basename(file)), part, { flag: 'a' });
    const found = await drift(cluster, [folder], objects);
    return found.ok ? success(found.value.map(sentenceOf)) : found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
