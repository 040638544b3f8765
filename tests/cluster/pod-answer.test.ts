import { createServer } from 'node:http';
import { answerOfPod } from '../../src/cluster/pod-answer';
import { ask } from '../../src/cluster/prometheus';
import { success } from '../../src/programs/result';
import { fakeKubectl, refusal } from './fake-kubectl';

const pods = { namespace: 'monitoring', labels: { a: 'b', c: 'd' }, port: 9090 };
const running = [{ metadata: { name: 'server-1' } }];

/** A tunnel at whose end a server answers. */
function tunnelled(status: number, body: string) {
  const asked: unknown[] = [];
  const kubectl = fakeKubectl({
    raw: async () => refusal('no route'),
    list: async (...args) => {
      asked.push(args);
      return success(running as never);
    },
    through: async (pod, namespace, [here, there], work) => {
      const server = createServer(({ url }, response) => {
        asked.push([pod, namespace, there, url]);
        response.writeHead(status).end(body);
      });
      await new Promise<void>((open) => server.listen(here, '127.0.0.1', open));
      const done = await work();
      await new Promise((closed) => server.close(closed));
      return success(done);
    },
  });
  return { asked, kubectl };
}

test('a pod that runs is asked through its kubelet', async () => {
  const { asked, kubectl } = tunnelled(200, 'fine');
  expect(await answerOfPod(kubectl, pods, '/healthy?a=b')).toEqual(success('fine'));
  expect(asked).toEqual([
    ['pods', { namespace: 'monitoring', selector: 'a=b,c=d', fields: 'status.phase=Running' }],
    ['server-1', 'monitoring', 9090, '/healthy?a=b'],
  ]);
});

test('Prometheus is asked so where its API server does not reach it', async () => {
  const { asked, kubectl } = tunnelled(
    200,
    JSON.stringify({ data: { result: [{ metric: { a: 'b' }, value: [1, '2'] }] } }),
  );
  expect(await ask(kubectl, 'up')).toEqual(success([{ labels: { a: 'b' }, value: 2 }]));
  expect(asked.at(-1)).toEqual([expect.any(String), 'monitoring', 9090, '/api/v1/query?query=up']);
});

test('an answer that is not 200, no answer, no pod and no list are said', async () => {
  const failed = (message: string) => ({ ok: false, problem: { reason: 'failed', message } });
  expect(await answerOfPod(tunnelled(503, 'later').kubectl, pods, '/')).toEqual(failed('status 503: later'));
  const silent = fakeKubectl({
    list: async () => success(running as never),
    through: async (_, __, ___, work) => success(await work()),
  });
  expect(await answerOfPod(silent, pods, '/')).toEqual(failed('fetch failed'));
  const closed = fakeKubectl({
    list: async () => success(running as never),
    through: async () => refusal('no tunnel'),
  });
  expect(await answerOfPod(closed, pods, '/')).toEqual(failed('no tunnel'));
  const empty = fakeKubectl({ list: async () => success([]) });
  expect(await answerOfPod(empty, pods, '/')).toEqual(failed('no pod with a=b,c=d runs in monitoring'));
  expect(await answerOfPod(fakeKubectl({ list: async () => refusal('no') }), pods, '/')).toEqual(failed('no'));
});
