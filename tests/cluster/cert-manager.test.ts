import { hasCertManager, installCertManager } from '../../src/cluster/cert-manager';
import type { Kubectl } from '../../src/cluster/kubectl';
import { releases } from '../../src/config/versions';
import { success } from '../../src/programs/result';
import { failed, ok, programs } from '../programs/fakes';
import { fakeKubectl, inTurn, refusal, unapplied } from './fake-kubectl';

async function install(addon = failed(10), answers: Partial<Kubectl> = {}) {
  const { run, calls } = programs({ minikube: addon });
  const kubectl = fakeKubectl(answers);
  return { problem: await installCertManager(run, kubectl), lines: calls.map(({ line }) => line), kubectl };
}

test("minikube's addon is taken where it has one", async () => {
  const { kubectl, lines, problem } = await install(ok());
  expect([problem, kubectl.applied]).toEqual([undefined, []]);
  expect(lines).toEqual(['minikube addons enable cert-manager --profile=shop']);
});

test('else the published manifest of our version', async () => {
  const { kubectl, problem } = await install();
  const { version } = releases['cert-manager'];
  expect(problem).toBeUndefined();
  expect(kubectl.applied).toEqual([
    [`https://github.com/cert-manager/cert-manager/releases/download/${version}/cert-manager.yaml`],
  ]);
});

test.each<[string, Partial<Kubectl>, string]>([
  ['is not applied', { apply: inTurn(unapplied('no way out')) }, 'was not installed: no way out'],
  ['does not start', { available: inTurn(refusal('timed out')) }, 'is not ready: timed out'],
])('one that %s is a problem', async (_, answers, says) => {
  expect((await install(failed(10), answers)).problem).toBe(`cert-manager ${says}`);
});

test.each<[string, Kubectl['get'], boolean]>([
  ['has it', async <T>() => success({} as T), true],
  ['has it not', async () => success(undefined), false],
  ['does not answer', async () => refusal('connection refused', 'unreachable'), false],
])('a cluster %s', async (_, get, there) => expect(await hasCertManager(fakeKubectl({ get }))).toBe(there));
