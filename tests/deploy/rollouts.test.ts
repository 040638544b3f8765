import { rollouts } from '../../src/deploy/rollouts';
import type { Manifest } from '../../src/kubernetes/manifest';
import { failed, missing, ok, programs } from '../programs/fakes';

const object = (kind: string, name: string, namespace?: string): Manifest => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, ...(namespace ? { namespace } : {}) },
});
const objects = [
  object('Deployment', 'api', 'api'),
  object('Service', 'api', 'api'),
  object('StatefulSet', 'mongo', 'mongo'),
  object('DaemonSet', 'agent'),
  object('Job', 'client', 'client'),
];

/** @param status what kubectl says of the roll-out of the Deployment */
async function wait(status = ok()) {
  const said: string[] = [];
  const { run, calls } = programs({ 'kubectl --context=shop rollout status deployment/api': status, kubectl: ok() });
  const problems = await rollouts(run, ['--context=shop'], objects, 90, (line) => said.push(line));
  return { problems, said, lines: calls.map(({ line }) => line) };
}

test('each kind whose pods are replaced step by step is waited for, as long as patience lasts', async () => {
  const { problems, said, lines } = await wait();
  expect(lines).toEqual([
    'kubectl --context=shop rollout status deployment/api --namespace=api --timeout=90s',
    'kubectl --context=shop rollout status statefulset/mongo --namespace=mongo --timeout=90s',
    'kubectl --context=shop rollout status daemonset/agent --namespace=default --timeout=90s',
  ]);
  expect(problems).toEqual([]);
  expect(said).toEqual([
    expect.stringMatching(/^ {4}rolled out deployment\/api \d+\.\d s$/),
    expect.stringMatching(/^ {4}rolled out statefulset\/mongo /),
    expect.stringMatching(/^ {4}rolled out daemonset\/agent /),
  ]);
});

test('a roll-out that does not come to its end is told by what kubectl said last, and the others are awaited', async () => {
  const { problems, said } = await wait(failed(1, 'Waiting: 1 of 3\nerror: timed out waiting for the condition\n'));
  expect(problems).toEqual(['deployment/api in api is not rolled out: error: timed out waiting for the condition']);
  expect(said).toHaveLength(2);
});

test('a roll-out of which nothing is known is one that did not come to its end', async () => {
  expect((await wait(missing)).problems).toEqual(['deployment/api in api is not rolled out: not found']);
});
