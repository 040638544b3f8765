import { join } from 'node:path';
import { note } from '../../src/cluster/identity';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { sealCluster, standingOf } from '../../src/deploy/seal';
import { stateOf } from '../../src/deploy/target';
import type { Answers } from '../programs/fakes';
import { failed, identified, ok, programs } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { absent, deploy, otherUid, uid } from './deploys';

temporaryFolders();

const { lab, beta } = environments;
const whoLab = `kubectl --context=${lab.context}`;

/** Asks about a cluster of which this was noted. */
async function seal(environment: Environment, answers: Answers = {}, known?: string, kubeconfig?: string) {
  const { target, lines } = deploy(environment, answers, { variables: { KUBECONFIG: kubeconfig } });
  if (known) note(stateOf(target), known);
  return { sealed: await sealCluster(target), lines: lines(), target };
}

describe('a cluster that runs', () => {
  test('is the recorded one', async () => {
    const { sealed, lines } = await seal(lab, {}, uid);
    expect(sealed).toEqual({ ok: true, value: { is: 'running', uid, recorded: true } });
    expect(lines).toEqual([
      'minikube profile list --output=json',
      'minikube status --profile=breakwater-e2e --output=json',
      'kubectl config current-context',
      `${whoLab} get namespace kube-system --ignore-not-found --output=json`,
    ]);
  });

  test('is trusted where none is recorded yet', async () => {
    expect((await seal(lab)).sealed).toEqual({ ok: true, value: { is: 'running', uid, recorded: false } });
  });

  test('is recorded in its environment where it is a given one, whatever was noted', async () => {
    const given: Environment = { ...beta, cluster: { kind: 'given', uid } };
    const { sealed, lines } = await seal(given, {}, otherUid);
    expect(sealed).toEqual({ ok: true, value: { is: 'running', uid, recorded: true } });
    expect(lines.filter((line) => line.startsWith('minikube'))).toEqual([]);
  });

  test('is fine where kubectl is set to no context at all', async () => {
    const { sealed } = await seal(lab, { 'kubectl config': failed(1, 'error: current-context is not set\n') });
    expect(sealed.ok).toBe(true);
  });
});

describe('a cluster that does not run', () => {
  test('is absent where minikube has none, and no one is asked', async () => {
    const { sealed, lines } = await seal(lab, absent);
    expect(sealed).toEqual({ ok: true, value: { is: 'absent' } });
    expect(lines).toEqual(['minikube profile list --output=json']);
  });

  test('is stopped where minikube has one', async () => {
    const { sealed } = await seal(lab, { 'minikube status': failed(7, '', '{"Host":"Stopped"}') });
    expect(sealed).toEqual({ ok: true, value: { is: 'stopped' } });
  });

  test.each([
    ['no JSON', ok(''), 'absent'],
    ['nothing of profiles', ok('{"error":"no"}'), 'absent'],
    ['another profile', ok('{"valid":[{"Name":"breakwater"}],"invalid":[]}'), 'absent'],
    ['that it is broken', ok('{"invalid":[{"Name":"breakwater-e2e"}],"valid":[]}'), 'stopped'],
  ])('is reported by minikube, which says %s', async (_, profiles, is) => {
    const { run } = programs({ 'minikube profile list': profiles, minikube: failed(85) });
    expect(await standingOf(run, lab.context)).toBe(is);
  });
});

describe('a cluster is refused', () => {
  test('where kubectl is set to another', async () => {
    const { sealed, lines } = await seal(lab, { 'kubectl config current-context': ok('breakwater-production\n') });
    expect(sealed).toEqual({
      ok: false,
      problem: expect.objectContaining({
        message:
          "kubectl is set to the context 'breakwater-production', and lab is 'breakwater-e2e'; set it with kubectl config use-context breakwater-e2e, or choose the environment of 'breakwater-production'",
      }),
    });
    expect(lines.at(-1)).toBe('kubectl config current-context');
  });

  test('where another answers than the recorded one, by both identities', async () => {
    const said = `leads to another cluster than the one of lab: the UID of its kube-system is ${otherUid}, recorded is ${uid};`;
    expect((await seal(lab, { [whoLab]: identified(otherUid) }, uid)).sealed).toEqual({
      ok: false,
      problem: expect.objectContaining({
        message: `the context 'breakwater-e2e' ${said} remove the one that is there with minikube delete --profile breakwater-e2e, and it is made again`,
      }),
    });
  });

  test.each<[string, Environment['cluster'], string | undefined]>([
    ['its environment', { kind: 'given', uid: otherUid }, undefined],
    ['the note of the first deploy', { kind: 'given' }, otherUid],
  ])('where a given one is not that of %s, by both identities', async (_, cluster, known) => {
    const { sealed, target } = await seal({ ...beta, cluster }, {}, known);
    expect(sealed).toEqual({
      ok: false,
      problem: expect.objectContaining({
        message: `the context 'breakwater-beta' leads to another cluster than the one of beta: the UID of its kube-system is ${uid}, recorded is ${otherUid}; if it was replaced on purpose, change cluster.uid of beta, or remove ${join(target.root, 'state', 'beta')}`,
      }),
    });
  });

  test('where none answers', async () => {
    const who = `kubectl --context=${beta.context} get namespace`;
    const { sealed } = await seal(beta, { [who]: failed(1, 'E1121 retrying\ndial tcp: i/o timeout\n') });
    expect(sealed).toEqual({
      ok: false,
      problem: expect.objectContaining({
        message: "the context 'breakwater-beta' leads to no cluster that answers: dial tcp: i/o timeout",
      }),
    });
  });
});

describe('KUBECONFIG', () => {
  test.each(['/etc/kube/config:/etc/kube/other', 'one:two', 'C:\\kube\\one;C:\\kube\\two', '/a;/b'])(
    'of several files is refused, and no one is asked: %s',
    async (kubeconfig) => {
      const { sealed, lines } = await seal(lab, {}, undefined, kubeconfig);
      expect(sealed).toEqual({
        ok: false,
        problem: expect.objectContaining({
          message: `KUBECONFIG names several files: ${kubeconfig}; name the one that has the context 'breakwater-e2e'`,
        }),
      });
      expect(lines).toEqual([]);
    },
  );

  test.each(['/etc/kube/config', 'C:\\kube\\config', 'd:/kube/config', './config', ''])(
    'of one file is fine: %j',
    async (kubeconfig) => expect((await seal(lab, {}, undefined, kubeconfig)).sealed.ok).toBe(true),
  );
});
