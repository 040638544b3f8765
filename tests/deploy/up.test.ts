import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { note, noted } from '../../src/cluster/identity';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { stateOf } from '../../src/deploy/target';
import type { UpOptions } from '../../src/deploy/up';
import { up } from '../../src/deploy/up';
import { failure } from '../../src/programs/result';
import type { Answers } from '../programs/fakes';
import { failed, identified, ofEnvironment, ok } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { absent, asked, deploy, identityAsked, otherUid, uid } from './deploys';
import { timedOut } from './texts';

temporaryFolders();

const { lab, beta } = environments;
const who = (environment: Environment) => `kubectl --context=${environment.context} get namespace`;

const tell = (environment: Environment) => `kubectl --context=${environment.context} create configmap cluster-identity`;

async function bring(environment: Environment, answers: Answers = {}, options?: UpOptions, known?: string) {
  const { target, said, lines, stacks } = deploy(environment, answers);
  if (known) note(stateOf(target), known);
  const result = await up(target, options);
  return { result, said, lines: lines(), stacks: stacks(), target };
}

describe('up', () => {
  test('applies the stacks in their order, behind the seal', async () => {
    const { result, said, stacks, lines } = await bring(lab, {}, undefined, uid);
    expect(result).toEqual({ ok: true });
    expect(stacks).toEqual([
      'lab-cluster init',
      'lab-cluster show',
      'lab-cluster apply',
      'lab-platform init',
      'lab-platform apply',
      'lab-workloads init',
      'lab-workloads apply',
    ]);
    expect(said.map((line) => line.replace(/, \d+\.\d s$/, ''))).toEqual([
      'dist/lab: 2 objects, as reviewed',
      `cluster 'breakwater-e2e': ${uid}, as recorded`,
      'cluster',
      'cluster: No changes',
      'platform',
      'platform: No changes',
      'workloads',
      expect.stringMatching(/^ {4}rolled out deployment hash\/hash /),
      'workloads: No changes',
    ]);
    expect(lines.findIndex((line) => line.startsWith('terraform'))).toBeGreaterThan(
      lines.findIndex((line) => line.startsWith(who(lab))),
    );
  });

  test('makes a cluster that is not there yet', async () => {
    const { result, said, stacks } = await bring(lab, absent);
    expect([result, said[1]]).toEqual([{ ok: true }, "cluster 'breakwater-e2e': not there yet"]);
    expect(stacks[0]).toBe('lab-cluster init');
  });

  test('applies the stacks that are asked for, and no other', async () => {
    const { stacks } = await bring(lab, {}, { only: ['workloads', 'platform'] });
    expect(stacks.filter((line) => line.endsWith('apply'))).toEqual(['lab-platform apply', 'lab-workloads apply']);
    expect((await bring(beta, {}, { only: ['cluster'] })).stacks).toEqual([]);
  });

  test('notes a cluster at the first deploy to it, and says so', async () => {
    const { said, target } = await bring(beta);
    expect(said[1]).toBe(`cluster 'breakwater-beta': ${uid}, recorded now`);
    expect(noted(stateOf(target))).toBe(uid);
  });

  test('asks a cluster of which environment it is, before anything is changed, and leaves one that says so alone', async () => {
    const { lines } = await bring(lab, {}, undefined, uid);
    const asking = lines.findIndex((line) => line.startsWith(identityAsked(lab)));
    expect(asking).toBeGreaterThan(-1);
    expect(lines.slice(0, asking).filter((line) => line.startsWith('terraform'))).toEqual([]);
    expect(lines.filter((line) => line.startsWith(tell(lab)))).toEqual([]);
  });

  test('tells a cluster that is new whose it is, and notes it then', async () => {
    const { result, lines, target } = await bring(beta, { [identityAsked(beta)]: ok(), [tell(beta)]: ok() });
    expect([result, noted(stateOf(target))]).toEqual([{ ok: true }, uid]);
    expect(lines.filter((line) => line.startsWith(tell(beta)))).toEqual([
      `${tell(beta)} --namespace=kube-system --from-literal=environment=beta`,
    ]);
    expect(lines.findIndex((line) => line.startsWith('terraform'))).toBeGreaterThan(
      lines.findIndex((line) => line.startsWith(tell(beta))),
    );
  });

  test('asks no one where there is no cluster yet: the machine that is made is reported', async () => {
    const { lines } = await bring(lab, absent);
    expect(lines.filter((line) => line.includes('cluster-identity'))).toEqual([]);
  });

  test('notes no cluster that its environment names', async () => {
    const { result, target } = await bring({ ...beta, cluster: { kind: 'given', uid } });
    expect([result, existsSync(join(target.root, 'state'))]).toEqual([{ ok: true }, false]);
  });

  test('starts a machine that was stopped, and then asks who it is', async () => {
    const { result, said, lines, target } = await bring(lab, { 'minikube status': [failed(7), ok()] });
    expect(result).toEqual({ ok: true });
    expect(said.slice(1, 3)).toEqual([
      "cluster 'breakwater-e2e': stopped",
      "    starts 'breakwater-e2e', which was stopped",
    ]);
    const [start, asking, terraform] = ['minikube start', who(lab), 'terraform'].map((beginning) =>
      lines.findIndex((line) => line.startsWith(beginning)),
    );
    expect([start, asking, terraform]).toEqual([start, asking, terraform].toSorted((a = 0, b = 0) => a - b));
    expect(noted(stateOf(target))).toBe(uid);
  });

  test('says what is left out', async () => {
    const { target, said } = deploy(lab);
    await up({ ...target, settings: { ...target.settings, leftOut: ['grafana', 'prometheus'] } });
    expect(said[2]).toBe('left out: grafana, prometheus');
  });
});

