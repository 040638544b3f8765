import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { cluster } from '../../src/pipeline/cluster';
import { success } from '../../src/programs/result';
import { type Answers, failed, missing, ofEnvironment, ok, refused } from '../programs/fakes';
import { commitAll } from '../programs/git';
import { put, temporaryFolders } from '../synth/folders';
import { lab, stage, uid } from './world';

const folder = temporaryFolders();

async function see(answers: Answers = {}, environment: Environment = lab, recorded?: string) {
  const there = stage(folder(), answers);
  commitAll(there.root);
  if (recorded) put(there.root, { 'state/lab/kube-system.uid': recorded });
  const result = await cluster({ ...there.made, target: { ...there.made.target, environment } });
  return { ...there, result };
}
const absent = ok('{"valid":[],"invalid":[]}');
const present = ok(JSON.stringify({ valid: [{ Name: lab.context }] }));
const given = { ...lab, cluster: { kind: 'given', uid } as const };
const bare = { 'kubectl get customresourcedefinition': failed(1) };

test('a cluster that stands, is of the environment and has what dist needs is taken, and noted', async () => {
  const { result, root, lines } = await see();
  expect(result).toEqual(success("'breakwater-e2e' stands, and is of lab"));
  expect(readFileSync(join(root, 'state', 'lab', 'kube-system.uid'), 'utf8')).toBe(`${uid}\n`);
  expect(lines.filter((line) => /install|enable|apply|start/.test(line))).toEqual([]);
});

test('a machine that is stopped is started, without Terraform', async () => {
  const { lines, result, said } = await see({ 'minikube status': [failed(7), ok()], terraform: missing });
  expect(result).toEqual(success("'breakwater-e2e' is up, and is of lab"));
  expect(said).toEqual(["    starts 'breakwater-e2e', which was stopped"]);
  expect(lines).toContain('minikube start --profile=breakwater-e2e');
});

test('one that does not exist is made by the stack cluster', async () => {
  const { lines, result, said } = await see({
    'minikube profile list': [absent, absent, present],
    'terraform -chdir=cdktf.out/stacks/lab-cluster show': ok('{}'),
    terraform: ok(),
  });
  expect(result).toEqual(success("'breakwater-e2e' is up, and is of lab"));
  expect(lines.filter((line) => /^terraform .* apply /.test(line))).toEqual([
    expect.stringContaining('/stacks/lab-cluster apply'),
  ]);
  expect(said).toContain('cluster');
});

test('cert-manager is installed where it is missing', async () => {
  const { lines, result, said } = await see(bare);
  expect([result.ok, said]).toEqual([true, ['    cert-manager is not there, and is installed']]);
  expect(lines).toContain('minikube addons enable cert-manager --profile=breakwater-e2e');
});

const gone = { 'minikube profile list': absent };
const noTerraform =
  "there is no cluster 'breakwater-e2e', and no terraform to make it; npm run doctor says how to install it, or make it as docs/how-to/apply-with-kubectl.md says";
const noFrontDoor =
  "there is no cluster 'breakwater', and the front door of local is a release of the stack platform; npm run up -- --environment local --only cluster platform makes both";

test.each<[string, Answers, Environment?, string?]>([
  ['leads to another cluster than the one of lab', {}, lab, 'f47ac10b'],
  ["the cluster 'breakwater-e2e' is of beta", { 'kubectl get configmap cluster-identity': ofEnvironment('beta') }],
  ['minikube start failed: no room', { 'minikube status': failed(7), 'minikube start': failed(80, 'no room\n') }],
  ['terraform init of lab-cluster failed', { ...gone, 'terraform version': ok(), terraform: failed(1) }],
  [noTerraform, { ...gone, terraform: missing }],
  [noFrontDoor, gone, environments.local],
  ['the cluster has no cert-manager, which dist needs; npm run up -- --only platform installs it', bare, given],
  // It became another on the way.
  ["set to the context 'elsewhere'", { 'kubectl config current-context': [ok(lab.context), ok('elsewhere')] }],
])('a cluster is refused: %s', async (message, answers, environment = lab, recorded) => {
  const { lines, result } = await see(answers, environment, recorded);
  expect(result).toEqual(refused(expect.stringContaining(message)));
  expect(lines.filter((line) => /addons|kubectl apply/.test(line))).toEqual([]);
});
