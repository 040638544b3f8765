import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environments } from '../../src/config/environments';
import { cluster } from '../../src/pipeline/cluster';
import { type Answers, failed, missing, ofEnvironment, ok, saying } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';
import { lab, release, repository, uid, world } from './world';

const folder = temporaryFolders();

async function see(answers: Answers = {}, environment = lab, recorded?: string) {
  const there = world(answers);
  const root = repository(folder());
  const { release: made, said } = release(root, there);
  if (recorded) put(root, { 'state/lab/kube-system.uid': recorded });
  const result = await cluster({ ...made, target: { ...made.target, environment } });
  return { ...there, result, said, root };
}
const absent = ok('{"valid":[],"invalid":[]}');
const present = ok(JSON.stringify({ valid: [{ Name: lab.context }] }));

test('a cluster that stands, is of the environment and has what dist needs is taken, and noted', async () => {
  const { result, root, lines } = await see();
  expect(result).toEqual({ ok: true, value: "'breakwater-e2e' stands, and is of lab" });
  expect(readFileSync(join(root, 'state', 'lab', 'kube-system.uid'), 'utf8')).toBe(`${uid}\n`);
  expect(lines.filter((line) => /install|enable|apply|start/.test(line))).toEqual([]);
});

test('another cluster than the recorded one is refused', async () => {
  const { result } = await see({}, lab, 'f47ac10b');
  expect(result).toMatchObject({
    problem: saying(expect.stringContaining('leads to another cluster than the one of lab')),
  });
});

test('a cluster of another environment is refused', async () => {
  const { result } = await see({ 'kubectl get configmap cluster-identity': ofEnvironment('beta') });
  expect(result).toMatchObject({ problem: saying(expect.stringContaining("the cluster 'breakwater-e2e' is of beta")) });
});

test('a machine that is stopped is started, without Terraform', async () => {
  const { lines, result, said } = await see({ 'minikube status': [failed(7), ok()], terraform: missing });
  expect(result).toEqual({ ok: true, value: "'breakwater-e2e' is up, and is of lab" });
  expect(said).toEqual(["    starts 'breakwater-e2e', which was stopped"]);
  expect(lines).toContain('minikube start --profile=breakwater-e2e');
});

test('a machine that does not start is reported', async () => {
  const { result } = await see({ 'minikube status': failed(7), 'minikube start': failed(80, 'no room\n') });
  expect(result).toEqual({ ok: false, problem: saying('minikube start failed: no room') });
});

describe('where there is no cluster', () => {
  test('the stack cluster makes it', async () => {
    const { lines, result, said } = await see({
      'minikube profile list': [absent, absent, present],
      'terraform -chdir=cdktf.out/stacks/lab-cluster show': ok('{}'),
      terraform: ok(),
    });
    expect(result).toEqual({ ok: true, value: "'breakwater-e2e' is up, and is of lab" });
    expect(lines.filter((line) => / apply /.test(line) && line.startsWith('terraform'))).toEqual([
      expect.stringContaining('/stacks/lab-cluster apply'),
    ]);
    expect(said).toContain('cluster');
  });

  test('one that cannot be made is reported', async () => {
    const { result } = await see({ 'minikube profile list': absent, 'terraform version': ok(), terraform: failed(1) });
    expect(result).toMatchObject({ problem: saying(expect.stringContaining('terraform init of lab-cluster failed')) });
  });

  test('without Terraform the message says how to get one', async () => {
    const { result } = await see({ 'minikube profile list': absent, terraform: missing });
    expect(result).toEqual({
      ok: false,
      problem: saying(
        "there is no cluster 'breakwater-e2e', and no terraform to make it; npm run doctor says how to install it, or make it as docs/how-to/apply-with-kubectl.md says",
      ),
    });
  });

  test('and whose front door is a release, the stacks that make both are named', async () => {
    const { result } = await see({ 'minikube profile list': absent }, environments.local);
    expect(result).toEqual({
      ok: false,
      problem: saying(
        "there is no cluster 'breakwater', and the front door of local is a release of the stack platform; npm run up -- --environment local --only cluster platform makes both",
      ),
    });
  });
});

describe('cert-manager', () => {
  const none = { 'kubectl get customresourcedefinition': failed(1) };

  test('is installed where it is not there', async () => {
    const { lines, result, said } = await see(none);
    expect(result.ok).toBe(true);
    expect(said).toEqual(['    cert-manager is not there, and is installed']);
    expect(lines).toContain('minikube addons enable cert-manager --profile=breakwater-e2e');
  });

  test('that cannot be installed is reported', async () => {
    const { result } = await see({ ...none, 'minikube addons': failed(1), 'kubectl apply': failed(1, 'no way out\n') });
    expect(result).toEqual({ ok: false, problem: saying('cert-manager was not installed: no way out') });
  });

  test("is not put on someone else's cluster", async () => {
    const given = { ...lab, cluster: { kind: 'given', uid } as const };
    const { lines, result } = await see(none, given);
    const problem = 'the cluster has no cert-manager, which dist needs; npm run up -- --only platform installs it';
    expect(result).toEqual({ ok: false, problem: saying(problem) });
    expect(lines.filter((line) => line.startsWith('minikube'))).toEqual([]);
  });
});

test('a cluster that became another on the way is refused', async () => {
  const { result } = await see({ 'kubectl config current-context': [ok(lab.context), ok('elsewhere')] });
  expect(result).toMatchObject({
    problem: saying(expect.stringContaining("kubectl is set to the context 'elsewhere'")),
  });
});
