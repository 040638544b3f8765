import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { note, noted } from '../../src/cluster/identity';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { stateOf } from '../../src/deploy/target';
import type { UpOptions } from '../../src/deploy/up';
import { up } from '../../src/deploy/up';
import type { Answers } from '../programs/fakes';
import { failed, ofEnvironment, ok } from '../programs/fakes';
import { elsewhere } from '../programs/git';
import { temporaryFolders } from '../synth/folders';
import { absent, deploy, identityAsked, messageOf, uid, untimed } from './deploys';

temporaryFolders();

const { lab, beta } = environments;
const labelling = ({ context }: Environment) => `kubectl --context=${context} create configmap cluster-identity`;

async function bring(environment: Environment, answers: Answers = {}, options?: UpOptions, known?: string) {
  const { target, said, lines, stacks } = deploy(environment, answers);
  if (known) note(stateOf(target), known);
  const result = await up(target, options);
  const first = (start: string) => lines().findIndex((line) => line.startsWith(start));
  const labelled = lines().filter((line) => line.startsWith(labelling(environment)));
  const recorded = noted(stateOf(target));
  return { result, message: messageOf(result), said, stacks: stacks(), root: target.root, first, labelled, recorded };
}

describe('up', () => {
  test('asks for the issuer that the site has once the platform is there, and applies nothing without it', async () => {
    const site: Environment = { ...lab, frontDoor: { ...lab.frontDoor, issuer: { kind: 'existing', name: 'theirs' } } };
    const issuer = `kubectl --context=${lab.context} get clusterissuers.cert-manager.io theirs`;
    const ready = JSON.stringify({ status: { conditions: [{ type: 'Ready', status: 'True' }] } });
    const good = await bring(site, { [issuer]: ok(ready) }, undefined, uid);
    expect([good.result, good.stacks.at(-1)]).toEqual([{ ok: true }, 'lab-workloads apply']);
    const bad = await bring(site, { [issuer]: ok('') }, undefined, uid);
    expect([bad.message, bad.stacks.at(-1)]).toEqual([
      expect.stringContaining("the ClusterIssuer 'theirs' that frontDoor.issuer names is not on the cluster"),
      'lab-platform apply',
    ]);
  });

  test('compares the address of the front door with the one that was given, and applies no workload at another', async () => {
    const service = `kubectl --context=${beta.context} get service ingress-nginx-controller`;
    const good = await bring(beta);
    expect([good.result, good.stacks.at(-1)]).toEqual([{ ok: true }, 'beta-workloads apply']);
    expect(good.said).toContain('front door: 198.51.100.20, as frontDoor.entry says');
    const bad = await bring(beta, {
      [service]: ok('{"status":{"loadBalancer":{"ingress":[{"ip":"198.51.100.7"}]}}}'),
    });
    expect([bad.message, bad.stacks.at(-1)]).toEqual([
      expect.stringMatching(
        /^the load balancer of the front door is at 198\.51\.100\.7, and .* says 198\.51\.100\.20: /,
      ),
      'beta-platform apply',
    ]);
    expect((await bring(lab, {}, undefined, uid)).first(service.replace(beta.context, lab.context))).toBe(-1);
  });

  test('applies the stacks in their order, after the cluster is known', async () => {
    const { result, said, stacks, first, labelled } = await bring(lab, {}, undefined, uid);
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
    expect(untimed(said)).toEqual([
      'dist/lab: 2 objects, as reviewed',
      `cluster 'breakwater-e2e': ${uid}, as recorded`,
      'cluster',
      'cluster: No changes, TIME',
      'platform',
      'platform: No changes, TIME',
      'workloads',
      '    rolled out deployment hash/hash TIME',
      'workloads: No changes, TIME',
    ]);
    const order = [`kubectl --context=${lab.context} get namespace`, identityAsked(lab), 'terraform'].map(first);
    expect(order).toEqual(order.toSorted((one, two) => one - two));
    expect([labelled, order.includes(-1)]).toEqual([[], false]);
  });

  test('makes a cluster that is absent, which is labelled as it is made', async () => {
    const { result, said, stacks, first } = await bring(lab, absent);
    expect([result, said[1]]).toEqual([{ ok: true }, "cluster 'breakwater-e2e': not there yet"]);
    expect([stacks[0], first(identityAsked(lab)), first(labelling(lab))]).toEqual(['lab-cluster init', -1, -1]);
  });

  test('applies only chosen stacks', async () => {
    const { stacks } = await bring(lab, {}, { only: ['workloads', 'platform'] });
    expect(stacks.filter((line) => line.endsWith('apply'))).toEqual(['lab-platform apply', 'lab-workloads apply']);
    expect((await bring(beta, {}, { only: ['cluster'] })).stacks).toEqual([]);
  });

  test('records a cluster at the first deploy, and says so', async () => {
    const { said, recorded } = await bring(beta);
    expect([said[1], recorded]).toEqual([`cluster 'breakwater-beta': ${uid}, recorded now`, uid]);
  });

  test('records a stopped machine once it runs', async () => {
    const { said, recorded } = await bring(lab, { 'minikube status': [failed(7), ok()] });
    expect([said[1], recorded]).toEqual(["cluster 'breakwater-e2e': stopped", uid]);
  });

  test('labels a new cluster with its environment before the first stack, and records it then', async () => {
    const answers = { [identityAsked(beta)]: ok(), [labelling(beta)]: ok() };
    const { result, first, labelled, recorded } = await bring(beta, answers);
    expect([result, recorded]).toEqual([{ ok: true }, uid]);
    expect(labelled).toEqual([`${labelling(beta)} --namespace=kube-system --from-literal=environment=beta`]);
    expect(first('terraform')).toBeGreaterThan(first(labelling(beta)));
  });

  test('does not record a cluster that its environment names', async () => {
    const { result, root } = await bring({ ...beta, cluster: { kind: 'given', uid } });
    expect([result, existsSync(join(root, 'state'))]).toEqual([{ ok: true }, false]);
  });

  test('names the releases that are left out', async () => {
    const { target, said } = deploy(lab);
    await up({ ...target, settings: { ...target.settings, leftOut: ['grafana', 'prometheus'] } });
    expect(said[2]).toBe('left out: grafana, prometheus');
  });

  test('takes a dist that is not committed where that is allowed', async () => {
    const { result } = await bring(lab, elsewhere, { uncommitted: true });
    expect(result).toEqual({ ok: true });
  });
});

