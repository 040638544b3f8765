import { installCertManager } from '../../src/cluster/cert-manager';
import { releases } from '../../src/config/versions';
import { type Answers, failed, ok, programs } from '../programs/fakes';

async function install(answers: Answers) {
  const { run, calls } = programs(answers);
  return { problem: await installCertManager(run, 'shop'), lines: calls.map(({ line }) => line) };
}

test("minikube's addon is taken where it has one", async () => {
  const { lines, problem } = await install({ minikube: ok() });
  expect([problem, lines]).toEqual([undefined, ['minikube addons enable cert-manager --profile=shop']]);
});

test('else it is taken as it is published, in our version, and waited for', async () => {
  const { lines, problem } = await install({ minikube: failed(10), kubectl: ok() });
  const { version } = releases['cert-manager'];
  expect(problem).toBeUndefined();
  expect(lines.slice(1)).toEqual([
    `kubectl --context=shop apply --filename https://github.com/cert-manager/cert-manager/releases/download/${version}/cert-manager.yaml`,
    'kubectl --context=shop wait --namespace=cert-manager deployment --all --for=condition=Available --timeout=180s',
  ]);
});

test.each<[string, Answers, string]>([
  ['cannot be had', { 'kubectl --context=shop apply': failed(1, 'a\nno way out\n') }, 'was not installed: no way out'],
  ['does not start', { 'kubectl --context=shop wait': failed(1), kubectl: ok() }, 'is not ready: exit 1'],
])('what %s is told', async (_, answers, says) => {
  expect((await install({ minikube: failed(10), ...answers })).problem).toBe(`cert-manager ${says}`);
});
