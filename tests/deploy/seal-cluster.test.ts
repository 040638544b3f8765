import { join } from 'node:path';
import { note } from '../../src/cluster/identity';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { sealCluster, sealStarted, standingOf } from '../../src/deploy/seal';
import { stateOf } from '../../src/deploy/target';
import { type Answers, failed, identified, ok, programs } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { absent, deploy, messageOf, otherUid, uid } from './deploys';

temporaryFolders();

const { lab, beta } = environments;
const whoLab = `kubectl --context=${lab.context}`;
const running = (recorded: boolean) => ({ ok: true, value: { is: 'running', uid, recorded } });

/** Checks a cluster. @param known its recorded UID @default - none */
async function seal(environment: Environment, answers: Answers = {}, known?: string, kubeconfig?: string) {
  const { target, lines } = deploy(environment, answers, { variables: { KUBECONFIG: kubeconfig } });
  if (known) note(stateOf(target), known);
  const sealed = await sealCluster(target);
  return { sealed, message: messageOf(sealed).replaceAll(target.root, 'ROOT'), lines: lines() };
}

describe('a cluster that runs', () => {
  test('is the recorded one', async () => {
    const { sealed, lines } = await seal(lab, {}, uid);
    expect(sealed).toEqual(running(true));
    expect(lines).toEqual([
      'minikube profile list --output=json',
      'minikube status --profile=breakwater-e2e --output=json',
      'kubectl config current-context',
      `${whoLab} get namespace kube-system --ignore-not-found --output=json`,
    ]);
  });

  test('is trusted where none is recorded yet, and where kubectl has no context', async () => {
    const { sealed } = await seal(lab, { 'kubectl config': failed(1, 'error: current-context is not set\n') });
    expect(sealed).toEqual(running(false));
  });

  test('is the one that its environment names, before the recorded one', async () => {
    const { sealed, lines } = await seal({ ...beta, cluster: { kind: 'given', uid } }, {}, otherUid);
    expect(sealed).toEqual(running(true));
    expect(lines.filter((line) => line.startsWith('minikube'))).toEqual([]);
  });
});

describe('a cluster that does not run', () => {
  test('is absent where minikube has none, and kubectl is not run', async () => {
    const { sealed, lines } = await seal(lab, absent);
    expect(sealed).toEqual({ ok: true, value: { is: 'absent' } });
    expect(lines).toEqual(['minikube profile list --output=json']);
  });

  test('is stopped where minikube has one', async () => {
    const { sealed } = await seal(lab, { 'minikube status': failed(7, '', '{"Host":"Stopped"}') });
    expect(sealed).toEqual({ ok: true, value: { is: 'stopped' } });
  });

  test.each([
    ['absent', 'not JSON', ok('')],
    ['absent', 'an error', ok('{"error":"no"}')],
    ['absent', 'another profile', ok('{"valid":[{"Name":"breakwater"}],"invalid":[]}')],
    ['stopped', 'a broken profile', ok('{"invalid":[{"Name":"breakwater-e2e"}],"valid":[]}')],
  ])('is %s where the answer of minikube is %s', async (is, _, profiles) => {
    const { run } = programs({ 'minikube profile list': profiles, minikube: failed(85) });
    expect(await standingOf(run, lab.context)).toBe(is);
  });
});

describe('a stopped machine', () => {
  test.each([{ is: 'absent' }, { is: 'running', uid, recorded: true }] as const)(
    'is not one that is $is: nothing is started',
    async (found) => {
      const { target, lines } = deploy(lab);
      expect([await sealStarted(target, found), lines()]).toEqual([{ ok: true, value: found }, []]);
    },
  );
});

describe('a cluster is refused', () => {
  const another = (name: string, found: string, known: string) =>
    `leads to another cluster than the one of ${name}: the UID of its kube-system is ${found}, recorded is ${known};`;
  const given = `the context 'breakwater-beta' ${another('beta', uid, otherUid)} if it was replaced on purpose, change cluster.uid of beta, or remove ${join('ROOT', 'state', 'beta')}`;

  const elsewhere =
    "kubectl is set to the context 'breakwater-production', and lab is 'breakwater-e2e'; set it with kubectl config use-context breakwater-e2e, or choose the environment of 'breakwater-production'";
  const made = `the context 'breakwater-e2e' ${another('lab', otherUid, uid)} remove the one that is there with minikube delete --profile breakwater-e2e, and it is made again`;
  const silent = failed(1, 'E1121 retrying\ndial tcp: i/o timeout\n');
  const unanswered = "the context 'breakwater-beta' leads to no cluster that answers: dial tcp: i/o timeout";
  const named = { ...beta, cluster: { kind: 'given', uid: otherUid } } as const;

  test.each<[string, Environment, Answers, string, string?]>([
    ['where kubectl is set to another', lab, { 'kubectl config': ok('breakwater-production\n') }, elsewhere],
    ['where another answers than the recorded one', lab, { [whoLab]: identified(otherUid) }, made, uid],
    ['that its environment does not name', named, {}, given],
    ['that is given, and is not the recorded one', { ...beta, cluster: { kind: 'given' } }, {}, given, otherUid],
    ['where none answers', beta, { [`kubectl --context=${beta.context} get namespace`]: silent }, unanswered],
  ])('%s', async (_, environment, answers, expected, ...known) => {
    const { message, lines } = await seal(environment, answers, ...known);
    expect(message).toBe(expected);
    expect(lines.at(-1)).toMatch(/^kubectl (config current-context|.* get namespace )/);
  });
});

describe('KUBECONFIG', () => {
  test.each(['/etc/kube/config:/etc/kube/other', 'one:two', 'C:\\kube\\one;C:\\kube\\two', '/a;/b'])(
    'of several files is refused before a program is run: %s',
    async (kubeconfig) => {
      const { message, lines } = await seal(lab, {}, undefined, kubeconfig);
      expect([message, lines]).toEqual([
        `KUBECONFIG names several files: ${kubeconfig}; name the one that has the context 'breakwater-e2e'`,
        [],
      ]);
    },
  );

  test.each(['/etc/kube/config', 'C:\\kube\\config', 'd:/kube/config', './config', ''])(
    'of one file is fine: %j',
    async (kubeconfig) => expect((await seal(lab, {}, undefined, kubeconfig)).sealed.ok).toBe(true),
  );
});