test.each<[string, Environment, UpOptions, Answers, string]>([
  ['dist is stale', beta, {}, { 'node ': failed(1, 'stale') }, 'not what the charts say now'],
  ['dist is not committed', beta, {}, elsewhere, 'unreviewed changes'],
  [
    'it is of another environment',
    beta,
    {},
    { [identityAsked(beta)]: ofEnvironment('production') },
    'is of production, ',
  ],
  [
    'it does not say of which environment it is',
    beta,
    {},
    { [identityAsked(beta)]: failed(1, 'Error from server (Forbidden)\n') },
    'does not say of which environment it is: Error from server (Forbidden)',
  ],
  [
    'its label cannot be written',
    beta,
    {},
    { [identityAsked(beta)]: ok(), [labelling(beta)]: failed(1, 'error: forbidden\n') },
    'that it is of beta: error: forbidden',
  ],
  [
    'it is absent, and not to be made',
    lab,
    { only: ['platform'] },
    absent,
    "there is no cluster 'breakwater-e2e' yet; omit --only, or add cluster to it",
  ],
])('up records no cluster and applies nothing where %s', async (_, environment, options, answers, text) => {
  const { message, stacks, recorded } = await bring(environment, answers, options);
  expect([message, stacks, recorded]).toEqual([expect.stringContaining(text), [], undefined]);
});
