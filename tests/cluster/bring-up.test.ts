import { bringUp } from '../../src/cluster/bring-up';
import type { Kubectl } from '../../src/cluster/kubectl';
import { success } from '../../src/programs/result';
import { type Answers, failed, ok, programs } from '../programs/fakes';
import { fakeKubectl, inTurn, refusal, unapplied } from './fake-kubectl';

const well: Answers = { minikube: ok(), docker: ok() };

async function bring(answers: Partial<Kubectl> = {}, more: Answers = {}, minikube = true) {
  const { run, calls } = programs({ ...more, ...well });
  const said: string[] = [];
  const kubectl = fakeKubectl(answers);
  const props = { run, kubectl, environment: 'lab', minikube, images: ['a:1'], say: (line: string) => said.push(line) };
  return { problem: await bringUp(props), said, kubectl, lines: calls.map(({ line }) => line) };
}

/** A cluster that has every object but ConfigMaps. */
const equipped: Partial<Kubectl> = {
  get: async <T>(kind: string) => success(kind === 'configmap' ? undefined : ({} as T)),
};

test('a new cluster gets its environment, cert-manager and images', async () => {
  const { kubectl, lines, problem, said } = await bring();
  expect(problem).toBeUndefined();
  expect(kubectl.configMaps.get('kube-system/cluster-identity')).toEqual({ environment: 'lab' });
  expect(said).toEqual(['    cert-manager is not there, and is installed']);
  expect(lines).toContain('minikube addons enable cert-manager --profile=shop');
  expect(lines.at(-1)).toMatch(/^minikube --profile shop image load /);
});

test('one that has cert-manager keeps it', async () => {
  const { lines, problem, said } = await bring(equipped, {}, false);
  expect([problem, said, lines.filter((line) => line.includes('addons'))]).toEqual([undefined, [], []]);
});

test.each<[string, Partial<Kubectl>, Answers, boolean, string]>([
  ['is another one', { createConfigMap: inTurn(refusal('forbidden')) }, {}, true, 'cannot record on the cluster'],
  ['has no cert-manager, and is not a minikube', {}, {}, false, 'npm run up -- --only platform installs it'],
  ['gets no cert-manager', { apply: inTurn(unapplied('no way')) }, { 'minikube addons': failed(1) }, true, 'no way'],
  ['gets no image', {}, { 'minikube --profile': failed(1, 'none') }, true, "'a:1' was not loaded"],
])('one that %s is a problem', async (_, answers, more, minikube, says) => {
  expect((await bring(answers, more, minikube)).problem).toContain(says);
});
