/** Deploys with programs that are not run: what these answer where all is well, and what came of the deploy. */
import type { Environment } from '../../src/config/environment';
import type { DeployTarget } from '../../src/deploy/target';
import { filesOnDisk } from '../../src/programs/commit';
import { done, type Result } from '../../src/programs/result';
import { readSettings, type Settings } from '../../src/stacks/settings';
import { type Part, parts } from '../../src/stacks/stack';
import { checksums, checksumsFile } from '../../src/synth/checksums';
import { type Answers, identified, ofEnvironment, ok, programs } from '../programs/fakes';
import { said } from '../programs/git';
import { put, temporaryFolder } from '../synth/folders';
import { destroyed, init, nothingApplied, stateOf, unchanged } from './texts';

/** Who the cluster is, and who another one. */
export const uid = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
export const otherUid = 'f47ac10b-58cc-4372-a567-0e02b2c3d479';

const object = (apiVersion: string, kind: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: hash\n  namespace: hash\n`;

/** @returns the root of a repository whose dist has two objects of this environment */
export function reviewed({ name }: Pick<Environment, 'name'>): string {
  const path = `${name}/hash.k8s.yaml`;
  const text = [object('apps/v1', 'Deployment'), object('v1', 'Service')].join('---\n');
  return put(temporaryFolder(), { [`dist/${path}`]: text, [`dist/${checksumsFile}`]: checksums([{ path, text }]) });
}

/** The beginning of what Terraform is asked about a stack. */
export function asked({ name }: Pick<Environment, 'name'>, part: Part, words = ''): string {
  return `terraform -chdir=cdktf.out/stacks/${name}-${part} ${words}`;
}

/** The beginning of what the cluster of an environment is asked about the environment that it is of. */
export function identityAsked({ context }: Pick<Environment, 'context'>): string {
  return `kubectl --context=${context} get configmap cluster-identity`;
}

/** The Deployment of `reviewed`, rolled out. */
const serving = {
  kind: 'Deployment',
  metadata: { name: 'hash', namespace: 'hash', generation: 1 },
  spec: { replicas: 1 },
  status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 1 },
};

/** The Service of the front door, at the address that the environment says. */
function frontDoorAt({ frontDoor: { entry } }: Pick<Environment, 'frontDoor'>) {
  const ingress = entry.kind === 'load-balancer' ? [{ ip: entry.address }] : [];
  return ok(JSON.stringify({ status: { loadBalancer: { ingress } } }));
}

/** A cluster that runs, is known and says whose it is, a dist that is committed, and stacks that are as they should be. */
export function well(environment: Environment): Answers {
  const { context, name } = environment;
  const kubectl = `kubectl --context=${context}`;
  const stacks = parts.flatMap((part) => [
    [asked(environment, part, 'init'), ok(init)],
    [asked(environment, part, 'plan'), ok(unchanged)],
    [asked(environment, part, 'apply'), ok(nothingApplied)],
    [asked(environment, part, 'destroy'), ok(destroyed)],
    [asked(environment, part, 'state rm'), ok()],
    [asked(environment, part, 'show'), ok(stateOf())],
  ]);
  return {
    'node ': ok(),
    'minikube profile list': ok(JSON.stringify({ invalid: [], valid: [{ Name: context }] })),
    minikube: ok('{}'),
    'kubectl config current-context': ok(`${context}\n`),
    [`${kubectl} get namespace kube-system`]: identified(uid),
    [identityAsked(environment)]: ofEnvironment(name),
    [`${kubectl} get deployments`]: ok(JSON.stringify({ items: [serving] })),
    [`${kubectl} get service ingress-nginx-controller`]: frontDoorAt(environment),
    [`${kubectl} get`]: ok('{"items":[]}'),
    [`${kubectl} api-resources`]: ok(),
    [`${kubectl} replace`]: ok(),
    ...Object.fromEntries(stacks),
  };
}

/** What minikube says where it has no profile. */
export const absent: Answers = { 'minikube profile list': ok('{"invalid":[],"valid":[]}') };

function settingsOf(environment: Environment): Settings {
  const read = readSettings(environment);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.settings;
}

/** @param answers where they are not those of a machine on which all is well */
export function deploy(environment: Environment, answers: Answers = {}, changes: Partial<DeployTarget> = {}) {
  const root = reviewed(environment);
  const git = said(filesOnDisk(root)).answers;
  const { run, calls } = programs({ ...answers, ...git, ...well(environment), ...answers });
  const progress: string[] = [];
  const target: DeployTarget = {
    environment,
    settings: settingsOf(environment),
    root,
    run,
    variables: {},
    say: (line) => progress.push(line),
    synthesize: async () => done,
    outdir: 'cdktf.out',
    ...changes,
  };
  const lines = () =>
    calls.map(({ line }) => line.replaceAll(target.root, 'ROOT').replace(/ --request-timeout=\S+/, ''));
  return { target, said: progress, calls, lines, stacks: () => lines().flatMap(stackIn) };
}

/** The message of a problem; empty: all is well. */
export const messageOf = (result: Result<unknown>) => (result.ok ? '' : result.problem.message);

/** Lines with their seconds replaced by TIME. */
export const untimed = (said: readonly string[]) => said.map((line) => line.replace(/\d+\.\d s$/, 'TIME'));

/** `lab-cluster state rm terraform_data.machine`: what is asked of Terraform, without flags. */
function stackIn(line: string): readonly string[] {
  const [, name, words = ''] = /^terraform -chdir=\S+\/(\S+) (.*)$/.exec(line) ?? [];
  return name ? [[name, ...words.split(' ').filter((word) => !word.startsWith('-'))].join(' ')] : [];
}
