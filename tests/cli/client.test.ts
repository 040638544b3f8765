import { join } from 'node:path';
import { environments } from '../../src/config/environments';
import { list, pod } from '../cluster/cluster-says';
import { type Answers, failed, ofEnvironment, ok } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';
import { breakwaterWith } from './breakwater';

const folder = temporaryFolders();
const kubectl = `kubectl --context=${environments.lab.context}`;
const job = `apiVersion: batch/v1
kind: Job
metadata: { name: client-1, namespace: client }
spec:
  template:
    metadata: { labels: { env: lab } }
    spec: { containers: [{ name: client, volumeMounts: [] }], volumes: [] }
`;
const answer = (status: number, reason: string, body: string, more: object = {}) =>
  ok(
    `${JSON.stringify({
      status,
      reason,
      headers: [
        ['allow', 'GET'],
        ['x', '1'],
      ],
      body: Buffer.from(body).toString('base64'),
      cut: false,
      seconds: 0.0124,
      ...more,
    })}\n`,
  );

/** `npm run client` on a cluster of lab that answers so. */
async function type(words: readonly string[], log = answer(200, 'OK', '[]'), answers: Answers = {}, dist = job) {
  const root = put(folder(), dist === '' ? { 'dist/lab/web.yaml': '' } : { 'dist/lab/client.k8s.yaml': dist });
  const { calls, ...ended } = await breakwaterWith(
    { argv: ['client', '--environment=lab', ...words], root },
    {
      ...answers,
      [`${kubectl} get configmap cluster-identity`]: ofEnvironment('lab'),
      [`${kubectl} get job`]: ok(
        '{"metadata":{"uid":"u"},"status":{"conditions":[{"type":"Complete","status":"True"}]}}',
      ),
      [`${kubectl} get pods`]: list(pod({ terminated: { reason: 'Completed', exitCode: 0 } })),
      [`${kubectl} logs`]: log,
      [`${kubectl} apply`]: ok(),
      [`${kubectl} delete`]: ok(),
      ...answers,
    },
  );
  const applied = calls
    .filter(({ line }) => line.includes(' apply '))
    .map(({ options }) => [...(options?.input ?? [])]);
  const [secret] = applied.map(([text = '{}']) => JSON.parse(String(text)) as { data?: { request: string } });
  const request = secret?.data && JSON.parse(Buffer.from(secret.data.request, 'base64').toString());
  return { ...ended, request };
}

test('prints the body, says status and time beside it, and ends with 0', async () => {
  const { code, err, out, request } = await type(['get', '/users/?limit=5']);
  expect([code, err, out]).toEqual([0, '200 OK, 12 ms\n', '[]\n']);
  expect(request).toEqual({ method: 'GET', path: '/users/?limit=5', headers: {} });
  expect(process.listenerCount('SIGINT')).toBe(0);
});

test('shows headers where they are asked for, and says what was cut off', async () => {
  const { err, out } = await type(['GET', '/', '--headers'], answer(200, 'OK', 'a\n', { cut: true }));
  expect(err).toBe('200 OK, 12 ms; its body is longer than 1 MiB, and cut off\nallow: GET\nx: 1\n');
  expect(out).toBe('a\n');
});

test('prints the answer as JSON, and nothing beside it', async () => {
  const { err, out } = await type(['GET', '/', '--json'], answer(200, 'OK', 'é'));
  expect([err, JSON.parse(out)]).toEqual(['', expect.objectContaining({ status: 200, body: 'é', seconds: 0.0124 })]);
});

test.each([
  [204, 'No Content', '', 0],
  [304, 'Not Modified', '', 0],
  [404, 'Not Found', '', 1],
  [503, 'Service Unavailable', '', 1],
])('ends after status %d as it says', async (status, reason, body, code) => {
  const ended = await type(['DELETE', '/users/1'], answer(status, reason, body));
  expect([ended.code, ended.err, ended.out]).toEqual([code, `${status} ${reason}, 12 ms\n`, '']);
});

describe('a body', () => {
  test('is JSON, unless a header says something else', async () => {
    const { request } = await type(['POST', '/users/', '--data', '{}', '--header', 'Idempotency-Key: 1']);
    const headers = { 'content-type': 'application/json', 'idempotency-key': '1' };
    expect(request).toEqual({ method: 'POST', path: '/users/', headers, body: '{}' });
    const two = ['--header', 'Content-Type: text/plain', '--header', 'X:'];
    expect((await type(['POST', '/', '--data', 'a', ...two])).request.headers).toEqual({
      'content-type': 'text/plain',
      x: '',
    });
  });

  test('may be that of a file', async () => {
    const root = put(folder(), { 'user.json': '{"a":1}' });
    expect((await type(['PUT', '/', '--data', `@${join(root, 'user.json')}`])).request.body).toBe('{"a":1}');
    const { code, err, lines } = await type(['PUT', '/', '--data', '@nowhere.json']);
    expect([code, err, lines]).toEqual([2, 'client: nowhere.json cannot be read\n', []]);
  });
});

test.each([
  [['GET', 'http://elsewhere.example/'], 'use a path from the root'],
  [['GET', '/a b'], 'use a path from the root'],
  [['G', '/'], 'use a method of HTTP'],
  [['GET', '/', '--seconds', '4'], 'use whole seconds from 5 to 300'],
  [['GET', '/', '--seconds', '301'], 'use whole seconds from 5 to 300'],
  [['GET', '/', '--seconds', '5.5'], 'use whole seconds from 5 to 300'],
  [['GET', '/', '--header', 'no colon'], 'use a line such as'],
])('%j is a usage error', async (words, says) => {
  const { code, err, lines } = await type(words);
  expect([code, lines]).toEqual([2, []]);
  expect(err).toContain(says);
});

test.each<[string, Answers, string, string, string]>([
  [
    'of another environment',
    { [`${kubectl} get configmap cluster-identity`]: ofEnvironment('beta') },
    job,
    "the cluster 'breakwater-e2e' is of beta",
    '',
  ],
  [
    'of no environment',
    { [`${kubectl} get configmap cluster-identity`]: ok() },
    job,
    "the cluster 'breakwater-e2e' is of no environment",
    '',
  ],
  ['that does not answer', { [`${kubectl} get configmap`]: failed(1, 'no route') }, job, 'no route', ''],
  ['that refuses it', { [`${kubectl} apply`]: failed(1, 'sealed') }, job, 'client: sealed', 'apply'],
  ['without a client in dist', {}, '', 'dist/lab has no Job of client', ''],
])('a cluster %s gets nothing', async (_, answers, dist, says, tried) => {
  const { code, err, lines } = await type(['GET', '/'], undefined, answers, dist);
  expect([code, err]).toEqual([1, expect.stringContaining(says)]);
  expect(lines.filter((line) => line.includes(' apply ')).length).toBe(tried === '' ? 0 : 1);
});