describe('up stops', () => {
  test('at the first stack that fails', async () => {
    const { result, stacks } = await bring(lab, { [asked(lab, 'platform', 'apply')]: failed(1, '', timedOut) });
    expect(result).toMatchObject({
      ok: false,
      problem: expect.objectContaining({ message: expect.stringContaining('apply of lab-platform failed') }),
    });
    expect(stacks.at(-1)).toBe('lab-platform apply');
  });

  test('where the stacks cannot be written', async () => {
    const { target, stacks } = deploy(lab, {}, { synthesize: async () => failure('failed', 'no such chart') });
    expect(await up(target)).toEqual({ ok: false, problem: expect.objectContaining({ message: 'no such chart' }) });
    expect(stacks()).toEqual([]);
  });

  test.each<[string, Answers, string]>([
    ['dist is stale', { 'node ': failed(1, 'stale') }, 'not what the charts say now'],
    ['dist is not committed', { 'git -C': ok(' M dist/lab/a\n') }, 'unreviewed changes'],
    ['kubectl is set to another cluster', { 'kubectl config': ok('other') }, "set to the context 'other'"],
    ['another cluster answers', { [who(lab)]: identified(otherUid) }, `${otherUid}, recorded is ${uid}`],
    ['no cluster answers', { [who(lab)]: failed(1, 'refused') }, 'no cluster that answers'],
    [
      'a stopped machine does not start',
      { 'minikube status': failed(7), 'minikube start': failed(1, 'full') },
      'minikube start failed: full',
    ],
    [
      'a stopped machine is another one',
      { 'minikube status': [failed(7), ok()], [who(lab)]: identified(otherUid) },
      'leads to another cluster',
    ],
  ])('where %s, and nothing was asked of Terraform', async (_, answers, problem) => {
    const { result, stacks, target } = await bring(lab, answers, {}, uid);
    expect(result).toMatchObject({
      ok: false,
      problem: expect.objectContaining({ message: expect.stringContaining(problem) }),
    });
    expect([stacks, noted(stateOf(target))]).toEqual([[], uid]);
  });

  test.each<[string, Answers, string]>([
    [
      'it is of another environment',
      { [identityAsked(beta)]: ofEnvironment('production') },
      "the cluster 'breakwater-beta' is of production, as its ConfigMap kube-system/cluster-identity says, and not of beta; use the context of beta",
    ],
    [
      'it does not say of which one it is',
      { [identityAsked(beta)]: failed(1, 'Error from server (Forbidden)\n') },
      "the cluster 'breakwater-beta' does not say of which environment it is: Error from server (Forbidden)",
    ],
    [
      'it may not be reported',
      { [identityAsked(beta)]: ok(), [tell(beta)]: failed(1, 'error: forbidden\n') },
      "cannot record on the cluster 'breakwater-beta' that it is of beta: error: forbidden",
    ],
  ])('at a cluster where %s, which is not noted', async (_, answers, problem) => {
    const { result, stacks, target } = await bring(beta, answers);
    expect(result).toEqual({ ok: false, problem: { reason: 'refused', message: problem } });
    expect([stacks, noted(stateOf(target))]).toEqual([[], undefined]);
  });

  test('where there is no cluster, and none is to be made', async () => {
    const { result, stacks } = await bring(lab, absent, { only: ['platform'] });
    expect(result).toEqual({
      ok: false,
      problem: expect.objectContaining({
        message: "there is no cluster 'breakwater-e2e' yet; omit --only, or add cluster to it",
      }),
    });
    expect(stacks).toEqual([]);
  });

  test('not at a dist that is not committed, where that is allowed', async () => {
    const { result } = await bring(lab, { 'git -C': ok(' M dist/lab/a\n') }, { uncommitted: true });
    expect(result).toEqual({ ok: true });
  });
});
